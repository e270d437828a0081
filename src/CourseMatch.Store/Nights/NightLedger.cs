using System.Data;
using System.Text.Json;
using CourseMatch.Application;
using CourseMatch.Application.Nights;
using CourseMatch.Store.Database;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Nights;

/// <summary>The database behind <see cref="INightLedger"/>.</summary>
/// <remarks>
/// The night lock belongs to a session of its own, so it is free as soon as its process is gone. A process that lost
/// its session without noticing is stopped by the turn: every entry asks that the night still has the turn it knows.
/// </remarks>
public sealed class NightLedger(NpgsqlDataSource database) : INightLedger
{
    private const string TryLockSql = "select pg_try_advisory_lock(7206012, @municipality)";

    private const string UnlockSql = "select pg_advisory_unlock(7206012, @municipality)";

    private const string AskSql = """
        insert into night_request (municipality_id, night, trigger, asked_at)
        values (@municipality, @night, @trigger, @at)
        on conflict on constraint night_request_key do nothing
        """;

    private const string AskedRowsSql = """
        select q.night
        from night_request q
        where q.municipality_id = @municipality and not exists (
            select from night_run n
            where n.municipality_id = q.municipality_id and n.night = q.night and n.ended_at is not null)
        order by q.night
        """;

    private const string TakeUpSql = """
        insert into night_run as n (municipality_id, night, trigger, begun_at)
        values (@municipality, @night, @trigger, @at)
        on conflict on constraint night_run_night_unique do update set turn = n.turn + 1
        where n.ended_at is null
        """;

    private const string BeginSql = """
        insert into job_run (municipality_id, night_run_id, step, turn, node, begun_at)
        select n.municipality_id, n.night_run_id, @step, n.turn, @node, @at
        from (
            select r.municipality_id, r.night_run_id, r.turn
            from night_run r
            where r.municipality_id = @municipality and r.night_run_id = @run and r.turn = @turn
                and r.ended_at is null
            for share) n
        returning job_run_id
        """;

    private const string EndStepSql = """
        update job_run j set ended_at = @at, outcome = @outcome, counts = @counts::jsonb,
            findings = @findings::jsonb, log = @log
        where j.municipality_id = @municipality and j.job_run_id = @job and j.ended_at is null and exists (
            select from night_run r
            where r.municipality_id = j.municipality_id and r.night_run_id = j.night_run_id and r.turn = @turn
                and r.ended_at is null
            for share)
        """;

    private const string EndSql = """
        update night_run r set ended_at = @at, outcome = @outcome
        where r.municipality_id = @municipality and r.night_run_id = @run and r.turn = @turn and r.ended_at is null
        """;

    private const string NightRunRowsSql = """
        select r.night_run_id, r.night, r.trigger, r.begun_at, r.ended_at, r.outcome, r.turn
        from night_run r
        where r.municipality_id = @municipality and r.night = coalesce(@night::date, r.night)
        order by r.night desc
        limit @count
        """;

    private const string JobRunRowsSql = """
        select j.night_run_id, j.step, j.node, j.begun_at, j.ended_at, j.outcome, j.counts, j.findings, j.log
        from job_run j
        where j.municipality_id = @municipality and j.night_run_id = any(@runs::int[])
        order by j.job_run_id
        """;

    static NightLedger() => DapperTypes.Register();

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryLockAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        SessionLock.TryAsync(database, TryLockSql, UnlockSql, municipality, cancellationToken);

    /// <inheritdoc/>
    public async Task AskAsync(
        MunicipalityId municipality,
        DateOnly night,
        NightTrigger trigger,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            AskSql, new { municipality, night, trigger, at }, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DateOnly>> AskedAsync(
        MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<DateOnly>(new CommandDefinition(
            AskedRowsSql, new { municipality }, cancellationToken: cancellationToken))).AsList();
    }

