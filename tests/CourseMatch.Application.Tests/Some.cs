using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Tests;

/// <summary>Ordinary people and courses that go together; a test changes the one thing it is about with <c>with</c>.
/// </summary>
internal static class Some
{
    /// <summary>A Monday; courses of <see cref="Course"/> begin three weeks later.</summary>
    internal static readonly DateOnly Day = new(2027, 2, 1);

    internal static readonly DateOnly CourseStart = new(2027, 2, 22);

    /// <summary>Two kilometres apart as the crow flies.</summary>
    internal static readonly GeoPoint Centre = new(51.45, 7.02);

    internal static readonly GeoPoint North = new(51.468, 7.02);

    internal static readonly Provider Provider = new(new ProviderId(1), "VHS Musterstadt", false);

    internal static readonly Site Site = new(
        new SiteId(1), "Haus der Bildung", new Address("Am Markt 1", "45127", "Musterstadt", Centre),
        FunctionalNeeds.StepFree);

    internal static Newcomer Newcomer(int id = 1) => new(
        new NewcomerId(id),
        $"AZ-{id}",
        $"Family{id}",
        $"Given{id}",
        new DateOnly(1990, 5, 17),
        Gender.Female,
        ["ar"],
        ["Arab", "Latn"],
        Literacy.Latin,
        9,
        false,
        new LevelProof(LevelOf("A1.1"), ProofKind.PlacementTest, new DateOnly(2026, 12, 1)),
        null,
        new Address("Hauptstraße 5", "45128", "Musterstadt", North),
        Mobility.PublicTransport,
        null,
        Availability.Always,
        FunctionalNeeds.None,
        Wishes.None,
        new DateOnly(2026, 11, 10),
        null,
        [Entitlement()],
        true);

    internal static Entitlement Entitlement() => new(
        Scheme.Integration, EntitlementKind.Entitled, Issuer.ForeignersAuthority, new DateOnly(2026, 11, 1),
        new DateOnly(2027, 10, 31), null, null, null, 0, 0, 0);

    /// <summary>General course, 700 units in seven modules from A1.1 on, Monday to Friday 08:30 to 12:15.</summary>
    internal static Course Course(int id = 1) => CourseFrom(id, CourseStart, new TimeOnly(8, 30));

    internal static Course CourseFrom(int id, DateOnly start, TimeOnly begin, int modules = 7)
    {
        string[] levels = ["A1.1", "A1.2", "A2.1", "A2.2", "B1.1", "B1.2", "B1.2"];
        var lessons = new List<Lesson>();
        var list = new List<CourseModule>();
        var day = start;
        for (var number = 1; number <= modules; number++)
        {
            var first = day;
            var last = day;
            for (var held = 0; held < 20; day = day.AddDays(1))
            {
                if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                {
                    lessons.Add(new Lesson(day, begin, begin.AddMinutes(225)));
                    last = day;
                    held++;
                }
            }

            list.Add(new CourseModule(number, LevelOf(levels[number - 1]), new DaySpan(first, last), 100));
        }

        return new Course(
            new CourseId(id), Provider.Id, $"K{id}", $"IK-{id}", "Integrationskurs", CourseKind.IntegrationGeneral,
            Site.Id, list, lessons, 20, 0, 0, 0, 0, false, false, CourseMode.OnSite, Funding.Federal,
            CourseState.Planned);
    }

    /// <summary>Care at the course's own site, Monday to Friday 08:00 to 13:00, for children of one to six years.
    /// </summary>
    internal static CareGroup CareGroup(int id = 1, int places = 5) => new(
        new CareGroupId(id), Provider.Id, $"B{id}", $"Kinderinsel {id}", Site.Id, 12, 72,
        new DaySpan(new DateOnly(2026, 9, 1), new DateOnly(2028, 7, 31)),
        [
            .. new[]
            {
                DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
            }.Select((day, index) => new CareSession(
                new CareSessionId(id * 100 + index), day, new TimeOnly(8, 0), new TimeOnly(13, 0), places)),
        ],
        null,
        false);

    /// <summary>A child of three that needs somebody for years.</summary>
    internal static Child Child(int id = 1) => new(
        new ChildId(id), new DateOnly(2024, 3, 9), false,
        new DaySpan(new DateOnly(2026, 1, 1), new DateOnly(2030, 12, 31)), null);

    internal static Household Household(int id, IReadOnlyList<int> partners, params Child[] children) => new(
        new HouseholdId(id), [.. partners.Select(partner => new NewcomerId(partner))], children);

    internal static County County(
        IReadOnlyList<Newcomer> newcomers,
        IReadOnlyList<Course> courses,
        IReadOnlyList<CareGroup>? care = null,
        IReadOnlyList<Household>? households = null,
        IReadOnlyList<Promise>? promises = null,
        IReadOnlyList<Site>? sites = null) => new(
        new MunicipalityId(1), "Musterstadt", [Provider], sites ?? [Site], courses, care ?? [], newcomers,
        households ?? [], promises ?? []);

    internal static Level LevelOf(string text) =>
        Level.TryParse(text, out var level) ? level.Value : throw new ArgumentException(text, nameof(text));

    internal static Availability Only(DayOfWeek[] days, TimeOnly from, TimeOnly to) =>
        Availability.EveryWeek(days.Aggregate(WeekGrid.Empty, (week, day) => week.With(day, from, to)));
}
