using CourseMatch.Application;
using CourseMatch.Application.Nights;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Nights;

/// <summary>Removes old drafts, records of nights and contents of messages; each statement stands for itself.</summary>
public sealed class NightCleaning(NpgsqlDataSource database) : INightCleaning
{
    // The newest plan stays, however old: reports and explanations speak of it. So does the draft of a night that has
    // not ended; what the gate and events of the day say of a draft goes with it or forgets it.
    private const string OldDraftsSql = """
        delete from plan p
        where p.municipality_id = @municipality and p.state = 'draft' and p.created_at < @before
            and p.plan_id < (select max(n.plan_id) from plan n where n.municipality_id = @municipality)
            and not exists (
                select from message m where m.municipality_id = p.municipality_id and m.plan_id = p.plan_id)
            and not exists (
                select from night_run r
                join job_run j on j.municipality_id = r.municipality_id and j.night_run_id = r.night_run_id
                where r.municipality_id = p.municipality_id and r.ended_at is null
                    and (j.counts ->> 'plan')::int = p.plan_id)
        """;

    private const string OldNightsSql = """
        delete from night_run r
        where r.municipality_id = @municipality and r.ended_at < @before
        """;

    private const string OldSeatEventsSql = """
        delete from seat_event e
        where e.municipality_id = @municipality and e.settled_at < @before
        """;

    private const string OldRequestsSql = """
        delete from night_request q
        where q.municipality_id = @municipality and q.asked_at < @before
        """;

    private const string OldMessagesSql = """
        update message m set contents = '{}'
        where m.municipality_id = @municipality and m.settled_at < @before and m.contents <> '{}'
        """;

    static NightCleaning() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<(int Drafts, int Nights, int Messages)> CleanAsync(
        MunicipalityId municipality, NightRetention retention, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        Task<int> RunAsync(string sql, int days) => connection.ExecuteAsync(new CommandDefinition(
            sql, new { municipality, before = now.AddDays(-days) }, cancellationToken: cancellationToken));

        await RunAsync(OldSeatEventsSql, retention.NightDays);
        await RunAsync(OldRequestsSql, retention.DraftDays);
        return (
            await RunAsync(OldDraftsSql, retention.DraftDays),
            await RunAsync(OldNightsSql, retention.NightDays),
            await RunAsync(OldMessagesSql, retention.MessageDays));
    }
}
