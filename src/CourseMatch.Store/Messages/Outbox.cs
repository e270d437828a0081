using System.Text.Json;
using CourseMatch.Application;
using CourseMatch.Application.Messages;
using CourseMatch.Store.Database;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Messages;

/// <summary>The database behind <see cref="IOutbox"/>.</summary>
public sealed class Outbox(NpgsqlDataSource database) : IOutbox
{
    private const string TryLockSql = "select pg_try_advisory_lock(7206013, @municipality)";

    private const string UnlockSql = "select pg_advisory_unlock(7206013, @municipality)";

    // Whoever claims holds the sending lock, so a message claimed by somebody else was left by a dead process.
    // Materialized: as a plain subquery the planner may ask for "the next one" several times in one statement.
    private const string ClaimSql = """
        with next as materialized (
            select c.message_id
            from message c
            left join plan p on p.municipality_id = c.municipality_id and p.plan_id = c.plan_id
            where c.municipality_id = @municipality and c.settled_at is null
                and (c.state = 'queued' and (c.not_before is null or c.not_before <= @now) or c.state = 'claimed')
                and (c.plan_id is null or p.state <> 'draft')
                and not is_void(c)
            order by c.message_id
            limit 1
            for update of c skip locked)
        update message m set state = 'claimed', claimed_by = @claim, claimed_until = @until, attempts = m.attempts + 1,
            not_before = null
        from next
        where m.municipality_id = @municipality and m.message_id = next.message_id
        returning m.message_id
        """;

    // Every change of a place or plan holds this lock to its end: what is not void now stays so until the commit.
    private const string LockSql = """
        select m.municipality_id
        from municipality m
        where m.municipality_id = @municipality
        for share
        """;

    private const string HandOverSql = """
        update message m set state = 'handing_over'
        where m.municipality_id = @municipality and m.message_id = @number and m.claimed_by = @claim
            and m.state = 'claimed' and not is_void(m)
        """;

    // A letter that waits for the printer has not left either.
    private const string DropVoidSql = """
        update message m set state = 'dropped', fault = 'CM4128', claimed_by = null, claimed_until = null,
            not_before = null, settled_at = @now
        where m.municipality_id = @municipality and m.settled_at is null
            and m.state in ('queued', 'claimed', 'printable') and is_void(m)
        """;

    private const string SettleSql = """
        update message m set state = @state, channel = coalesce(@channel, m.channel), fault = @fault,
            not_before = @notBefore, claimed_by = null, claimed_until = null,
            settled_at = case when @state in ('sent', 'printed', 'dropped') then @now::timestamptz end
        where m.municipality_id = @municipality and m.message_id = @number and m.claimed_by = @claim
        """;

    private const string HoldUnknownSql = """
        update message m set state = 'held', fault = 'CM4121', claimed_by = null, claimed_until = null
        where m.municipality_id = @municipality and m.state = 'handing_over'
        """;

    // A letter that became void since it was shown was not printed, whoever says so.
    private const string DecideSql = """
        update message m set state = @to, not_before = null,
            attempts = case when @to = 'queued' then 0 else m.attempts end,
            settled_at = case when @to in ('sent', 'printed', 'dropped') then @now::timestamptz end
        where m.municipality_id = @municipality and m.message_id = @number and m.state = any(@from::text[])
            and (@to <> 'printed' or not is_void(m))
        """;

    private const string MessageRowsSql = """
        select m.message_id, m.event_key, m.kind, m.state, m.channel, m.attempts, m.queued_at, m.fault, m.contents,
            c.name as municipality, n.given_name, n.family_name, n.reference, n.email, n.phone, n.letter_language,
            n.languages, n.street, n.postcode, n.town
        from message m
        join municipality c on c.municipality_id = m.municipality_id
        left join newcomer n on n.municipality_id = m.municipality_id and n.newcomer_id = m.newcomer_id
        where m.municipality_id = @municipality and m.message_id = coalesce(@number::int, m.message_id)
            and m.state = coalesce(@state::text, m.state)
            and (@plan::int is null or m.plan_id = @plan)
            and (@references::text[] is null or n.reference = any(@references))
            and (not @isToPeople or n.newcomer_id is not null and m.state <> 'dropped'
                and (m.settled_at is not null or not is_void(m)))
        order by @isToPeople and m.state <> 'printable', m.message_id
        limit @count
        """;

    private const string CountRowsSql = """
        select m.state, count(*)::int as messages
        from message m
        where m.municipality_id = @municipality
        group by m.state
        order by m.state
        """;

    static Outbox() => DapperTypes.Register();

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryLockAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        SessionLock.TryAsync(database, TryLockSql, UnlockSql, municipality, cancellationToken);