    /// <inheritdoc/>
    public async Task<NightRun> TakeUpAsync(
        MunicipalityId municipality,
        DateOnly night,
        NightTrigger trigger,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                TakeUpSql, new { municipality, night, trigger, at }, cancellationToken: cancellationToken));
        }

        return (await ReadAsync(municipality, night, cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<int> BeginAsync(
        MunicipalityId municipality,
        NightRun run,
        NightStep step,
        string node,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            BeginSql,
            new { municipality, run = run.Id, run.Turn, step, node, at },
            cancellationToken: cancellationToken)) ?? throw new NightTakenOverException();
    }

    /// <inheritdoc/>
    public Task EndStepAsync(
        MunicipalityId municipality,
        NightRun run,
        int job,
        StepResult result,
        string log,
        DateTimeOffset at,
        CancellationToken cancellationToken) => RunOnceAsync(
            EndStepSql,
            new
            {
                municipality,
                job,
                run.Turn,
                outcome = result.End,
                counts = JsonSerializer.Serialize(result.Counts),
                findings = FindingJson.Write(result.Findings),
                log,
                at,
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task EndAsync(
        MunicipalityId municipality, NightRun run, NightEnd end, DateTimeOffset at,
        CancellationToken cancellationToken) => RunOnceAsync(
            EndSql, new { municipality, run = run.Id, run.Turn, outcome = end, at }, cancellationToken);

    /// <inheritdoc/>
    public async Task<NightRun?> ReadAsync(
        MunicipalityId municipality, DateOnly night, CancellationToken cancellationToken) =>
        (await ReadAsync(municipality, night, 1, cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<NightRun>> ListAsync(
        MunicipalityId municipality, int count, CancellationToken cancellationToken) =>
        ReadAsync(municipality, null, count, cancellationToken);

    private static NightRun RunOf(NightRunRow row, IEnumerable<JobRunRow> jobs) => new(
        row.NightRunId,
        row.Night,
        row.Trigger,
        row.BegunAt,
        row.EndedAt,
        row.Outcome,
        row.Turn,
        [.. jobs.Select(job => new JobRun(
            job.Step,
            job.Node,
            job.BegunAt,
            job.EndedAt,
            job.Outcome is { } end
                ? new StepResult(
                    end,
                    JsonSerializer.Deserialize<Dictionary<string, long>>(job.Counts)!,
                    FindingJson.Read(job.Findings))
                : null,
            job.Log))]);

    private async Task RunOnceAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await connection.ExecuteAsync(
            new CommandDefinition(sql, values, cancellationToken: cancellationToken)) != 1)
        {
            throw new NightTakenOverException();
        }
    }

    private async Task<IReadOnlyList<NightRun>> ReadAsync(
        MunicipalityId municipality, DateOnly? night, int count, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        var runs = (await connection.QueryAsync<NightRunRow>(new CommandDefinition(
            NightRunRowsSql,
            new { municipality, night, count },
            transaction,
            cancellationToken: cancellationToken))).AsList();
        var jobs = (await connection.QueryAsync<JobRunRow>(new CommandDefinition(
            JobRunRowsSql,
            new { municipality, runs = runs.Select(run => run.NightRunId.Value).ToArray() },
            transaction,
            cancellationToken: cancellationToken))).ToLookup(job => job.NightRunId);
        await transaction.CommitAsync(cancellationToken);
        return [.. runs.Select(run => RunOf(run, jobs[run.NightRunId]))];
    }

    private sealed record NightRunRow(
        NightRunId NightRunId,
        DateOnly Night,
        NightTrigger Trigger,
        DateTimeOffset BegunAt,
        DateTimeOffset? EndedAt,
        NightEnd? Outcome,
        int Turn);

    private sealed record JobRunRow(
        NightRunId NightRunId,
        NightStep Step,
        string Node,
        DateTimeOffset BegunAt,
        DateTimeOffset? EndedAt,
        NightEnd? Outcome,
        string Counts,
        string Findings,
        string Log);
}
