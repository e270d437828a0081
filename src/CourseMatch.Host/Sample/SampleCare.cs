using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using static CourseMatch.Host.Sample.SamplePlaces;

namespace CourseMatch.Host.Sample;

/// <summary>The sample's twelve care groups of four providers, once for each round of courses: fewer places than
/// children, as everywhere.</summary>
internal static class SampleCare
{
    private static readonly DayOfWeek[] Workdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly DayOfWeek[] Evenings = [DayOfWeek.Tuesday, DayOfWeek.Thursday];

    /// <summary>Care groups by provider and file.</summary>
    public static IReadOnlyList<(string Provider, string File, IReadOnlyList<CareGroupRecord> Groups)> Of(
        SampleCalendar calendar, SampleSize size)
    {
        var numbers = SampleCourses.Providers.SelectMany(size.CoursesOf).Select(course => course.Number).ToHashSet();
        return
        [
            .. Plan(calendar).Select(part => (
                part.Provider,
                part.File,
                (IReadOnlyList<CareGroupRecord>)[.. Enumerable.Range(0, size.Rounds).SelectMany(round =>
                    part.Groups.Select(group => OfRound(group, round, numbers)))])),
        ];
    }

    private static CareGroupRecord OfRound(CareGroupRecord group, int round, HashSet<string> numbers) =>
        round == 0 ? group : group with
        {
            Key = SampleSize.Numbered(group.Key, round),
            Name = $"{group.Name} {round + 1}",
            CourseNumbers =
            [
                .. group.CourseNumbers.Select(course => SampleSize.Numbered(course, round))
                    .Where(numbers.Contains),
            ],
        };

    private static IReadOnlyList<(string Provider, string File, IReadOnlyList<CareGroupRecord> Groups)> Plan(
        SampleCalendar calendar)
    {
        var year = new DaySpan(calendar.Week(-30), calendar.Week(60));
        return
        [
            ("vhs Neumusterstadt", "betreuung-vhs-neumusterstadt.csv",
            [
                Group("V-1", "vhs-Zwerge", College, 12, 72, year, Workdays, "08:15-12:45", 4),
                Group("V-2", "vhs-Minis", College, 6, 36, year, Workdays, "08:15-12:45", 3),
                Group("V-3", "vhs-Nachmittagskinder", College, 24, 72, year, Workdays, "13:15-17:45", 3),
                // No Kita is open then, so a place there is no reason to turn a child away.
                Group("V-4", "vhs-Abendgruppe", College, 24, 78, year, Evenings, "17:45-21:30", 4)
                    with { IsSubsidiary = false },
                Group("V-5", "Kindertreff am Markt", ChildrensMeeting, 30, 78, year, Workdays, "08:00-13:15", 4),
            ]),
            ("Bildungswerk Beispielhausen", "betreuung-bildungswerk.csv",
            [
                Group("BW-1", "Spatzen", Workshop, 12, 72, year, Workdays, "08:15-12:45", 3),
                Group("BW-2", "Krippe", Workshop, 6, 36, year, Workdays, "08:15-12:45", 2),
            ]),
            ("Integrationszentrum Musterkreis", "betreuung-integrationszentrum.csv",
            [
                Group("IZ-B", "Bären", Centre, 12, 72, year, Workdays, "08:15-12:45", 4, "IZ-01", "IZ-02", "IZ-04"),
                Group("IZ-N", "Nachmittag", CollegeNorth, 18, 78, year, Workdays, "13:15-17:45", 3),
                // Ends soon: too soon for the courses beside it.
                Group("IZ-R", "Rathausgruppe", TownHall, 12, 72, new DaySpan(year.First, calendar.Week(9)), Workdays,
                    "08:15-13:00", 6),
            ]),
            ("Mütterzentrum Beispielhausen", "betreuung-muetterzentrum.csv",
            [
                Group("MZ-K", "Krabbelstube", MothersHouse, 3, 72, year, Workdays, "08:45-12:30", 6, "MZ-1", "MZ-2")
                    with { IsSubsidiary = false },
                Group("MZ-F", "Familienhaus Probedorf", FamilyHouse, 12, 72, year, Workdays, "08:00-13:00", 5),
            ]),
        ];
    }

    private static CareGroupRecord Group(
        string key,
        string name,
        SiteRecord site,
        int monthsFrom,
        int monthsBelow,
        DaySpan days,
        IReadOnlyList<DayOfWeek> weekdays,
        string hours,
        int places,
        params string[] courses)
    {
        var (from, to) = (TimeOnly.Parse(hours[..5], null), TimeOnly.Parse(hours[6..], null));
        return new CareGroupRecord(
            key, name, site, monthsFrom, monthsBelow, days,
            [.. weekdays.Select(day => new CareSessionRecord(day, from, to, places))], courses, IsSubsidiary: true);
    }
}