    /// <inheritdoc/>
    public async Task<OutgoingMessage?> ClaimAsync(
        MunicipalityId municipality,
        string claim,
        DateTimeOffset until,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var number = await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            ClaimSql, new { municipality, claim, until, now }, cancellationToken: cancellationToken));
        return number is { } claimed ? await ReadAsync(municipality, claimed, cancellationToken) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> HandOverAsync(
        MunicipalityId municipality, int number, string claim, CancellationToken cancellationToken) =>
        await RunLockedAsync(HandOverSql, new { municipality, number, claim }, cancellationToken) == 1;

    /// <inheritdoc/>
    public Task<int> DropVoidAsync(
        MunicipalityId municipality, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunLockedAsync(DropVoidSql, new { municipality, now }, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> SettleAsync(
        MunicipalityId municipality,
        int number,
        string claim,
        MessageState state,
        MessageChannel? channel,
        string? fault,
        DateTimeOffset? notBefore,
        DateTimeOffset now,
        CancellationToken cancellationToken) => await RunAsync(
            SettleSql,
            new { municipality, number, claim, state, channel, fault, notBefore, now },
            cancellationToken) == 1;

    /// <inheritdoc/>
    public Task<int> HoldUnknownAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        RunAsync(HoldUnknownSql, new { municipality }, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> DecideAsync(
        MunicipalityId municipality,
        int number,
        IReadOnlyList<MessageState> from,
        MessageState to,
        DateTimeOffset now,
        CancellationToken cancellationToken) => await RunAsync(
            DecideSql,
            new { municipality, number, from = from.Select(EnumText<MessageState>.Of).ToArray(), to, now },
            cancellationToken) == 1;

    /// <inheritdoc/>
    public async Task<OutgoingMessage?> ReadAsync(
        MunicipalityId municipality, int number, CancellationToken cancellationToken) =>
        (await ReadAsync(
            new MessageQuery(municipality, number, null, null, null, false, 1), cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutgoingMessage>> ListAsync(
        MunicipalityId municipality, MessageState? state, int count, CancellationToken cancellationToken) =>
        ReadAsync(
            new MessageQuery(municipality, null, EnumText<MessageState>.Of(state), null, null, false, count),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutgoingMessage>> ToPeopleAsync(
        MunicipalityId municipality,
        PlanId? plan,
        IReadOnlyList<string>? references,
        int count,
        CancellationToken cancellationToken) =>
        ReadAsync(
            new MessageQuery(municipality, null, null, plan?.Value, references?.ToArray(), true, count),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<MessageState, int>> CountAsync(
        MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<CountRow>(new CommandDefinition(
            CountRowsSql, new { municipality }, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.State, row => row.Messages);
    }

    private static OutgoingMessage MessageOf(MessageRow row) => new(
        row.MessageId,
        row.EventKey,
        row.Kind,
        row.State,
        row.Channel,
        row.Attempts,
        row.QueuedAt,
        row.Fault,
        row.Municipality,
        row.Reference is null
            ? null
            : new MessagePerson(
                $"{row.GivenName} {row.FamilyName}".Trim(),
                row.Reference,
                row.Email,
                row.Phone,
                row.LetterLanguage ?? row.Languages?.FirstOrDefault(),
                row.Street,
                $"{row.Postcode} {row.Town}".Trim() is { Length: > 0 } town ? town : null),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Contents)!);

    private async Task<IReadOnlyList<OutgoingMessage>> ReadAsync(
        MessageQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<MessageRow>(new CommandDefinition(
            MessageRowsSql,
            new
            {
                municipality = query.Municipality,
                number = query.Number,
                state = query.State,
                plan = query.Plan,
                references = query.References,
                isToPeople = query.IsToPeople,
                count = query.Count,
            },
            cancellationToken: cancellationToken));
        return [.. rows.Select(MessageOf)];
    }

    private async Task<int> RunAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private async Task<int> RunLockedAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            LockSql, values, transaction, cancellationToken: cancellationToken));
        var done = await connection.ExecuteAsync(new CommandDefinition(
            sql, values, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return done;
    }

    /// <summary>Which messages; what is null does not narrow.</summary>
    private sealed record MessageQuery(
        MunicipalityId Municipality,
        int? Number,
        string? State,
        int? Plan,
        string[]? References,
        bool IsToPeople,
        int Count);

    private sealed record CountRow(MessageState State, int Messages);

    private sealed record MessageRow(
        int MessageId,
        string EventKey,
        MessageKind Kind,
        MessageState State,
        MessageChannel? Channel,
        int Attempts,
        DateTimeOffset QueuedAt,
        string? Fault,
        string Contents,
        string Municipality,
        string? GivenName,
        string? FamilyName,
        string? Reference,
        string? Email,
        string? Phone,
        string? LetterLanguage,
        string[]? Languages,
        string? Street,
        string? Postcode,
        string? Town);
}
