using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using static CourseMatch.Application.Courses.CourseKind;
using static CourseMatch.Host.Sample.SampleHours;
using static CourseMatch.Host.Sample.SamplePlaces;

namespace CourseMatch.Host.Sample;

/// <summary>One line of the sample's course plan.</summary>
/// <param name="Number">Course number.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Site">Where; null = online.</param>
/// <param name="Hours">Weekly hours.</param>
/// <param name="Week">Week of the first lesson, counted from this one; negative = running already.</param>
/// <param name="Levels">Level of each module, 100 units each, separated by blanks.</param>
/// <param name="Seats">Seats.</param>
/// <param name="Minimum">Minimum to run.</param>
/// <param name="Booked">Booked by others.</param>
internal sealed record SampleCourse(
    string Number,
    string Title,
    CourseKind Kind,
    SiteRecord? Site,
    SampleHours Hours,
    int Week,
    string Levels,
    int Seats,
    int Minimum,
    int Booked)
{
    public bool IsWomenOnly { get; init; }

    public bool IsForParents { get; init; }

    public int Reserved { get; init; }

    public CourseState State { get; init; } = CourseState.Planned;

    public Funding Funding { get; init; } = Funding.Federal;

    public CourseMode Mode { get; init; } = CourseMode.OnSite;

    /// <summary>Units of each module.</summary>
    public int UnitsPerModule { get; init; } = 100;

    /// <summary>First day of a course that began on a day of the calendar rather than in a week of ours.</summary>
    public DateOnly? BeganOn { get; init; }

    /// <summary>The course as a file describes it.</summary>
    public CourseRecord Record(SampleCalendar calendar)
    {
        var plan = Levels.Split(' ').Select(LevelOf).Select(level => (level, UnitsPerModule)).ToArray();
        var (modules, lessons) = calendar.Lay(BeganOn ?? calendar.Week(Week), Hours, plan);
        var state = State == CourseState.Planned && modules[0].Days.First <= calendar.Day
            ? CourseState.Running
            : State;
        return new CourseRecord(
            Number, Number, Title, Kind, Site, modules, lessons, Seats, Minimum, Reserved, Booked, IsWomenOnly,
            IsForParents, Mode, Funding, state);
    }

    private static Level LevelOf(string text) => Level.TryParse(text, out var level)
        ? level.Value
        : throw new FormatException($"'{text}' is no level.");
}

/// <summary>A provider of the sample, and whether it exports KuferSQL's XML.</summary>
internal sealed record SampleProvider(string Name, string File, bool IsKufer, IReadOnlyList<SampleCourse> Courses);

/// <summary>The sample's 45 courses of nine providers.</summary>
internal static class SampleCourses
{
    /// <summary>A parents' integration course that began under the old law and goes on in the evenings.</summary>
    private static readonly DateOnly OldLaw = new(2025, 4, 28);

