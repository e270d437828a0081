using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Application.Gate;

/// <summary>Small counties of invented people of which everybody can say who has to be served: what a policy must not
/// turn round.</summary>
/// <remarks>One course with one seat each. The wanted person never has the lower number, so that a search that takes
/// the first comes to light.</remarks>
public static class ReferenceCases
{
    private static readonly DateOnly Day = new(2027, 2, 1);

    private static readonly DateOnly Start = new(2027, 3, 1);

    private static readonly HouseholdId Family = new(1);

    private static readonly Site Site = new(
        new SiteId(1), "Haus", new Address("Weg 1", "10115", "Ort", new GeoPoint(52.53, 13.38)),
        FunctionalNeeds.StepFree);

    private static readonly (string Name, Newcomer[] People, int Wanted)[] Cases =
    [
        ("ObligedFirst", [Person(1, EntitlementKind.Entitled, 5), Person(2, EntitlementKind.Obliged, 3)], 2),
        ("LongerWaitingFirst", [Person(1, EntitlementKind.Entitled, 2), Person(2, EntitlementKind.Entitled, 4)], 2),
        ("LongWaitingFirst", [Person(1, EntitlementKind.Entitled, 5), Person(2, EntitlementKind.Entitled, 9)], 2),
        ("NobodyStarves", [Person(1, EntitlementKind.Obliged, 1), Person(2, EntitlementKind.Entitled, 20)], 2),
        ("ParentServed", [Person(2, EntitlementKind.Entitled, 2) with { Household = Family }], 2),
    ];

    /// <summary>Solves every case under a rule book.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="rules">Law and the policy to be tried.</param>
    public static IReadOnlyList<ReferenceResult> Run(IAllocationEngine engine, RuleBook rules) =>
        [.. Cases.Select(one => Run(engine, rules, one.Name, one.People, one.Wanted))];

    private static ReferenceResult Run(
        IAllocationEngine engine, RuleBook rules, string name, Newcomer[] people, int wanted)
    {
        var county = new County(
            new MunicipalityId(1), "Ort", [new Provider(new ProviderId(1), "Schule", false)], [Site], [Course()],
            [CareGroup()], people, [Household()], []);
        var circumstances = new Circumstances(county, Day, rules, new JourneyEstimate(rules.Policy.Journeys, Day));
        var search = new Rematching(
            engine, SearchLimits.ForWork(1_000_000), SilentObserver.Instance, CancellationToken.None);
        var served = search.Run(circumstances, MatchScope.WithoutMoves) is Rematched.Found found
            ? found.Content.Placements.Select(placement => placement.Newcomer.Value).ToList()
            : [];
        return new ReferenceResult(name, served is [var one] && one == wanted, string.Join(", ", served));
    }

    private static Newcomer Person(int number, EntitlementKind kind, int months) => new(
        new NewcomerId(number), $"R{number}", "-", "-", new DateOnly(1990, 1, 1), Gender.Female, ["uk"], ["Latn"],
        Literacy.Latin, 10, false,
        new LevelProof(new Level(1), ProofKind.PlacementTest, Day.AddDays(-30)), null,
        Site.Address, Mobility.PublicTransport, null, Availability.Always, FunctionalNeeds.None, Wishes.None,
        Day.AddMonths(-months), null,
        [new Entitlement(
            Scheme.Integration, kind, Issuer.ForeignersAuthority, Day.AddMonths(-1), Day.AddMonths(11), null, null,
            null, 0, 0, 0)],
        true);

    private static Household Household() => new(
        Family,
        [new NewcomerId(2)],
        [
            new Child(new ChildId(1), new DateOnly(2024, 3, 1), false, new DaySpan(Day, Day.AddYears(2)), null),
            new Child(new ChildId(2), new DateOnly(2025, 3, 1), false, new DaySpan(Day, Day.AddYears(2)), null),
        ]);

    private static Course Course()
    {
        var days = Enumerable.Range(0, 28).Select(Start.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .ToList();
        return new Course(
            new CourseId(1), new ProviderId(1), "K", "K", "Kurs", CourseKind.IntegrationGeneral, Site.Id,
            [new CourseModule(1, new Level(1), new DaySpan(days[0], days[^1]), 100)],
            [.. days.Select(day => new Lesson(day, new TimeOnly(8, 30), new TimeOnly(12, 15)))],
            Seats: 1, MinimumToRun: 0, SeatsReserved: 0, SeatsBooked: 0, SeatsOfOthers: 0, IsWomenOnly: false,
            IsForParents: false, CourseMode.OnSite, Funding.Federal, CourseState.Planned);
    }

    private static CareGroup CareGroup() => new(
        new CareGroupId(1), new ProviderId(1), "B", "Gruppe", Site.Id, 12, 72, new DaySpan(Day, Day.AddYears(1)),
        [.. new[]
            {
                DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
            }.Select((day, index) => new CareSession(
                new CareSessionId(index + 1), day, new TimeOnly(8, 0), new TimeOnly(13, 0), 2))],
        null,
        false);
}
