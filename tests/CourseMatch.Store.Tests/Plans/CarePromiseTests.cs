using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>Care places are promised by day and by number, and never one to two children.</summary>
public sealed class CarePromiseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_full_session_takes_no_further_child_and_nothing_of_the_plan_happens()
    {
        var (county, onFile) = await FilledAsync(children: 3, places: 2);
        var plan = await county.AddDraftAsync([.. Enumerable.Range(0, 3).Select(index => Stay(onFile, index, 1, 30))]);
        var conflict = await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(plan));
        Assert.Equal("care_place_within_session", conflict.Constraint);
        Assert.Empty((await county.ReadAsync()).Promises);
    }

    [Fact]
    public async Task One_place_serves_one_child_after_another()
    {
        var (county, onFile) = await FilledAsync(children: 3, places: 1);
        await county.PublishAsync(await county.AddDraftAsync(
            [Stay(onFile, 0, 1, 10), Stay(onFile, 1, 11, 20), Stay(onFile, 2, 21, 30)]));
        Assert.Equal(3, (await county.ReadAsync()).Promises.Count);
        var touching = await county.ValueAsync<long>(
            "select count(distinct place_number) from care_promise where municipality_id = $1");
        Assert.Equal(1L, touching);
    }

    /// <summary>Goal: numbers never refuse what counting admits. Method: of two places A holds number 1 until the
    /// 10th and B number 2 from the 16th on, as after a child between them left. C needs a place from the 1st to the
    /// 25th: neither number is free throughout, although never more than two children are there.</summary>
    [Fact]
    public async Task Places_in_force_are_renumbered_where_that_makes_room()
    {
        var (county, onFile) = await FilledAsync(children: 3, places: 2);
        await county.PublishAsync(await county.AddDraftAsync([Stay(onFile, 0, 1, 10), Stay(onFile, 1, 16, 25)]));
        await county.RunSqlAsync(
            "update care_promise set place_number = 2 where municipality_id = $1 and child_id = $2",
            ChildOf(onFile, 1).Value);
        var before = await NumbersAsync(county);

        await county.PublishAsync(await county.AddDraftAsync(
            [Promised(onFile, 0, 1, 10), Promised(onFile, 1, 16, 25), Stay(onFile, 2, 1, 25)]));

        int[] split = [1, 2];
        int[] joined = [1, 2, 1];
        Assert.Equal(split, before);
        Assert.Equal(joined, await NumbersAsync(county));
    }

    [Fact]
    public async Task A_session_that_shrank_keeps_its_children_and_takes_no_other_beside_them()
    {
        var (county, onFile) = await FilledAsync(children: 4, places: 2);
        await county.PublishAsync(await county.AddDraftAsync([Stay(onFile, 0, 1, 10), Stay(onFile, 1, 10, 20)]));
        await county.SaveCareGroupsAsync(Some.CareGroup("G", places: 1));

        var kept = await county.ReadAsync();
        Assert.Equal(2, kept.Promises.Count(promise => promise.Care.Count == 1));
        Assert.All(kept.CareGroups[0].Sessions, session => Assert.Equal(1, session.Places));

        // Beside the child who stays until the 20th there is no room, whatever its number; from the 21st there is.
        var beside = await county.AddDraftAsync([Stay(onFile, 2, 12, 30)]);
        await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(beside));
        await county.PublishAsync(await county.AddDraftAsync([Stay(onFile, 3, 21, 30)]));
    }

    [Fact]
    public async Task Children_beside_a_surplus_are_counted_and_not_only_numbered()
    {
        // One place, two children in force since before it shrank: A 1-10 on number 1, B 5-20 on number 2. On number 1
        // nobody sits from the 11th on, but B is present.
        var (county, onFile) = await FilledAsync(children: 3, places: 2);
        await county.PublishAsync(await county.AddDraftAsync([Stay(onFile, 0, 1, 10), Stay(onFile, 1, 5, 20)]));
        await county.SaveCareGroupsAsync(Some.CareGroup("G", places: 1));
        var third = await county.AddDraftAsync([Stay(onFile, 2, 11, 15)]);
        var conflict = await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(third));
        Assert.Equal("care_session_never_crowded", conflict.Constraint);
    }

    [Fact]
    public async Task A_child_both_parents_need_a_place_for_takes_one()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G", places: 1));
        await county.SaveNewcomersAsync(
            Some.Newcomer("mother", "H", Some.Child(new(2024, 6, 1))), Some.Newcomer("father", "H"));
        var onFile = await county.ReadAsync();
        var child = onFile.Households[0].Children[0].Id;
        await county.PublishAsync(await county.AddDraftAsync(
            [
                Stay(onFile, onFile.Newcomers[0].Id, child, 1, 20),
                Stay(onFile, onFile.Newcomers[1].Id, child, 10, 30),
            ]));
        Assert.Equal(1L, await county.ValueAsync<long>(
            "select count(distinct place_number) from care_promise where municipality_id = $1"));
    }

    [Fact]
    public async Task A_child_is_never_in_two_sessions_at_once()
    {
        var (county, onFile) = await FilledAsync(children: 1, places: 2);
        await county.SaveCareGroupsAsync(Some.CareGroup("H") with
        {
            Sessions = [new CareSessionRecord(DayOfWeek.Monday, new(12, 45), new(17, 0), 5)],
        });
        onFile = await county.ReadAsync();
        var child = onFile.Households[0].Children[0].Id;
        var second = onFile.CareGroups.Single(group => group.Key == "H");
        var twice = Some.Placement(
            onFile.Newcomers[0].Id,
            onFile.Courses[0].Id,
            false,
            CareOf(onFile, child, 1, 20),
            new CarePlacement(child, second.Id, Days(20, 30), [second.Sessions[0].Id]));
        var plan = await county.AddDraftAsync([twice]);
        var conflict = await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(plan));
        Assert.Equal("child_in_one_session_at_a_time", conflict.Constraint);
    }

    [Fact]
    public async Task A_withdrawn_group_keeps_its_promises_and_takes_nobody()
    {
        var (county, onFile) = await FilledAsync(children: 2, places: 5);
        await county.PublishAsync(await county.AddDraftAsync([Stay(onFile, 0, 1, 20)]));
        var next = await county.AddDraftAsync([Stay(onFile, 1, 1, 20)]);
        await county.WithdrawAsync(ImportSubject.Care, "VHS Dresden", "G");

        var kept = await county.ReadAsync();
        Assert.Equal(
            (onFile.CareGroups[0].Sessions[0].Id, 0),
            (kept.CareGroups[0].Sessions.Single().Id, kept.CareGroups[0].Sessions.Single().Places));
        Assert.Single(kept.Promises[0].Care);
        await Assert.ThrowsAsync<PromiseConflict>(() => county.PublishAsync(next));

        await county.SaveCareGroupsAsync(Some.CareGroup("G", places: 5));
        await county.PublishAsync(next);
    }

    [Fact]
    public async Task A_withdrawn_group_without_promises_is_gone()
    {
        var (county, onFile) = await FilledAsync(children: 1, places: 5);
        Assert.Single(onFile.CareGroups);
        await county.WithdrawAsync(ImportSubject.Care, "VHS Dresden", "G");
        Assert.Empty((await county.ReadAsync()).CareGroups);
    }

    private static async Task<int[]> NumbersAsync(TestCounty county) => await county.ValueAsync<int[]>(
        """
        select array_agg(place_number order by lower(during), child_id)
        from care_promise
        where municipality_id = $1 and ended_at is null
        """);

    private static DaySpan Days(int first, int last) => new(new(2027, 3, first), new(2027, 3, last));

    private static ChildId ChildOf(County onFile, int index) =>
        onFile.Households.Single(household => household.Partners.Contains(onFile.Newcomers[index].Id)).Children[0].Id;

    private static Placement Stay(County onFile, int index, int first, int last) =>
        Stay(onFile, onFile.Newcomers[index].Id, ChildOf(onFile, index), first, last);

    private static Placement Promised(County onFile, int index, int first, int last) =>
        Stay(onFile, index, first, last) with { IsPromised = true };

    private static Placement Stay(County onFile, NewcomerId newcomer, ChildId child, int first, int last) =>
        Some.Placement(newcomer, onFile.Courses[0].Id, false, CareOf(onFile, child, first, last));

    private static CarePlacement CareOf(County onFile, ChildId child, int first, int last) => new(
        child, onFile.CareGroups[0].Id, Days(first, last), [onFile.CareGroups[0].Sessions[0].Id]);

    private async Task<(TestCounty County, County OnFile)> FilledAsync(int children, int places)
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G", places));
        await county.SaveNewcomersAsync(
            [.. Enumerable.Range(0, children).Select(
                index => Some.Newcomer($"N{index}", null, Some.Child(new DateOnly(2024, 6, 1))))]);
        return (county, await county.ReadAsync());
    }
}
