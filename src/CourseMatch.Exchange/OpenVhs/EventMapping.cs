using System.Globalization;
using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Trees;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.OpenVhs;

/// <summary>From one <c>veranstaltung</c> of Open-vhs 0.9 to 1.2, or of Berlin's feed in any of its shapes, to the
/// fields of a course.</summary>
/// <remarks>
/// Berlin counts units of 45 minutes in <c>anzahl_termine</c>, everybody else sessions. A course of the category German
/// (4.04), or without a category, may get its kind from its keywords; for other categories only the title counts, since
/// "Intensivkurs" and "Eltern" are keywords of Spanish too.
/// </remarks>
internal sealed class EventMapping(bool isBerlin)
{
    private const string German = "4.04";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "guid", "nummer", "name", "untertitel", "dvv_kategorie", "merkmale", "level", "minimale_teilnehmerzahl",
        "aktuelle_teilnehmerzahl", "maximale_teilnehmerzahl", "anzahl_termine", "beginn_datum", "ende_datum", "dauer",
        "wochentag", "zielgruppe", "schlagwort", "zertifikat", "text", "veranstaltungsort", "ortetermine", "termin",
        "preis", "webadresse", "bezirk", "veranstaltungsart",
    };

    /// <summary>The fields of a course, without its sessions.</summary>
    public CourseCells Cells(Node course, UnknownNames unknown)
    {
        foreach (var child in course.Children.Where(child => !Known.Contains(child.Name)))
        {
            unknown.Count(child.Name);
        }

        var address = Address(course);
        var cells = new CourseCells(course)
            .Take(CourseColumns.Key, "guid")
            .Take(CourseColumns.Number, "nummer")
            .Take(CourseColumns.Title, "name")
            .Set(CourseColumns.LongTitle, string.Join(" ", course.Texts("untertitel")))
            .Set(CourseColumns.Department, Department(course))
            .Take(CourseColumns.Level, "level")
            .Take(CourseColumns.Minimum, "minimale_teilnehmerzahl")
            .Take(CourseColumns.Booked, "aktuelle_teilnehmerzahl")
            .Take(CourseColumns.Seats, "maximale_teilnehmerzahl")
            .Set(CourseColumns.Begin, StampText.DayOrText(course.First("beginn_datum")?.Text))
            .Set(CourseColumns.End, StampText.DayOrText(course.First("ende_datum")?.Text))
            .Set(CourseColumns.Days, string.Join(", ", course.Texts("wochentag").Distinct()))
            .Take(isBerlin ? CourseColumns.Units : CourseColumns.Sessions, "anzahl_termine")
            .Set(CourseColumns.Units, Units(course.First("dauer")?.Text))
            .Set(CourseColumns.Mode, Mode(course))
            .Set(CourseColumns.Prose, string.Join(" · ", Prose(course)));
        return Place(cells, course, address);
    }

    /// <summary>The sessions; one without a day is left out with a finding, one without hours is kept as
    /// such.</summary>
    public static IReadOnlyList<Lesson> Lessons(Node course, Fields fields)
    {
        var lessons = new List<Lesson>();
        foreach (var session in course.All("termin").Concat(course.At("ortetermine/termin")))
        {
            var text = session.First("beginn_datum")?.Text ?? "";
            if (StampText.Day(text) is not { } day || day.Year is < 1990 or > 2200)
            {
                var at = new Cell(text, session.Line, "termin/beginn_datum");
                fields.Report(Remark.Warning("CM1333", text), null, at);
                continue;
            }

            var from = StampText.Time(session.First("beginn_uhrzeit")?.Text ?? "", day);
            var to = StampText.Time(session.First("ende_uhrzeit")?.Text ?? "", day);
            var isSpan = from < to || from is not null && to == TimeOnly.MinValue && from != to;
            lessons.Add(isSpan ? new Lesson(day, from, to) : new Lesson(day, null, null));
        }

        return lessons;
    }

    /// <summary>How many different places the sessions have.</summary>
    public static int Places(Node course) => course.At("ortetermine/adresse")
        .Select(address => (address.First("strasse")?.Text, address.First("lehrstaette")?.Text)).Distinct().Count();

    private static string? Department(Node course)
    {
        var category = course.First("dvv_kategorie")?.Text;
        var isGerman = category is null || category.StartsWith(German, StringComparison.Ordinal);
        return isGerman
            ? string.Join(" · ", course.Texts("schlagwort").Append(category).OfType<string>())
            : null;
    }

    /// <summary>Units of 45 minutes, written with a decimal point: "40.0".</summary>
    private static string? Units(string? duration) =>
        decimal.TryParse(duration, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
        && units is > 0 and < 10_000
            ? Math.Round(units, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture)
            : null;

    private static string? Mode(Node course)
    {
        var values = course.At("merkmale/merkmal")
            .Where(feature => feature.First("name")?.Text == "kursart_digital")
            .SelectMany(feature => feature.Texts("wert")).ToArray();
        return values.Contains("blended_learning") ? "hybrid"
            : values.Contains("online_angebot") || values.Contains("selbstlernangebot") ? "online"
            : null;
    }

    private static IEnumerable<string> Prose(Node course) =>
        course.Texts("text/text").Concat(course.Texts("schlagwort")).Concat(course.Texts("zielgruppe"));

    /// <summary>The address most sessions have.</summary>
    private static Node? Address(Node course) => course.At("ortetermine/adresse")
        .GroupBy(address => (address.First("lehrstaette")?.Text, address.First("strasse")?.Text))
        .MaxBy(group => group.Count())?.First();

    private static CourseCells Place(CourseCells cells, Node course, Node? address) => address is null
        ? cells
            .Take(CourseColumns.Building, "veranstaltungsort/name")
            .Take(CourseColumns.Street, "veranstaltungsort/adresse/strasse")
            .Take(CourseColumns.Postcode, "veranstaltungsort/adresse/plz")
            .Take(CourseColumns.Town, "veranstaltungsort/adresse/ort")
            .Take(CourseColumns.StepFree, "veranstaltungsort/barrierefrei")
        : cells
            .Take(CourseColumns.Building, address, "lehrstaette")
            .Take(CourseColumns.Street, address, "strasse")
            .Take(CourseColumns.Postcode, address, "plz")
            .Take(CourseColumns.Town, address, "ort")
            .Take(CourseColumns.Latitude, address, "breitengrad")
            .Take(CourseColumns.Longitude, address, "laengengrad")
            .Take(CourseColumns.StepFree, address, "behindertenzugang")
            .Take(CourseColumns.Town, course, "bezirk");
}
