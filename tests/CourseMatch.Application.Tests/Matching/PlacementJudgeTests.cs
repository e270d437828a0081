using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>Goal: the judge sees every way in which a plan can be wrong or have become wrong. Method: a good plan, one
/// thing changed.</summary>
public sealed class PlacementJudgeTests
{
    private static readonly DateOnly CourseEnd = new(2027, 9, 3);

    [Fact]
    public void A_good_plan_gives_no_finding() =>
        Assert.Empty(Judge(Family().County, Family().Placements));

    [Fact]
    public void A_course_that_shrank_is_seen()
    {
        var county = Some.County([Some.Newcomer(1), Some.Newcomer(2)], [Some.Course() with { Seats = 1 }]);
        var finding = Assert.Single(Judge(county, [Placement(1), Placement(2)]));
        Assert.Equal("CM2401", finding.Code);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Empty(Judge(county, [Placement(1)]));
        var held = county with { Promises = [Promise(2)] };
        Assert.Equal(["CM2401"], Codes(held, [Placement(1)]));
        Assert.Empty(Judge(held, [Placement(2) with { IsPromised = true }]));
    }

    [Fact]
    public void A_course_that_lost_its_minimum_is_seen()
    {
        var county = Some.County([Some.Newcomer(1)], [Some.Course() with { MinimumToRun = 2 }]);
        Assert.Equal(["CM2402"], Codes(county, [Placement(1)]));
        var withOthers = Some.County(
            [Some.Newcomer(1)], [Some.Course() with { MinimumToRun = 2, SeatsBooked = 1, SeatsOfOthers = 1 }]);
        Assert.Empty(Judge(withOthers, [Placement(1)]));
    }

    [Fact]
    public void Every_rule_is_asked_again()
    {
        var cancelled = Some.County([Some.Newcomer()], [Some.Course() with { State = CourseState.Cancelled }]);
        var finding = Assert.Single(Judge(cancelled, [Placement(1)]), f => f.Code == "CM2051");
        Assert.Equal("AZ-1", finding.Place!.Record);
        var lapsed = Some.County(
            [Some.Newcomer() with { Entitlements = [Some.Entitlement() with { ValidUntil = Some.Day.AddDays(-1) }] }],
            [Some.Course()]);
        Assert.Equal(["CM2004"], Codes(lapsed, [Placement(1)]));
        Assert.Equal(
            ["CM2042"],
            Codes(Some.County([Some.Newcomer()], [Some.Course()]), [Placement(1)], Some.CourseStart.AddDays(1)));
    }

    [Theory]
    [InlineData(1, "2027-02-20", "CM2411")]
    [InlineData(1, "2027-03-22", "CM2411")]
    [InlineData(9, "2027-02-22", "CM2411")]
    [InlineData(1, "2027-03-01", null)]
    [InlineData(1, "2027-03-02", "CM2041")]
    public void Entry_must_be_a_lesson_of_the_module_in_time(int module, string day, string? code)
    {
        var county = Some.County([Some.Newcomer()], [Some.Course()]);
        var codes = Codes(county, [Placement(1) with { ModuleNumber = module, EntryDay = DateOnly.Parse(day, null) }]);
        Assert.Equal(code is null ? [] : new[] { code }, codes.Where(c => c is "CM2411" or "CM2041"));
    }

    [Fact]
    public void People_and_courses_must_be_there_once_and_be_free()
    {
        var county = Some.County(
            [Some.Newcomer(1), Some.Newcomer(2) with { IsActive = false }], [Some.Course(1), Some.Course(2)]);
        Assert.Equal(["CM2406"], Codes(county, [Placement(1), Placement(1) with { Course = new CourseId(2) }]));
        Assert.Equal(["CM2407"], Codes(county, [Placement(5)]));
        Assert.Equal(["CM2407"], Codes(county, [Placement(1) with { Course = new CourseId(5) }]));
        Assert.Equal(["CM2408"], Codes(county, [Placement(2)]));
        Assert.Equal(
            ["CM2409"],
            Codes(county with { Promises = [Promise(1)] }, [Placement(1) with { Course = new CourseId(2) }]));
        Assert.Equal(["CM2412"], Codes(county, [Placement(1) with { IsPromised = true }]));
    }

