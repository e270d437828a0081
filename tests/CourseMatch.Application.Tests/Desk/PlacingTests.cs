using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Teaching;

namespace CourseMatch.Application.Tests.Desk;

/// <summary>What the desk says before somebody is placed by hand comes from the plan's own problem and prices.
/// </summary>
public sealed class PlacingTests
{
    [Fact]
    public void Placing_somebody_in_a_full_course_shows_who_would_lose_the_seat()
    {
        var county = Some.County(
            [Some.Newcomer(1), Some.Newcomer(2) with { RegisteredOn = new DateOnly(2027, 1, 30) }],
            [Some.Course() with { Seats = 1 }]);
        var (sight, prices, plan) = Sighted.After(county);
        var placed = Assert.Single(plan.Placements).Newcomer;
        var other = new NewcomerId(placed.Value == 1 ? 2 : 1);
        var cost = Assert.IsType<PlacingCost.Known>(PlacingCosts.Of(prices, sight, other, new CourseId(1)));
        Assert.True(cost.Change < 0, $"{cost.Change}");
        var moved = Assert.Single(cost.Moved);
        Assert.Equal((placed, new CourseId(1), null), (moved.Newcomer.Id, moved.From, moved.To));
        var seeker = Assert.Single(ReadCourse.Seekers(prices, sight, new CourseId(1), 5));
        Assert.Equal((other, null), (seeker.Newcomer.Id, seeker.Now));
    }

    [Fact]
    public void A_way_the_plan_did_not_look_at_has_no_price()
    {
        var county = Some.County([Some.Newcomer(1)], [Some.Course(), Some.Course(2) with { IsWomenOnly = true }]);
        county = county with { Newcomers = [county.Newcomers[0] with { Gender = Newcomers.Gender.Male }] };
        var (sight, prices, _) = Sighted.After(county);
        Assert.IsType<PlacingCost.NotInPlan>(PlacingCosts.Of(prices, sight, new NewcomerId(1), new CourseId(2)));
        Assert.IsType<PlacingCost.NotInPlan>(PlacingCosts.Of(prices, sight, new NewcomerId(9), new CourseId(1)));
    }

    [Fact]
    public void Courses_are_ranked_own_place_first_then_what_is_open_then_what_is_refused()
    {
        var county = Some.County(
            [Some.Newcomer(1), Some.Newcomer(2)],
            [
                Some.Course(1) with { IsWomenOnly = true },
                Some.Course(2) with { Seats = 0 },
                Some.Course(3),
                Some.Course(4),
                Some.Course(5) with { State = Courses.CourseState.Cancelled },
            ]);
        county = county with
        {
            Newcomers = [county.Newcomers[0] with { Gender = Newcomers.Gender.Male }, county.Newcomers[1]],
            Promises =
            [
                new Plans.Promise(new NewcomerId(1), new CourseId(4), 1, Some.CourseStart, new PlanId(1), []),
            ],
        };
        var (sight, _, _) = Sighted.After(county);
        var ways = WhereToGo.Of(sight, county.Newcomers[0]);
        Assert.Equal(4, ways[0].Entry.Course.Id.Value);
        Assert.True(ways[0].IsOwn);
        Assert.Equal(3, ways[1].Entry.Course.Id.Value);
        Assert.True(ways[1].IsOpen);
        Assert.Equal([2, 1], ways.Skip(2).Select(way => way.Entry.Course.Id.Value));
    }

    [Fact]
    public void Cancelling_shows_who_has_nowhere_else_to_go()
    {
        var county = Some.County(
            [Some.Newcomer(1), Some.Newcomer(2)],
            [Some.Course(1), Some.Course(2) with { IsWomenOnly = true }]);
        county = county with
        {
            Newcomers = [county.Newcomers[0], county.Newcomers[1] with { Gender = Newcomers.Gender.Male }],
            Promises =
            [
                .. new[] { 1, 2 }.Select(id => new Plans.Promise(
                    new NewcomerId(id), new CourseId(1), 1, Some.CourseStart, new PlanId(1), [])),
            ],
        };
        var (sight, _, _) = Sighted.After(county);
        var effect = ReadCourse.EffectOfCancelling(sight, new CourseId(1));
        Assert.Equal(2, effect.Promised.Count);
        Assert.Equal([new NewcomerId(2)], effect.WithoutOther);
    }

    [Fact]
    public void Clocks_name_the_last_day_and_the_days_left()
    {
        var clocks = RunningClock.Of(
            [
                Some.Entitlement() with { ValidUntil = Some.Day.AddDays(30) },
                Some.Entitlement() with { RegisteredOn = Some.Day.AddDays(-10) },
            ],
            Some.Day,
            Application.Rules.RuleBook.BuiltIn);
        Assert.Equal([ClockKind.TakeUp, ClockKind.Begin], clocks.Select(clock => clock.Kind));
        Assert.Equal((Some.Day.AddDays(30), 30), (clocks[0].LastDay, clocks[0].DaysLeft));
        Assert.Equal(Some.Day.AddDays(-10).AddYears(1), clocks[1].LastDay);
    }
}