    public static readonly IReadOnlyList<SampleProvider> Providers =
    [
        new("vhs Neumusterstadt", "kurse-vhs-neumusterstadt.xml", true,
        [
            new("N-1101", "Integrationskurs A1.1 vormittags", IntegrationGeneral, College, Morning, 3, "A1.1",
                22, 12, 5),
            new("N-1102", "Integrationskurs A1.2 vormittags", IntegrationGeneral, College, Morning, 3, "A1.2",
                20, 12, 7),
            new("N-1103", "Integrationskurs A2.1", IntegrationGeneral, College, Morning, 5, "A2.1", 20, 12, 6),
            new("N-1104", "Integrationskurs A2.2 abends", IntegrationGeneral, College, Evening, 4, "A2.2", 18, 10, 4),
            new("N-1105", "Integrationskurs B1.1", IntegrationGeneral, College, Morning, 2, "B1.1", 20, 12, 8),
            new("N-1106", "Integrationskurs B1.2", IntegrationGeneral, College, Afternoon, 6, "B1.2", 18, 10, 3),
            new("N-1201", "Alphabetisierungskurs Modul 1", IntegrationLiteracy, College, Morning, 3, "Alpha", 14, 8, 2),
            new("N-1202", "Alphabetisierungskurs Modul 2", IntegrationLiteracy, CollegeNorth, Afternoon, 5, "Alpha",
                14, 8, 1),
            new("N-1301", "Zweitschriftlernerkurs Modul 1", IntegrationSecondScript, College, Morning, 4, "Alpha",
                18, 10, 3),
            new("N-1107", "Integrationskurs A1.1 abends", IntegrationGeneral, College, Evening, 7, "A1.1", 20, 12, 1),
            new("N-1108", "Integrationskurs A2.1", IntegrationGeneral, College, Morning, 8, "A2.1", 20, 12, 2),
            new("N-4001", "Englisch für den Beruf", Other, College, Evening, 5, "B1.1", 14, 8, 6),
        ]),
        new("Bildungswerk Beispielhausen", "kurse-bildungswerk-beispielhausen.xml", true,
        [
            new("B-201", "Integrationskurs A1.1", IntegrationGeneral, Workshop, Morning, 4, "A1.1", 20, 10, 3),
            new("B-202", "Integrationskurs A2.1", IntegrationGeneral, Workshop, Morning, 2, "A2.1", 18, 10, 7),
            new("B-203", "Integrationskurs B1.1 abends", IntegrationGeneral, Workshop, Evening, 5, "B1.1", 16, 10, 2),
            new("B-204", "Alphabetisierungskurs Modul 1", IntegrationLiteracy, Workshop, Morning, 6, "Alpha", 12, 8, 0),
            new("B-205", "Kurs für gering Literalisierte A1.1", IntegrationLowLiteracy, Workshop, Morning, 4, "A1.1",
                14, 8, 2),
            new("B-206", "Integrationskurs A1.2", IntegrationGeneral, Workshop, Morning, 3, "A1.2", 18, 10, 25),
            new("B-207", "Jugendintegrationskurs B1.1", IntegrationYouth, Workshop, Afternoon, 3, "B1.1", 16, 8, 2),
        ]),
        new("Sprachschule Probedorf", "kurse-sprachschule-probedorf.xml", true,
        [
            new("P-31", "Integrationskurs A1.1", IntegrationGeneral, LanguageSchool, Morning, 5, "A1.1", 16, 0, 1),
            new("P-32", "Integrationskurs A2.2", IntegrationGeneral, LanguageSchool, Afternoon, 3, "A2.2", 16, 8, 2),
            new("P-33", "Zweitschriftlernerkurs Modul 2", IntegrationSecondScript, LanguageSchool, Morning, 4, "A1.1",
                14, 8, 2),
            new("P-34", "Integrationskurs B1.2", IntegrationGeneral, LanguageSchool, Saturday, 2, "B1.2", 15, 8, 4),
            new("P-35", "Integrationskurs intensiv A2.1", IntegrationIntensive, LanguageSchool, LongDay, 3, "A2.1",
                15, 8, 3),
        ]),
        new("Integrationszentrum Musterkreis", "kurse-integrationszentrum.csv", false,
        [
            new("IZ-01", "Integrationskurs 2: laufend, Einstieg je Modul", IntegrationGeneral, Centre, Morning, -7,
                "A1.1 A1.2 A2.1 A2.2 B1.1 B1.2", 24, 0, 15),
            new("IZ-02", "Integrationskurs 1: laufend, Einstieg je Modul", IntegrationGeneral, Centre, ShortMorning,
                -26, "A1.1 A1.2 A2.1 A2.2 B1.1 B1.2", 24, 0, 17),
            new("IZ-03", "Zweitschriftlernerkurs, laufend", IntegrationSecondScript, Centre, Morning, -7,
                "Alpha A1.1 A1.1 A1.2 A2.1", 20, 0, 11),
            new("IZ-04", "Integrationskurs für Frauen mit Kinderbetreuung", IntegrationGeneral, Centre, ShortMorning,
                3, "A1.1 A1.2 A2.1", 18, 10, 2) { IsWomenOnly = true },
            new("IZ-05", "Kurs für gering Literalisierte", IntegrationLowLiteracy, CollegeNorth, Afternoon, 5,
                "A1.1 A1.1 A1.2", 14, 8, 0),
            new("IZ-06", "Alphabetisierungskurs, laufend", IntegrationLiteracy, Centre, Morning, -10,
                "Alpha Alpha Alpha A1.1 A1.1", 14, 0, 7),
            new("IZ-07", "Integrationskurs abends", IntegrationGeneral, Centre, Evening, 6, "A2.1 A2.2 B1.1",
                20, 12, 1),
            new("IZ-08", "Elternintegrationskurs (altes Recht)", IntegrationParents, OldSchool, Evening, 0,
                "A1.1 A1.1 A1.2 A1.2 A2.1 A2.1 A2.2 B1.1 B1.2", 20, 0, 12)
                { IsForParents = true, BeganOn = OldLaw },
        ]),
        new("Akademie Vorlageningen", "kurse-akademie-vorlageningen.csv", false,
        [
            new("AV/101", "Integrationskurs Grundstufe", IntegrationGeneral, TownHall, Morning, 4, "A1.1 A1.2",
                20, 10, 3),
            new("AV/102", "Integrationskurs Oberstufe", IntegrationGeneral, TownHall, Morning, 5, "B1.1 B1.2", 18, 8,
                2) { Reserved = 2 },
            new("AV/103", "Zweitschriftlernerkurs", IntegrationSecondScript, TownHall, Morning, 6,
                "Alpha A1.1 A1.1", 16, 8, 1),
            new("AV/104", "Integrationskurs samstags", IntegrationGeneral, CollegeNorth, Saturday, 3, "A2.1 A2.2",
                16, 8, 2),
            new("AV/105", "Integrationskurs Mittelstufe", IntegrationGeneral, TownHall, Morning, 2, "A2.2", 18, 10, 18)
                { State = CourseState.Closed },
        ]),
        new("Berufskolleg Skizzenau", "kurse-berufskolleg-skizzenau.csv", false,
        [
            new("BSK-1", "Berufssprachkurs B2", Vocational, VocationalSchool, Morning, 3, "B2.1", 25, 12, 4)
                { UnitsPerModule = 400 },
            new("BSK-2", "Berufssprachkurs B2 abends", Vocational, Library, Evening, 6, "B2.1", 22, 10, 3)
                { UnitsPerModule = 400 },
            new("BSK-3", "Berufssprachkurs C1", Vocational, VocationalSchool, Afternoon, 5, "C1.1", 20, 12, 2)
                { UnitsPerModule = 400 },
        ]),
        new("Mütterzentrum Beispielhausen", "kurse-muetterzentrum.csv", false,
        [
            new("MZ-1", "MiA: Ankommen im Alltag", LowThresholdWomen, MothersHouse, ShortMorning, 2, "Alpha", 12, 6, 3)
                { IsWomenOnly = true, UnitsPerModule = 44 },
            new("MZ-2", "Mama lernt Deutsch", Municipal, MothersHouse, ShortMorning, 3, "A1.1", 14, 6, 2)
                { IsForParents = true, Funding = Funding.Municipality },
            new("MZ-3", "Erstorientierungskurs", Orientation, ParishHall, ShortMorning, 4, "Alpha", 15, 8, 2)
                { UnitsPerModule = 300 },
        ]),
        new("Ehrenamtsbörse Musterkreis", "kurse-ehrenamt.csv", false,
        [
            new("EA-1", "Deutsch am Abend mit Ehrenamtlichen", Volunteer, SouthOffice, Evening, 2, "A1.2", 12, 0, 4)
                { Funding = Funding.Unpaid, UnitsPerModule = 60 },
        ]),
        new("Fernschule Musterland", "kurse-fernschule.csv", false,
        [
            new("FS-7", "Integrationskurs im virtuellen Klassenzimmer", IntegrationGeneral, null, Evening, 3,
                "B1.1 B1.2", 20, 10, 5) { Mode = CourseMode.Online },
        ]),
    ];
}
