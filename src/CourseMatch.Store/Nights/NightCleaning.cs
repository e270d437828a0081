using CourseMatch.Application;
using CourseMatch.Application.Nights;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Nights;

/// <summary>Removes old drafts, records of nights and contents of messages; each statement stands for itself.</summary>
public sealed class NightCleaning(NpgsqlDataSource database) : INightCleaning
{
    // The newest plan stays, however old: reports and explanations speak of it.
    private const string OldDraftsSql = """
        delete from plan p
        where p.municipality_id = @municipality and p.state = 'draft' and p.created_at < @before
            and p.plan_id < (select max(n.plan_id) from plan n where n.municipality_id = @municipality)
            and not exists (
                select from message m where m.municipality_id = p.municipality_id and m.plan_id = p.plan_id)
        """;

    private const string OldNightsSql = """
        delete from night_run r
        where r.municipality_id = @municipality and r.ended_at < @before
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

        return (
            await RunAsync(OldDraftsSql, retention.DraftDays),
            await RunAsync(OldNightsSql, retention.NightDays),
            await RunAsync(OldMessagesSql, retention.MessageDays));
    }
}
