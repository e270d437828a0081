using System.Data;
using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Plans;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>What publishing does to promises, and when it is refused.</summary>
public sealed class PublishingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DaySpan March = new(new(2027, 3, 1), new(2027, 3, 31));

    [Fact]
    public async Task New_placements_become_promises_with_their_care_places()
    {
        var (county, onFile) = await FilledAsync(newcomers: 2, seats: 2, places: 1);
        var group = onFile.CareGroups[0];
        var care = new CarePlacement(
            onFile.Households[0].Children[0].Id, group.Id, March, [.. group.Sessions.Select(session => session.Id)]);
        var plan = await county.AddDraftAsync(
            [
                Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id, false, care),
                Some.Placement(onFile.Newcomers[1].Id, onFile.Courses[0].Id),
            ]);

        await county.PublishAsync(plan);

        var promises = (await county.ReadAsync()).Promises;
        Assert.Equal(
            onFile.Newcomers.Select(newcomer => (newcomer.Id, onFile.Courses[0].Id, 1, Some.Start, plan)),
            promises.Select(promise => (
                promise.Newcomer, promise.Course, promise.ModuleNumber, promise.EntryDay, promise.Plan)));
        var kept = Assert.Single(promises[0].Care);
        Assert.Equal((care.Child, care.Group, care.Days), (kept.Child, kept.Group, kept.Days));
        Assert.Equal(care.Sessions, kept.Sessions);
        Assert.Empty(promises[1].Care);
    }

    [Fact]
    public async Task The_next_plan_supersedes_and_what_was_promised_stays()
    {
        var (county, onFile) = await FilledAsync(newcomers: 2, seats: 2, places: 0);
        var first = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]);
        await county.PublishAsync(first);
        var second = await county.AddDraftAsync(
            [
                Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id, isPromised: true),
                Some.Placement(onFile.Newcomers[1].Id, onFile.Courses[0].Id),
            ]);
        await county.PublishAsync(second);

        var promises = (await county.ReadAsync()).Promises;
        Assert.Equal([first, second], promises.Select(promise => promise.Plan));
        var plans = await county.Store.PlansAsync(county.Municipality, CancellationToken.None);
        Assert.Equal(
            [(second, PlanState.Published), (first, PlanState.Superseded)],
            plans.Select(plan => (plan.Id, plan.State)));
        Assert.All(plans, plan => Assert.Equal(Some.Instant, plan.PublishedAt));
        Assert.Equal(second, (await county.ChangeAsync(
            change => change.PlanInForceAsync(CancellationToken.None)))!.Id);
    }

    [Fact]
    public async Task A_course_that_shrank_takes_nobody_and_nothing_of_the_plan_happens()
    {
        var (county, onFile) = await FilledAsync(newcomers: 3, seats: 3, places: 0);
        var plan = await county.AddDraftAsync(
            [.. onFile.Newcomers.Select(newcomer => Some.Placement(newcomer.Id, onFile.Courses[0].Id))]);
        await county.SaveCoursesAsync(Some.Course("K", seats: 2));

        var conflict = await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(plan));

        Assert.Equal("promise_holds_a_seat", conflict.Constraint);
        Assert.Empty((await county.ReadAsync()).Promises);
        Assert.Equal(PlanState.Draft, (await county.Store.PlansAsync(county.Municipality, default))[0].State);
    }

    [Theory]
    [InlineData(CourseState.Cancelled)]
    [InlineData(CourseState.Withdrawn)]
    [InlineData(CourseState.Closed)]
    [InlineData(CourseState.Finished)]
    public async Task A_course_that_takes_nobody_has_no_seat_to_promise(CourseState state)
    {
        var (county, onFile) = await FilledAsync(newcomers: 1, seats: 3, places: 0);
        var plan = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]);
        await county.SaveCoursesAsync(Some.Course("K", seats: 3) with { State = state });
        await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(plan));
    }

    [Fact]
    public async Task Seats_reserved_and_booked_are_not_ours()
    {
        var (county, onFile) = await FilledAsync(newcomers: 2, seats: 6, places: 0);
        await county.SaveCoursesAsync(Some.Course("K", seats: 6) with { SeatsReserved = 2, SeatsBooked = 3 });
        var both = await county.AddDraftAsync(
            [.. onFile.Newcomers.Select(newcomer => Some.Placement(newcomer.Id, onFile.Courses[0].Id))]);
        var one = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[1].Id, onFile.Courses[0].Id)]);

        await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(both));
        await county.PublishAsync(one);
        Assert.Single((await county.ReadAsync()).Promises);
    }

    [Fact]
    public async Task A_provider_who_counts_our_people_does_not_take_their_seats_twice()
    {
        // Ten seats, two promised. The next file says six booked: four others and our two. Then one more is promised;
        // six minus three would be three others, and the seat of the fourth would be given away.
        var (county, onFile) = await FilledAsync(newcomers: 8, seats: 10, places: 0);
        await county.RunSqlAsync("update provider set counts_include_promises = true where municipality_id = $1");
        var course = onFile.Courses[0].Id;
        await PublishNextAsync(county, course, 2);
        await county.SaveCoursesAsync(Some.Course("K", seats: 10) with { SeatsBooked = 6 });
        var counted = (await county.ReadAsync()).Courses[0];
        Assert.Equal((4, 6), (counted.SeatsOfOthers, counted.SeatsToPromise));

        await PublishNextAsync(county, course, 1);
        Assert.Equal(4, (await county.ReadAsync()).Courses[0].SeatsOfOthers);
        await Assert.ThrowsAsync<PromiseConflict>(() => PublishNextAsync(county, course, 4));
        await PublishNextAsync(county, course, 3);
        Assert.Equal(6, (await county.ReadAsync()).Promises.Count);
    }

    [Fact]
    public async Task A_newcomer_is_promised_one_seat_only()
    {
        var (county, onFile) = await FilledAsync(newcomers: 1, seats: 3, places: 0);
        var draft = Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id);
        var first = await county.AddDraftAsync([draft]);
        var second = await county.AddDraftAsync([draft]);
        await county.PublishAsync(first);
        var conflict = await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(second));
        Assert.Equal("promise_one_per_newcomer", conflict.Constraint);
    }

    [Fact]
    public async Task A_draft_that_builds_on_an_ended_promise_is_refused()
    {
        var (county, onFile) = await FilledAsync(newcomers: 1, seats: 3, places: 0);
        await PublishNextAsync(county, onFile.Courses[0].Id, 1);
        var next = await county.AddDraftAsync(
            [Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id, isPromised: true)]);
        await county.EndAsync(onFile.Newcomers[0].Id);
        var conflict = await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(next));
        Assert.Equal("placement_promise_in_force", conflict.Constraint);
    }

    [Fact]
    public async Task An_ended_promise_frees_newcomer_seat_and_care_place()
    {
        var (county, onFile) = await FilledAsync(newcomers: 2, seats: 1, places: 1);
        var (course, group) = (onFile.Courses[0].Id, onFile.CareGroups[0]);
        Task<PlanId> DraftAsync(int newcomer) => county.AddDraftAsync([Some.Placement(
            onFile.Newcomers[newcomer].Id, course, false, new CarePlacement(
                onFile.Households[newcomer].Children[0].Id, group.Id, March, [group.Sessions[0].Id]))]);

        await county.PublishAsync(await DraftAsync(0));
        await Assert.ThrowsAsync<PromiseConflict>(async () => await county.PublishAsync(await DraftAsync(1)));
        await county.EndAsync(onFile.Newcomers[0].Id);
        Assert.Empty((await county.ReadAsync()).Promises);
        await county.PublishAsync(await DraftAsync(1));
        Assert.Equal(onFile.Newcomers[1].Id, Assert.Single((await county.ReadAsync()).Promises).Newcomer);
    }

    [Fact]
    public async Task A_plan_is_published_once()
    {
        var (county, onFile) = await FilledAsync(newcomers: 1, seats: 3, places: 0);
        var plan = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]);
        await county.PublishAsync(plan);
        await Assert.ThrowsAsync<DBConcurrencyException>(() => county.PublishAsync(plan));
        Assert.Equal(PlanState.Published, (await county.Store.PlansAsync(county.Municipality, default))[0].State);
    }

    /// <summary>Goal: of two publications at one moment that together need more seats than there are, one happens.
    /// Method: both on their own connections, released together; repeated, since one run may pass by luck.</summary>
    [Fact]
    public async Task Of_two_publications_at_once_one_wins_and_no_seat_is_promised_twice()
    {
        for (var round = 0; round < 5; round++)
        {
            var (county, onFile) = await FilledAsync(newcomers: 4, seats: 3, places: 0);
            var course = onFile.Courses[0].Id;
            PlanId[] drafts =
            [
                await county.AddDraftAsync(
                    [.. onFile.Newcomers.Take(2).Select(newcomer => Some.Placement(newcomer.Id, course))]),
                await county.AddDraftAsync(
                    [.. onFile.Newcomers.Skip(2).Select(newcomer => Some.Placement(newcomer.Id, course))]),
            ];
            var start = new TaskCompletionSource();

            async Task<bool> PublishWhenReleasedAsync(PlanId plan)
            {
                await start.Task;
                try
                {
                    await county.PublishAsync(plan);
                    return true;
                }
                catch (PromiseConflict)
                {
                    return false;
                }
            }

            var publications = drafts.Select(plan => Task.Run(() => PublishWhenReleasedAsync(plan))).ToArray();
            start.SetResult();
            var won = await Task.WhenAll(publications);

            Assert.Single(won, wins => wins);
            var promises = (await county.ReadAsync()).Promises;
            Assert.Equal(2, promises.Count);
            Assert.Equal(drafts[won[0] ? 0 : 1], Assert.Single(promises.Select(promise => promise.Plan).Distinct()));
        }
    }

    private static async Task PublishNextAsync(TestCounty county, CourseId course, int count)
    {
        var onFile = await county.ReadAsync();
        var promised = onFile.Promises.Select(promise => promise.Newcomer).ToHashSet();
        var plan = await county.AddDraftAsync(
            [.. onFile.Newcomers
                .Where(newcomer => !promised.Contains(newcomer.Id))
                .Take(count)
                .Select(newcomer => Some.Placement(newcomer.Id, course))]);
        await county.PublishAsync(plan);
    }

    /// <summary>One course, one care group with two sessions, newcomers with one child each.</summary>
    private async Task<(TestCounty County, County OnFile)> FilledAsync(int newcomers, int seats, int places)
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats));
        await county.SaveCareGroupsAsync(Some.CareGroup("G", places));
        await county.SaveNewcomersAsync(
            [.. Enumerable.Range(0, newcomers).Select(
                index => Some.Newcomer($"N{index}", null, Some.Child(new DateOnly(2024, 6, 1))))]);
        return (county, await county.ReadAsync());
    }
}
