using CourseMatch.Application.Counties;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Rules;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>Who may be moved, for what, and what the report says of it.</summary>
/// <remarks>Scene: two courses of one seat, in the morning and in the afternoon. Person 1 was promised the morning and
/// could go to either; person 2 waits and can go to the morning only. One move lets both learn.</remarks>
public sealed class RematchingTests
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Fact]
    public void Who_has_not_answered_moves_when_somebody_else_is_served_by_it()
    {
        var found = Run(Scene());
        Assert.Equal([(1, 2, false), (2, 1, false)], Seats(found));
        Assert.Contains(found.Content.Notes, note => note.Code == "CM2320" && note.Values[0].Value == "1"
            && note.Values[2].Value == "1");
        var move = Assert.Single(found.Content.Notes, note => note.Code == "CM2321");
        Assert.Equal(("AZ-1", "AZ-2"), (move.Values[0].Value, move.Values[4].Value));
        Assert.Empty(PlacementJudge.Judge(found.Model.Circumstances, found.Content.Placements));
    }

    [Theory]
    [InlineData(PlaceState.Accepted)]
    [InlineData(PlaceState.Started)]
    public void Who_accepted_or_started_stays(PlaceState state) =>
        Assert.Equal([(1, 1, true)], Seats(Run(Scene(promise => promise with { State = state }))));

    [Fact]
    public void Who_is_locked_stays() =>
        Assert.Equal([(1, 1, true)], Seats(Run(Scene(promise => promise with { IsLocked = true }))));

    [Fact]
    public void Nobody_moves_shortly_before_the_course() =>
        Assert.Equal([(1, 1, true)], Seats(Run(Scene(), p => p with { FrozenDays = 21 })));

    [Fact]
    public void A_move_has_to_gain_its_price() =>
        Assert.Equal([(1, 1, true)], Seats(Run(Scene(), p => p with { MovePrice = 1_000_000 })));

    [Fact]
    public void Nobody_is_moved_more_often_than_the_budget_of_a_person_says()
    {
        var moved = new PastPlace(
            new NewcomerId(1), new CourseId(2), 1, Some.CourseStart, PlaceState.Moved,
            new DateTimeOffset(2027, 1, 4, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal([(1, 1, true)], Seats(Run(Scene() with { Past = [moved] })));
        Assert.Equal(
            [(1, 2, false), (2, 1, false)],
            Seats(Run(Scene() with { Past = [moved] }, p => p with { MovesPerPersonMax = 2 })));
    }

    [Fact]
    public void The_budget_of_a_week_counts_moves_of_everybody()
    {
        var moved = new PastPlace(
            new NewcomerId(3), new CourseId(2), 1, Some.CourseStart, PlaceState.Moved,
            new DateTimeOffset(2027, 1, 30, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            [(1, 1, true)], Seats(Run(Scene() with { Past = [moved] }, p => p with { MovesPerWeekMax = 1 })));
        var lastWeek = moved with { EndedAt = moved.EndedAt.AddDays(-7) };
        Assert.Equal(
            [(1, 2, false), (2, 1, false)],
            Seats(Run(Scene() with { Past = [lastWeek] }, p => p with { MovesPerWeekMax = 1 })));
    }

    [Fact]
    public void Who_accepted_and_is_willing_moves_for_a_freed_seat_only()
    {
        var county = Scene(promise => promise with { State = PlaceState.Accepted, IsWillingToMove = true });
        Assert.Equal([(1, 1, true)], Seats(Run(county)));
        var freed = new MatchScope
        {
            IncludesWilling = true,
            MovesMax = 1,
            OpenCourses = new HashSet<CourseId> { new(2) },
        };
        Assert.Equal([(1, 2, false), (2, 1, false)], Seats(Run(county, null, freed)));
    }

    [Fact]
    public void A_plan_with_more_moves_than_the_budget_is_refused_by_the_judge()
    {
        var found = Run(Scene());
        var strict = Night.On(Scene(), rules: Book(p => p with { MovesPerWeekMax = 0 }));
        Assert.Contains(
            PlacementJudge.Judge(strict, found.Content.Placements), finding => finding.Code == "CM2413");
    }

    [Theory]
    [InlineData(1, "CM2312")]
    [InlineData(0, "CM2311")]
    public void A_child_that_came_after_the_promise_gets_a_place_or_a_finding_says_why_not(int places, string code)
    {
        var parent = Some.Newcomer() with { Household = new HouseholdId(1) };
        var course = Some.Course();
        var promise = new Promise(parent.Id, course.Id, 1, Some.CourseStart, new PlanId(1), []);
        var county = Some.County(
            [parent], [course], [Some.CareGroup(places: places)], [Some.Household(1, [1], Some.Child())], [promise]);
        var found = Run(county);
        var placement = Assert.Single(found.Content.Placements);
        Assert.True(placement.IsPromised);
        Assert.Equal(places, placement.Care.Select(care => care.Child).Distinct().Count());
        Assert.Contains(found.Content.Notes, note => note.Code == code);
        Assert.Empty(PlacementJudge.Judge(Night.On(county), found.Content.Placements));
    }

    [Fact]
    public void A_child_that_came_after_the_promise_takes_no_other_childs_place()
    {
        var group = Some.CareGroup(places: 1);
        var course = Some.Course();
        var held = new CarePlacement(
            new ChildId(2), group.Id, new Application.Calendar.DaySpan(Some.CourseStart, course.LastDay),
            [.. group.Sessions.Select(session => session.Id)]);
        var county = Some.County(
            [.. new[] { 1, 2 }.Select(id => Some.Newcomer(id) with { Household = new HouseholdId(id) })],
            [course],
            [group],
            [Some.Household(1, [1], Some.Child()), Some.Household(2, [2], Some.Child(2))],
            [
                new Promise(new NewcomerId(1), course.Id, 1, Some.CourseStart, new PlanId(1), []),
                new Promise(new NewcomerId(2), course.Id, 1, Some.CourseStart, new PlanId(1), [held]),
            ]);
        var found = Run(county);
        Assert.Equal([(1, 1, true), (2, 1, true)], Seats(found));
        Assert.Empty(found.Content.Placements[0].Care);
        Assert.Contains(found.Content.Notes, note => note.Code == "CM2313" && note.Values[0].Value == "AZ-1");
    }

    [Fact]
    public void A_child_nobody_can_take_is_named_with_the_reason()
    {
        var parent = Some.Newcomer() with { Household = new HouseholdId(1) };
        var course = Some.Course();
        var county = Some.County(
            [parent], [course], [], [Some.Household(1, [1], Some.Child())],
            [new Promise(parent.Id, course.Id, 1, Some.CourseStart, new PlanId(1), [])]);
        var codes = Run(county).Content.Notes.Select(note => note.Code).ToList();
        Assert.Contains("CM2311", codes);
        Assert.Contains("CM2121", codes);
    }

    [Theory]
    [InlineData(PlaceState.Declined, 0)]
    [InlineData(PlaceState.Lapsed, 0)]
    [InlineData(PlaceState.Withdrawn, 1)]
    [InlineData(PlaceState.Moved, 1)]
    public void A_course_is_not_offered_again_to_whoever_said_no(PlaceState state, int placed)
    {
        var county = Some.County([Some.Newcomer()], [Some.Course()]) with
        {
            Past = [Past(1, 1, state)],
        };
        Assert.Equal(placed, Run(county).Content.Placements.Count);
    }

    [Fact]
    public void Who_finished_a_course_is_promised_the_next_one_and_not_the_same_again()
    {
        // The old course ended with B1.2; one of the new ones begins there anew, the other goes on.
        var old = Some.CourseFrom(1, new DateOnly(2026, 3, 2), new TimeOnly(8, 30));
        var again = Some.Course(2);
        var further = Some.Course(3) with
        {
            Modules = [.. Some.Course(3).Modules.Select(module => module with { Level = Some.LevelOf("B2.1") })],
        };
        var county = Some.County([Some.Newcomer()], [old, again, further]) with
        {
            Past = [Past(1, 1, PlaceState.Completed)],
        };
        Assert.Equal([(1, 3, false)], Seats(Run(county)));
    }

    [Fact]
    public void Who_lost_a_cancelled_course_comes_first_in_an_equal_one()
    {
        // Person 1 has waited longer and is obliged; person 2 was promised a course that does not take place.
        var first = Some.Newcomer() with
        {
            RegisteredOn = new DateOnly(2026, 1, 1),
            Entitlements = [Some.Entitlement() with { Kind = EntitlementKind.Obliged }],
        };
        var lost = Some.Course() with { State = Application.Courses.CourseState.Cancelled };
        var equal = Some.Course(2) with { Seats = 1 };
        var county = Some.County([first, Some.Newcomer(2)], [lost, equal]);
        Assert.Equal([(1, 2, false)], Seats(Run(county)));
        Assert.Equal(
            [(2, 2, false)], Seats(Run(county with { Past = [Past(2, 1, PlaceState.Cancelled)] })));
    }

    [Fact]
    public void Latecomers_enter_only_where_the_provider_accepts_them()
    {
        // The module began last Thursday: 15 units are held on the first possible day.
        var course = Some.CourseFrom(1, new DateOnly(2027, 2, 3), new TimeOnly(8, 30), modules: 1);
        var county = Some.County([Some.Newcomer()], [course]);
        Assert.Single(Run(county).Content.Placements);
        var no = county with { Providers = [Some.Provider with { AcceptsLateEntry = false }] };
        var found = Run(no);
        Assert.Empty(found.Content.Placements);
        Judging.Refused("CM2043", Judging.Ask(new EntersAtModuleStartRule(), Some.Newcomer(), course, no));
    }

    private static PastPlace Past(int newcomer, int course, PlaceState state) => new(
        new NewcomerId(newcomer), new CourseId(course), 1, Some.CourseStart, state,
        new DateTimeOffset(2027, 1, 20, 3, 0, 0, TimeSpan.Zero));

    private static County Scene(Func<Promise, Promise>? change = null)
    {
        var morning = Some.Course() with { Seats = 1 };
        var afternoon = Some.CourseFrom(2, Some.CourseStart, new TimeOnly(13, 30)) with { Seats = 1 };
        var waiting = Some.Newcomer(2) with
        {
            Availability = Some.Only(Week, new TimeOnly(7, 0), new TimeOnly(13, 0)),
        };
        var promise = new Promise(new NewcomerId(1), morning.Id, 1, Some.CourseStart, new PlanId(7), [])
        {
            State = PlaceState.Offered,
        };
        return Some.County(
            [Some.Newcomer(), waiting], [morning, afternoon], promises: [change?.Invoke(promise) ?? promise]);
    }

    private static RuleBook Book(Func<OfferPolicy, OfferPolicy> change) =>
        Judging.Book(p => p with { Offers = change(p.Offers) });

    private static Rematched.Found Run(
        County county, Func<OfferPolicy, OfferPolicy>? change = null, MatchScope? scope = null) =>
        Assert.IsType<Rematched.Found>(new Rematching(
            new PriceEngine(), SearchLimits.ForWork(200_000) with { Threads = 1 }, SilentObserver.Instance, default)
            .Run(Night.On(county, rules: change is null ? null : Book(change)), scope ?? MatchScope.Night));

    private static IEnumerable<(int Newcomer, int Course, bool IsPromised)> Seats(Rematched.Found found) =>
        found.Content.Placements.Select(placement =>
            (placement.Newcomer.Value, placement.Course.Value, placement.IsPromised));
}
