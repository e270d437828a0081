using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;

namespace CourseMatch.Host.Sample;

/// <summary>A town of the invented county.</summary>
/// <param name="Name">Invented name.</param>
/// <param name="Postcodes">Invented postcodes; no German postcode begins with 00.</param>
/// <param name="Middle">Middle of the town.</param>
/// <param name="RadiusKilometres">How far from the middle people live.</param>
/// <param name="Share">Share of the newcomers, in percent.</param>
internal sealed record SampleTown(
    string Name, IReadOnlyList<string> Postcodes, GeoPoint Middle, double RadiusKilometres, int Share);

/// <summary>Towns and sites of the invented county.</summary>
internal static class SamplePlaces
{
    /// <summary>Name of the county.</summary>
    public const string County = "Musterkreis";

    public static readonly SampleTown Capital =
        new("Neumusterstadt", ["00101", "00102", "00103"], new GeoPoint(51.000, 10.000), 3.5, 49);

    public static readonly SampleTown East = new("Beispielhausen", ["00110"], new GeoPoint(51.050, 10.080), 2.0, 17);

    public static readonly SampleTown South = new("Probedorf", ["00120"], new GeoPoint(50.945, 9.920), 1.8, 14);

    public static readonly SampleTown FarEast =
        new("Vorlageningen", ["00130"], new GeoPoint(51.010, 10.170), 1.8, 10);

    public static readonly SampleTown SouthEast = new("Skizzenau", ["00140"], new GeoPoint(50.940, 10.110), 1.5, 5);

    public static readonly SampleTown North = new("Formularitz", ["00150"], new GeoPoint(51.110, 9.900), 2.5, 3);

    /// <summary>So far from everything that only a car helps.</summary>
    public static readonly SampleTown Remote = new("Entwurfsee", ["00160"], new GeoPoint(50.780, 9.700), 3.0, 2);

    public static readonly IReadOnlyList<SampleTown> Towns =
        [Capital, East, South, FarEast, SouthEast, North, Remote];

    private const FunctionalNeeds StepFree = FunctionalNeeds.StepFree;

    public static readonly SiteRecord College = Site("vhs-Haus", Capital, 0, "Musterplatz 1", 0.1, 0.1, StepFree);

    public static readonly SiteRecord CollegeNorth =
        Site("Außenstelle Nord", Capital, 1, "Beispielweg 12", 1.6, 0.3, FunctionalNeeds.None);

    public static readonly SiteRecord Centre = Site(
        "Integrationszentrum", Capital, 2, "Probestraße 40", -0.9, 1.1, StepFree | FunctionalNeeds.HearingSupport);

    public static readonly SiteRecord Library = Site("Stadtbücherei", Capital, 0, "Musterplatz 4", 0.2, 0.1, StepFree);

    public static readonly SiteRecord SouthOffice =
        Site("Stadtteilbüro Süd", Capital, 2, "Entwurfsring 7", -1.8, -0.2, FunctionalNeeds.None);

    public static readonly SiteRecord ChildrensMeeting =
        Site("Kindertreff am Markt", Capital, 0, "Marktgasse 3", 0.0, 0.5, StepFree);

    public static readonly SiteRecord Workshop = Site("Bildungswerk", East, 0, "Vorlagenstraße 9", 0.2, 0.0, StepFree);

    public static readonly SiteRecord MothersHouse =
        Site("Mütterzentrum", East, 0, "Skizzengasse 2", 0.4, 0.3, FunctionalNeeds.None);

    public static readonly SiteRecord LanguageSchool =
        Site("Sprachschule am Bach", South, 0, "Bachmuster 5", 0.1, -0.2, FunctionalNeeds.None);

    public static readonly SiteRecord FamilyHouse =
        Site("Familienhaus", South, 0, "Bachmuster 11", 0.3, -0.1, StepFree);

    public static readonly SiteRecord TownHall =
        Site("Rathaus-Anbau", FarEast, 0, "Am Formular 1", 0.0, 0.0, StepFree | FunctionalNeeds.VisionSupport);

    public static readonly SiteRecord VocationalSchool =
        Site("Berufskolleg", SouthEast, 0, "Werkmuster 20", 0.3, 0.2, StepFree);

    public static readonly SiteRecord ParishHall =
        Site("Gemeindehaus", North, 0, "Kirchmuster 6", 0.0, 0.0, FunctionalNeeds.None);

    public static readonly SiteRecord OldSchool =
        Site("Alte Schule", Remote, 0, "Seemuster 3", 0.0, 0.0, FunctionalNeeds.None);

    /// <summary>A point some kilometres north and east of another.</summary>
    public static GeoPoint Shifted(GeoPoint from, double northKilometres, double eastKilometres) => new(
        Math.Round(from.Latitude + northKilometres / 111.2, 5),
        Math.Round(from.Longitude + eastKilometres / (111.2 * Math.Cos(from.Latitude * Math.PI / 180)), 5));

    private static SiteRecord Site(
        string name,
        SampleTown town,
        int postcode,
        string street,
        double north,
        double east,
        FunctionalNeeds offers) =>
        new(
            name,
            new Address(street, town.Postcodes[postcode], town.Name, Shifted(town.Middle, north, east)),
            offers);
}
