using CourseMatch.Application.Nights;
using CourseMatch.Store.Nights;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Nights;

/// <summary>A night is begun once, ended once, worked on by one process at a time, and taken up where it was left.
/// </summary>
public sealed class NightRunTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Night = new(2027, 3, 28);

    private readonly NightLedger ledger = new(database.DataSource);

    [Fact]
    public async Task The_night_lock_is_held_by_one_and_free_when_its_session_dies()
    {
        var county = await TestCounty.MakeAsync(database);
        var other = await TestCounty.MakeAsync(database);
        await using var first = await ledger.TryLockAsync(county.Municipality, default);
        Assert.NotNull(first);
        Assert.Null(await ledger.TryLockAsync(county.Municipality, default));
        await using (var elsewhere = await ledger.TryLockAsync(other.Municipality, default))
        {
            Assert.NotNull(elsewhere);
        }

        Assert.True(await county.ValueAsync<bool>(
            """
            select bool_and(pg_terminate_backend(pid)) from pg_locks
            where locktype = 'advisory' and classid = 7206012 and objid = $1
                and database = (select oid from pg_database where datname = current_database())
            """));
        await using var second = await WaitForLockAsync(county);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_night_goes_through_its_steps_in_order_and_is_not_run_again()
    {
        var county = await TestCounty.MakeAsync(database);
        var steps = new[] { new Scripted(NightStep.Publish), new Scripted(NightStep.Match) };
        var ended = Assert.IsType<NightOutcome.Ended>(await RunAsync(county, steps));
        Assert.Equal(
            [(NightStep.Match, 7L), (NightStep.Publish, 7L)],
            ended.Run.Jobs.Select(job => (job.Step, job.Result!.Counts["seven"])));
        var again = Assert.IsType<NightOutcome.EndedBefore>(await RunAsync(county, steps));
        Assert.Equal((NightEnd.Done, 2, 1), (again.Run.End!.Value, again.Run.Jobs.Count, again.Run.Turn));
        Assert.All(steps, step => Assert.Equal(1, step.Runs));
    }

    // Goal: a process that dies in a step leaves the night to the next one, which does what is left. Method: the step
    // is broken off as a kill would break it off, with its beginning on record and no end.
    [Fact]
    public async Task A_night_broken_off_is_taken_up_where_it_was_left()
    {
        var county = await TestCounty.MakeAsync(database);
        var match = new Scripted(NightStep.Match);
        var publish = new Scripted(NightStep.Publish, () => new OperationCanceledException("killed"));
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(county, match, publish));
        publish.Fault = null;
        var ended = Assert.IsType<NightOutcome.Ended>(await RunAsync(county, match, publish));
        Assert.Equal((1, 2, 2), (match.Runs, publish.Runs, ended.Run.Turn));
        Assert.Equal([true, false, true], ended.Run.Jobs.Select(job => job.EndedAt is not null));
    }

    [Fact]
    public async Task A_fault_that_stays_ends_the_night_as_failed_after_three_turns()
    {
        var county = await TestCounty.MakeAsync(database);
        var broken = new Scripted(NightStep.Match, () => new InvalidOperationException("broken"));
        for (var turn = 1; turn <= RunNight.TurnsMax; turn++)
        {
            Assert.Equal(turn - 1, broken.Runs);
            await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(county, broken));
        }

        var ended = Assert.IsType<NightOutcome.EndedBefore>(await RunAsync(county, broken));
        Assert.Equal((NightEnd.Failed, 3), (ended.Run.End!.Value, broken.Runs));
        Assert.Equal("night/2027-03-28/failed night_failed", await county.ValueAsync<string>(
            "select string_agg(event_key || ' ' || kind, ', ') from message where municipality_id = $1"));
        var finding = Assert.Single(ended.Run.Jobs[^1].Result!.Findings);
        Assert.Equal(("CM4101", "NightStep.Match"), (finding.Code, finding.Values[0].Value));
        Assert.Contains("InvalidOperationException", ended.Run.Jobs[^1].Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_after_another_took_the_night_up_may_write_nothing()
    {
        var county = await TestCounty.MakeAsync(database);
        var early = await TakeUpAsync(county);
        var job = await ledger.BeginAsync(county.Municipality, early, NightStep.Match, "early", Some.Instant, default);
        var late = await TakeUpAsync(county);
        Assert.Equal((early.Id, early.Turn + 1), (late.Id, late.Turn));
        var result = StepResult.Done();
        await Assert.ThrowsAsync<NightTakenOverException>(() => ledger.BeginAsync(
            county.Municipality, early, NightStep.Publish, "early", Some.Instant, default));
        await Assert.ThrowsAsync<NightTakenOverException>(() => ledger.EndStepAsync(
            county.Municipality, early, job, result, "", Some.Instant, default));
        await Assert.ThrowsAsync<NightTakenOverException>(() => ledger.EndAsync(
            county.Municipality, early, NightEnd.Done, Some.Instant, default));
        await ledger.EndAsync(county.Municipality, late, NightEnd.Done, Some.Instant, default);
        await Assert.ThrowsAsync<NightTakenOverException>(() => ledger.EndAsync(
            county.Municipality, late, NightEnd.Held, Some.Instant, default));
    }

    [Fact]
    public async Task An_ended_night_never_changes()
    {
        var county = await TestCounty.MakeAsync(database);
        await RunAsync(county, new Scripted(NightStep.Match));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => county.RunSqlAsync(
            "update night_run set outcome = 'held' where municipality_id = $1"));
        Assert.Equal("night_run_ends_once", refused.ConstraintName);
    }

    [Fact]
    public async Task Two_at_once_on_one_night_run_it_once()
    {
        var county = await TestCounty.MakeAsync(database);
        var steps = Enumerable.Range(0, 6).Select(_ => new Scripted(NightStep.Match)).ToArray();
        var outcomes = await Task.WhenAll(steps.Select(step => Task.Run(() => RunAsync(county, step))));
        Assert.Single(outcomes.OfType<NightOutcome.Ended>());
        Assert.Equal(1, steps.Sum(step => step.Runs));
        Assert.Equal(
            1, await county.ValueAsync<int>("select count(*)::int from night_run where municipality_id = $1"));
    }

    private Task<NightOutcome> RunAsync(TestCounty county, params INightStep[] steps) =>
        new RunNight(ledger, steps, new NoRetry(), TimeProvider.System, "test", county.Store)
            .RunAsync(county.Municipality, Night, NightTrigger.Clock, default);

    private Task<NightRun> TakeUpAsync(TestCounty county) =>
        ledger.TakeUpAsync(county.Municipality, Night, NightTrigger.Clock, Some.Instant, default);

    private async Task<IAsyncDisposable?> WaitForLockAsync(TestCounty county)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            if (await ledger.TryLockAsync(county.Municipality, default) is { } free)
            {
                return free;
            }

            await Task.Delay(10);
        }

        return null;
    }

    private sealed class NoRetry : INightRetry
    {
        public Task<StepResult> RunAsync(
            Func<CancellationToken, Task<StepResult>> work,
            Action<int, string> failed,
            CancellationToken cancellationToken) => work(cancellationToken);
    }

    private sealed class Scripted(NightStep step, Func<Exception>? fault = null) : INightStep
    {
        private int runs;

        public NightStep Step => step;

        public int Runs => runs;

        public Func<Exception>? Fault { get; set; } = fault;

        public Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            return Fault is { } fail ? throw fail() : Task.FromResult(StepResult.Done(("seven", 7)));
        }
    }
}