    [Fact]
    public void A_child_without_its_place_is_seen_on_its_first_day()
    {
        var (county, placements) = Family();
        var without = placements.Select(placement => placement with { Care = [] }).ToList();
        var finding = Assert.Single(Judge(county, without), f => f.Code == "CM2404");
        Assert.Equal("2027-02-22", finding.Values[3].Value);

        var place = placements[0].Care[0];
        var tooShort = placements.Select(p => p with
        {
            Care = [place with { Days = place.Days with { Last = new DateOnly(2027, 8, 31) } }],
        }).ToList();
        Assert.Equal("2027-09-01", Assert.Single(Judge(county, tooShort)).Values[3].Value);

        var noFriday = placements.Select(
            p => p with { Care = [place with { Sessions = [.. place.Sessions.Take(4)] }] });
        Assert.Equal("2027-02-26", Assert.Single(Judge(county, [.. noFriday])).Values[3].Value);
    }

    [Fact]
    public void Care_places_are_counted_with_those_promised()
    {
        var (county, placements) = Family();
        var full = county with
        {
            CareGroups = [Some.CareGroup(places: 1)],
            Newcomers = [.. county.Newcomers, Some.Newcomer(3)],
            Promises = [Promise(3) with { Care = [placements[0].Care[0] with { Child = new ChildId(77) }] }],
        };
        // Five sessions a week, each one child too many.
        Assert.Equal(Enumerable.Repeat("CM2403", 5), Codes(full, placements));
        var later = full.Promises[0].Care[0] with
        {
            Days = new(CourseEnd.AddDays(1), CourseEnd.AddDays(90)),
        };
        Assert.Empty(Judge(full with { Promises = [full.Promises[0] with { Care = [later] }] }, placements));
    }

    [Fact]
    public void An_excess_of_old_promises_alone_is_not_held_against_a_new_plan()
    {
        var (county, placements) = Family();
        var care = placements[0].Care[0] with
        {
            Group = new CareGroupId(2),
            Sessions = [new CareSessionId(200)],
        };
        var over = county with
        {
            CareGroups = [Some.CareGroup(1), Some.CareGroup(2, places: 1)],
            Newcomers = [.. county.Newcomers, Some.Newcomer(3), Some.Newcomer(4)],
            Promises =
            [
                Promise(3) with { Care = [care with { Child = new ChildId(77) }] },
                Promise(4) with { Care = [care with { Child = new ChildId(78) }] },
            ],
        };
        Assert.Empty(Judge(over, placements));
    }

    [Fact]
    public void A_place_must_suit_the_child()
    {
        var (county, placements) = Family();
        var old = county with { CareGroups = [Some.CareGroup() with { AgeMonthsFrom = 40 }] };
        Assert.Contains("CM2122", Codes(old, placements));
        var foreign = placements.Select(p => p with { Care = [.. p.Care, p.Care[0] with { Child = new ChildId(50) }] });
        Assert.Equal(["CM2407"], Codes(county, [.. foreign]));
        var tooSmall = county with { CareGroups = [Some.CareGroup() with { AgeMonthsBelow = 41 }, Some.CareGroup(2)] };
        Assert.Equal(["CM2410"], Codes(tooSmall, placements));
    }

    [Fact]
    public void Two_parents_in_class_at_once_are_seen_and_one_place_for_both_is_enough()
    {
        var household = Some.Household(1, [1, 2], Some.Child());
        var county = Some.County(
            [
                Some.Newcomer(1) with { Household = household.Id }, Some.Newcomer(2) with { Household = household.Id },
            ],
            [Some.Course()], [Some.CareGroup()], [household]);
        Assert.Equal(["CM2404", "CM2404"], Codes(county, [Placement(1), Placement(2)]));
        var place = Family().Placements[0].Care;
        Assert.Empty(Judge(county, [Placement(1) with { Care = place }, Placement(2)]));
        Assert.Equal(
            ["CM2405", "CM2405"],
            Codes(county, [Placement(1) with { Care = place }, Placement(2) with { Care = place }]));
    }

    private static (Counties.County County, IReadOnlyList<Placement> Placements) Family()
    {
        var household = Some.Household(1, [1], Some.Child());
        var county = Some.County(
            [Some.Newcomer() with { Household = household.Id }], [Some.Course()], [Some.CareGroup()], [household]);
        return (county, Night.Of(county).Plan.Placements);
    }

    private static Placement Placement(int newcomer) => new(
        new NewcomerId(newcomer), new CourseId(1), 1, Some.CourseStart, 1, 20, [], false);

    private static Promise Promise(int newcomer) => new(
        new NewcomerId(newcomer), new CourseId(1), 1, Some.CourseStart, new PlanId(1), []);

    private static string[] Codes(
        Counties.County county, IReadOnlyList<Placement> placements, DateOnly? day = null) =>
        [.. Judge(county, placements, day).Select(finding => finding.Code)];

    private static IReadOnlyList<Finding> Judge(
        Counties.County county, IReadOnlyList<Placement> placements, DateOnly? day = null) =>
        PlacementJudge.Judge(Night.On(county, day), placements);
}
