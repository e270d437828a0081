using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Counties;

/// <summary>A change happens wholly or not at all, one at a time, and reading waits for none.</summary>
public sealed class ChangeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_fails_in_the_end_never_happened()
    {
        var county = await TestCounty.MakeAsync(database);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => county.ChangeAsync(async change =>
        {
            await FillAsync(change);
            throw new InvalidTimeZoneException();
        }));
        await AssertEmptyAsync(county);
    }

    /// <summary>Goal: a server process that dies in the middle of a change leaves nothing of it. Method: the work kills
    /// the very backend it runs on after everything was saved, then tries to go on.</summary>
    [Fact]
    public async Task A_connection_killed_in_the_middle_leaves_nothing_half_done()
    {
        var county = await TestCounty.MakeAsync(database);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => county.ChangeAsync(async change =>
        {
            await FillAsync(change);
            Assert.Equal(1L, await county.ValueAsync<long>(
                """
                select count(pg_terminate_backend(pid, 5000))
                from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction'
                """));
            await FillAsync(change);
        }));
        await AssertEmptyAsync(county);

        await county.ChangeAsync(FillAsync);
        Assert.Single((await county.ReadAsync()).Courses);
    }

    [Fact]
    public async Task A_connection_killed_in_the_middle_of_publishing_leaves_a_draft()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.ChangeAsync(FillAsync);
        var onFile = await county.ReadAsync();
        var plan = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => county.ChangeAsync(async change =>
        {
            await change.PublishAsync(plan, Some.Instant, CancellationToken.None);
            await county.ValueAsync<long>(
                """
                select count(pg_terminate_backend(pid, 5000))
                from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction'
                """);
        }));
        Assert.Empty((await county.ReadAsync()).Promises);
        await county.PublishAsync(plan);
        Assert.Single((await county.ReadAsync()).Promises);
    }

    [Fact]
    public async Task Changes_of_one_municipality_queue()
    {
        // Each reads how many courses there are and adds one numbered so: without queueing numbers would repeat.
        var county = await TestCounty.MakeAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => county.ChangeAsync(async change =>
        {
            var count = (await change.ReadCountyAsync(CancellationToken.None)).Courses.Count;
            var (provider, _) = await change.ProviderAsync("VHS Dresden", CancellationToken.None);
            await change.SaveCoursesAsync(provider, [Some.Course($"{count}")], CancellationToken.None);
        }))));
        Assert.Equal(8, (await county.ReadAsync()).Courses.Count);
    }

    [Fact]
    public async Task Neither_readers_nor_other_municipalities_wait_for_a_change()
    {
        var county = await TestCounty.MakeAsync(database);
        var other = await TestCounty.MakeAsync(database);
        await county.ChangeAsync(async change =>
        {
            await FillAsync(change);
            Assert.Empty((await county.ReadAsync()).Courses);
            await other.ChangeAsync(FillAsync);
        });
        Assert.Single((await county.ReadAsync()).Courses);
        Assert.Single((await other.ReadAsync()).Courses);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    public async Task A_change_that_met_a_deadlock_starts_again_from_the_beginning(string sqlState)
    {
        var county = await TestCounty.MakeAsync(database);
        var attempts = 0;
        await county.ChangeAsync(async change =>
        {
            await FillAsync(change);
            if (++attempts < 3)
            {
                throw new PostgresException("by the test", "ERROR", "ERROR", sqlState);
            }
        });
        Assert.Equal(3, attempts);
        Assert.Single((await county.ReadAsync()).Courses);
    }

    [Fact]
    public async Task Starting_again_has_an_end()
    {
        var county = await TestCounty.MakeAsync(database);
        var attempts = 0;
        await Assert.ThrowsAsync<PostgresException>(() => county.ChangeAsync(_ =>
        {
            attempts++;
            throw new PostgresException("by the test", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);
        }));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task A_municipality_that_is_not_there_is_not_changed()
    {
        var county = new TestCounty(database, new MunicipalityId(int.MaxValue));
        await Assert.ThrowsAsync<InvalidOperationException>(() => county.ChangeAsync(FillAsync));
    }

    [Fact]
    public async Task The_default_municipality_is_the_first()
    {
        await TestCounty.MakeAsync(database);
        var county = await TestCounty.MakeAsync(database);
        var first = await county.Store.DefaultMunicipalityAsync(CancellationToken.None);
        Assert.Equal(
            await county.ValueAsync<int>("select municipality_id from municipality where name = 'Standard'"),
            first.Value);
    }

    [Fact]
    public async Task A_cancelled_change_never_happened()
    {
        var county = await TestCounty.MakeAsync(database);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => county.Store.ChangeAsync(
            county.Municipality,
            async (change, token) =>
            {
                await FillAsync(change);
                await cancellation.CancelAsync();
                await change.ReadCountyAsync(token);
                return true;
            },
            cancellation.Token));
        await AssertEmptyAsync(county);
    }

    private static async Task FillAsync(ICountyChange change)
    {
        var (provider, _) = await change.ProviderAsync("VHS Dresden", CancellationToken.None);
        await change.SaveCoursesAsync(provider, [Some.Course("K")], CancellationToken.None);
        await change.SaveCareGroupsAsync(provider, [Some.CareGroup("G")], CancellationToken.None);
        await change.SaveNewcomersAsync(
            Some.Source, [Some.Newcomer("N", null, Some.Child(new(2024, 6, 1)))], CancellationToken.None);
        await change.AddImportAsync(
            new ImportSummary(
                default, ImportSubject.Courses, "VHS Dresden", "csv", "00", Some.Instant, 1, 0, 0, 0, []),
            new Dictionary<string, string> { ["K"] = "{}" },
            CancellationToken.None);
    }

    private static async Task AssertEmptyAsync(TestCounty county)
    {
        var onFile = await county.ReadAsync();
        Assert.Equal(
            0,
            onFile.Providers.Count + onFile.Sites.Count + onFile.Courses.Count + onFile.CareGroups.Count
                + onFile.Newcomers.Count + onFile.Households.Count);
        Assert.Empty(await county.Store.ImportsAsync(county.Municipality, 10, CancellationToken.None));
    }
}
