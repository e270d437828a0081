using CourseMatch.Application;
using CourseMatch.Application.Offers;
using CourseMatch.Store.Counties;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Offers;

/// <summary>The database behind <see cref="ISeatEvents"/>; triggers write the events.</summary>
public sealed class SeatEvents(NpgsqlDataSource database) : ISeatEvents
{
    /// <summary>Attempts after which the night has to do.</summary>
    private const int AttemptsMax = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan NightLasts = TimeSpan.FromHours(6);

    private const string WaitingSql = """
        select distinct e.municipality_id
        from seat_event e
        where e.settled_at is null and (e.not_before is null or e.not_before <= @now) and not exists (
            select from night_run n
            where n.municipality_id = e.municipality_id and n.ended_at is null and n.begun_at > @since)
        order by e.municipality_id
        """;

    private const string GiveUpSql = """
        update seat_event e set settled_at = @now, outcome = 'failed'
        where e.municipality_id = @municipality and e.settled_at is null and e.attempts >= @most
            and e.not_before <= @now
        """;

    private const string TakeSql = """
        update seat_event e set attempts = e.attempts + 1, not_before = @notBefore, node = @node
        where e.municipality_id = @municipality and e.settled_at is null and e.attempts < @most
        returning e.seat_event_id
        """;

    private const string CoursesSql = """
        select distinct e.course_id
        from seat_event e
        where e.municipality_id = @municipality and e.during_plan_id = plan_in_force(@municipality)
        order by e.course_id
        """;

    private const string SeatEventRowsSql = """
        select e.seat_event_id, e.course_id, c.number, e.kind, e.happened_at, e.attempts, e.settled_at, e.outcome,
            e.plan_id, e.node
        from seat_event e
        join course c on c.municipality_id = e.municipality_id and c.course_id = e.course_id
        where e.municipality_id = @municipality
        order by e.seat_event_id desc
        limit @count
        """;

    private const string SettleSql = """
        update seat_event e set settled_at = @at, outcome = @end, plan_id = @plan
        where e.municipality_id = @municipality and e.seat_event_id = any(@events::int[]) and e.settled_at is null
        """;

    static SeatEvents() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MunicipalityId>> WaitingAsync(
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<MunicipalityId>(new CommandDefinition(
            WaitingSql, new { now, since = now - NightLasts }, cancellationToken: cancellationToken))).AsList();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> TakeAsync(
        MunicipalityId municipality, string node, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            GiveUpSql, new { municipality, now, most = AttemptsMax }, cancellationToken: cancellationToken));
        return (await connection.QueryAsync<int>(new CommandDefinition(
            TakeSql,
            new { municipality, node, notBefore = now + Pause, most = AttemptsMax },
            cancellationToken: cancellationToken))).AsList();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<CourseId>> CoursesSincePlanAsync(
        MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<CourseId>(new CommandDefinition(
            CoursesSql, new { municipality }, cancellationToken: cancellationToken))).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SeatEvent>> ListAsync(
        MunicipalityId municipality, int count, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SeatEventRow>(new CommandDefinition(
            SeatEventRowsSql, new { municipality, count }, cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(row => new SeatEvent(
                row.SeatEventId, row.CourseId, row.Number, row.Kind, row.HappenedAt, row.Attempts, row.SettledAt,
                row.Outcome, row.PlanId, row.Node)),
        ];
    }

    /// <summary>Settles events in a transaction of the caller.</summary>
    internal static Task SettleAsync(
        CountyScope scope,
        IReadOnlyList<int> events,
        SeatEventEnd end,
        PlanId? plan,
        DateTimeOffset at,
        CancellationToken cancellationToken) => scope.RunAsync(
            SettleSql,
            new { municipality = scope.Municipality, events = events.ToArray(), end, plan, at },
            cancellationToken);

    private sealed record SeatEventRow(
        int SeatEventId,
        CourseId CourseId,
        string Number,
        SeatEventKind Kind,
        DateTimeOffset HappenedAt,
        int Attempts,
        DateTimeOffset? SettledAt,
        SeatEventEnd? Outcome,
        PlanId? PlanId,
        string? Node);
}
