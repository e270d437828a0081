using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Courses;

/// <summary>A course has as many free seats as it has left, whatever it becomes: never one beside a surplus.</summary>
public sealed class SeatsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Seats_follow_the_course()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats: 5));
        Assert.Equal(5, await FreeAsync(county));
        await county.SaveCoursesAsync(Some.Course("K", seats: 9) with { SeatsReserved = 2, SeatsBooked = 3 });
        Assert.Equal(4, await FreeAsync(county));
        await county.SaveCoursesAsync(Some.Course("K", seats: 9) with { SeatsReserved = 2, SeatsBooked = 30 });
        Assert.Equal(0, await FreeAsync(county));
        await county.SaveCoursesAsync(Some.Course("K", seats: 9) with { State = CourseState.Closed });
        Assert.Equal(0, await FreeAsync(county));
        await county.SaveCoursesAsync(Some.Course("K", seats: 9));
        Assert.Equal(9, await FreeAsync(county));
        await county.WithdrawAsync(ImportSubject.Courses, "VHS Dresden", "K");
        Assert.Equal(0, await FreeAsync(county));
    }

    [Fact]
    public async Task A_slip_in_a_file_does_not_fill_the_disk()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats: int.MaxValue));
        Assert.Equal(1_000, await FreeAsync(county));
    }

    [Fact]
    public async Task A_course_that_shrank_keeps_its_promises_and_frees_no_seat_until_the_surplus_is_gone()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats: 4));
        await county.SaveNewcomersAsync([.. Enumerable.Range(0, 3).Select(index => Some.Newcomer($"{index}"))]);
        var onFile = await county.ReadAsync();
        await county.PublishAsync(await county.AddDraftAsync(
            [.. onFile.Newcomers.Select(newcomer => Some.Placement(newcomer.Id, onFile.Courses[0].Id))]));
        Assert.Equal(1, await FreeAsync(county));

        await county.SaveCoursesAsync(Some.Course("K", seats: 1));
        Assert.Equal((3, 0), ((await county.ReadAsync()).Promises.Count, await FreeAsync(county)));
        await EndFirstAsync(county);
        Assert.Equal((2, 0), ((await county.ReadAsync()).Promises.Count, await FreeAsync(county)));
        await EndFirstAsync(county);
        Assert.Equal((1, 0), ((await county.ReadAsync()).Promises.Count, await FreeAsync(county)));
        await EndFirstAsync(county);
        Assert.Equal((0, 1), ((await county.ReadAsync()).Promises.Count, await FreeAsync(county)));

        await county.SaveCoursesAsync(Some.Course("K", seats: 2));
        Assert.Equal(2, await FreeAsync(county));
    }

    [Fact]
    public async Task A_withdrawn_course_keeps_what_it_promised()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats: 4));
        await county.SaveNewcomersAsync(Some.Newcomer("A"));
        var onFile = await county.ReadAsync();
        await county.PublishAsync(await county.AddDraftAsync(
            [Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]));
        await county.WithdrawAsync(ImportSubject.Courses, "VHS Dresden", "K");
        await county.WithdrawAsync(ImportSubject.Newcomers, Some.Source, "A");

        var after = await county.ReadAsync();
        Assert.Equal((CourseState.Withdrawn, 0), (after.Courses[0].State, after.Courses[0].SeatsToPromise));
        Assert.Equal(after.Courses[0].Id, Assert.Single(after.Promises).Course);

        await county.SaveCoursesAsync(Some.Course("K", seats: 4));
        Assert.Equal((1, 3), ((await county.ReadAsync()).Promises.Count, await FreeAsync(county)));
    }

    private static Task<int> FreeAsync(TestCounty county) => county.ValueAsync<int>(
        """
        select count(*)::int
        from seat s
        where s.municipality_id = $1 and not exists (
            select from promise p where p.course_id = s.course_id and p.seat_number = s.seat_number)
        """);

    private static async Task EndFirstAsync(TestCounty county) =>
        await county.EndAsync((await county.ReadAsync()).Promises[0].Newcomer);
}
