using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;

namespace CourseMatch.Store.Tests;

/// <summary>Records that are as plain as they may be; tests change what they speak of.</summary>
internal static class Some
{
    public const string Source = "Ausländerbehörde";

    public static readonly DateOnly Start = new(2027, 3, 1);

    public static readonly DateOnly End = new(2027, 5, 28);

    public static readonly DateTimeOffset Instant = new(2026, 11, 22, 2, 30, 0, TimeSpan.Zero);

    public static SiteRecord Site(string name = "VHS-Haus") =>
        new(name, new Address("Marktplatz 1", "01067", "Dresden"), FunctionalNeeds.None);

    public static CourseRecord Course(string key, int seats = 20, string? number = null) => new(
        key,
        number ?? key,
        $"Kurs {key}",
        CourseKind.IntegrationGeneral,
        Site(),
        [new CourseModule(1, new Level(1), new DaySpan(Start, End), 100)],
        [new Lesson(Start, new TimeOnly(8, 30), new TimeOnly(12, 30))],
        seats,
        MinimumToRun: 0,
        SeatsReserved: 0,
        SeatsBooked: null,
        IsWomenOnly: false,
        IsForParents: false,
        CourseMode.OnSite,
        Funding.Federal,
        CourseState.Planned);

    public static CareGroupRecord CareGroup(string key, int places = 5) => new(
        key,
        $"Gruppe {key}",
        Site(),
        AgeMonthsFrom: 12,
        AgeMonthsBelow: 72,
        new DaySpan(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)),
        [
            new CareSessionRecord(DayOfWeek.Monday, new TimeOnly(8, 0), new TimeOnly(13, 0), places),
            new CareSessionRecord(DayOfWeek.Tuesday, new TimeOnly(8, 0), new TimeOnly(13, 0), places),
        ],
        CourseNumbers: [],
        IsSubsidiary: false);

    public static Newcomer Person(string reference) => new(
        default,
        reference,
        "Yılmaz",
        "Олена",
        new DateOnly(1990, 2, 3),
        Gender.Female,
        ["uk", "ru"],
        ["Cyrl"],
        Literacy.OtherScript,
        SchoolYears: 11,
        AttendsSchool: false,
        Proof: null,
        RecommendedKind: null,
        Address.Unknown,
        Mobility.PublicTransport,
        JourneyMinutesMax: null,
        Availability.Always,
        FunctionalNeeds.None,
        Wishes.None,
        RegisteredOn: new DateOnly(2026, 9, 1),
        Household: null,
        Entitlements: [],
        IsActive: true);

    public static NewcomerRecord Newcomer(string key, string? household = null, params ChildRecord[] children) =>
        new(key, Person($"AZ-{key}"), household, children);

    public static ChildRecord Child(DateOnly birthDate, bool isEstimated = false) =>
        new(birthDate, isEstimated, new DaySpan(new DateOnly(2027, 1, 1), new DateOnly(2028, 7, 31)), null);

    public static Placement Placement(
        NewcomerId newcomer, CourseId course, bool isPromised = false, params CarePlacement[] care) =>
        new(newcomer, course, 1, Start, 8_000, 25, care, isPromised);

    public static Plan Draft(IReadOnlyList<Placement> placements, params Unplaced[] unplaced) => new(
        new PlanSummary(
            default,
            new DateOnly(2026, 11, 22),
            PlanState.Draft,
            Instant,
            PublishedAt: null,
            "policy-1",
            "law-1",
            placements.Count + unplaced.Length,
            placements.Count,
            placements.Sum(placement => placement.Care.Count),
            Objective: 8_000L * placements.Count,
            Bound: 8_000L * placements.Count + 100,
            "prices",
            Seed: 7,
            Seconds: 0.25),
        placements,
        unplaced,
        []);

    public static Finding Finding(string code = "CM2101") =>
        Application.Findings.Finding.Of(code, Severity.Warning, "IK-1", 25, new DateOnly(2027, 2, 28));
}
