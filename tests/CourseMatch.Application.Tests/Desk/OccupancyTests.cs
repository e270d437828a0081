using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Region;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Desk;

/// <summary>Seats and care places as the desk counts them: promises, the draft on top, nothing twice.</summary>
public sealed class OccupancyTests
{
    [Fact]
    public void Seats_of_others_promises_and_the_draft_add_up_and_the_law_bounds_a_group()
    {
        var county = Some.County(
            [Some.Newcomer(1), Some.Newcomer(2), Some.Newcomer(3)],
            [Some.Course() with { Seats = 30, SeatsOfOthers = 4, SeatsReserved = 2, MinimumToRun = 9 }],
            promises: [PromiseOf(1)]);
        var line = CourseLines.Of(SightOf(county, PlacementOf(1, true), PlacementOf(2))).Of(new CourseId(1));
        Assert.Equal((4, 1, 1, 25), (line.Others, line.Promised, line.Proposed, line.Seats));
        Assert.Equal((6, 17, 3), (line.People, line.Free, line.Missing));
    }

    [Fact]
    public void A_course_that_is_cancelled_has_no_free_seat_and_misses_nobody()
    {
        var county = Some.County(
            [Some.Newcomer(1)], [Some.Course() with { State = CourseState.Cancelled, MinimumToRun = 9 }]);
        var line = CourseLines.Of(SightOf(county)).Of(new CourseId(1));
        Assert.Equal((0, 0), (line.Free, line.Missing));
    }

    [Fact]
    public void Children_count_by_the_fullest_moment_and_one_child_once()
    {
        var county = Some.County(
            [Some.Newcomer(1), Some.Newcomer(2), Some.Newcomer(3)], [Some.Course()], [Some.CareGroup(1, places: 2)]);
        var (early, late) = (
            new Calendar.DaySpan(Some.Day, Some.Day.AddDays(9)),
            new Calendar.DaySpan(Some.Day.AddDays(10), Some.Day.AddDays(20)));
        var sight = SightOf(
            county with { Promises = [PromiseOf(1, Care(1, early)), PromiseOf(2, Care(1, early), Care(2, late))] },
            PlacementOf(3, false, Care(3, late)));
        var monday = CareLines.Of(sight).All.Single().Sessions[0];
        Assert.Equal((1, 1, 0), (monday.Promised, monday.Proposed, monday.Free));
        Assert.Equal(3, CareLines.Of(sight).All.Single().Children);
        Assert.Equal(3, CourseLines.Of(sight).Of(new CourseId(1)).Children);
    }

    [Fact]
    public void Courses_are_found_by_filter_and_word_and_sorted()
    {
        var county = Some.County(
            [Some.Newcomer(1)],
            [
                Some.Course(1) with { MinimumToRun = 8 },
                Some.Course(2) with { Seats = 0, Title = "Abendkurs" },
                Some.Course(3) with { State = CourseState.Finished },
            ]);
        var sight = SightOf(county);
        Assert.Equal([1], Found(new CourseQuery(Filter: CourseFilter.BelowMinimum)));
        Assert.Equal([1], Found(new CourseQuery(Filter: CourseFilter.WithSeats)));
        Assert.Equal([1, 2], Found(new CourseQuery(Filter: CourseFilter.Open)));
        Assert.Equal([3], Found(new CourseQuery(Filter: CourseFilter.Over)));
        Assert.Equal([2], Found(new CourseQuery("abend bildung")));
        Assert.Equal([], Found(new CourseQuery(HasCare: true)));
        Assert.Equal([3], Found(new CourseQuery(Page: 9, Size: 2)));

        int[] Found(CourseQuery query) => [.. ListCourses.Of(sight, query).Lines.Select(line => line.Course.Id.Value)];
    }

    [Fact]
    public void The_map_counts_who_waits_where_and_the_week_when_they_are_free()
    {
        var evening = Some.Only([DayOfWeek.Tuesday], new TimeOnly(18, 0), new TimeOnly(21, 0));
        var county = Some.County(
            [
                Some.Newcomer(1) with { Availability = evening },
                Some.Newcomer(2) with { Household = new HouseholdId(1) },
                Some.Newcomer(3),
                Some.Newcomer(4) with { IsActive = false },
            ],
            [Some.Course()],
            [Some.CareGroup(1, places: 3)],
            [Some.Household(1, [2], Some.Child())],
            [PromiseOf(3)]);
        var sight = SightOf(county);
        var district = Assert.Single(CountyMap.Of(sight).Districts);
        Assert.Equal(("45128", 3, 2, 1), (
            district.Postcode, district.People, district.Waiting, district.WaitingWithChildren));
        var site = Assert.Single(CountyMap.Of(sight).Sites);
        Assert.Equal((1, 19, 1, 3), (site.Courses, site.FreeSeats, site.CareGroups, site.FreeCarePlaces));

        var week = CountyWeek.Of(sight);
        var tuesday = week.Hours.Single(hour => hour is { Day: DayOfWeek.Tuesday, Hour: 18 });
        Assert.Equal((2, 1, 0, 0), (tuesday.People, tuesday.Parents, tuesday.Lessons, tuesday.FreeCarePlaces));
        var monday = week.Hours.Single(hour => hour is { Day: DayOfWeek.Monday, Hour: 9 });
        Assert.Equal((1, 1, 19, 3), (monday.People, monday.Lessons, monday.FreeSeats, monday.FreeCarePlaces));
    }

    private static CountySight SightOf(Counties.County county, params Placement[] draft) => new(
        default,
        Night.On(county),
        null,
        draft.Length == 0
            ? null
            : new Plan(
                new PlanSummary(
                    new PlanId(2), Some.Day, PlanState.Draft, default, null, "", "", 0, 0, 0, 0, 0, "", 1, 0),
                draft,
                [],
                []));

    private static Promise PromiseOf(int newcomer, params CarePlacement[] care) =>
        new(new NewcomerId(newcomer), new CourseId(1), 1, Some.CourseStart, new PlanId(1), care);

    private static Placement PlacementOf(int newcomer, bool isPromised = false, params CarePlacement[] care) =>
        new(new NewcomerId(newcomer), new CourseId(1), 1, Some.CourseStart, 5_000, 20, care, isPromised);

    private static CarePlacement Care(int child, Calendar.DaySpan days) =>
        new(new ChildId(child), new CareGroupId(1), days, [new CareSessionId(100)]);
}
