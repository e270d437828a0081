using CourseMatch.Application;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Store.Counties;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Imports.Inbox;

/// <summary>The database behind <see cref="IDeliveryStore"/>.</summary>
public sealed class DeliveryStore(CountyStore counties, NpgsqlDataSource database) : IDeliveryStore
{
    private const string StraightSourcesSql = """
        select s.source
        from straight_delivery s
        where s.municipality_id = @municipality
        order by s.source
        """;

    private const string AllowSql = """
        insert into straight_delivery (municipality_id, source, allowed_by, allowed_at)
        values (@municipality, @source, @by, @at)
        on conflict on constraint straight_delivery_key do update set
            allowed_by = excluded.allowed_by, allowed_at = excluded.allowed_at
        """;

    private const string ForbidSql = """
        delete from straight_delivery s
        where s.municipality_id = @municipality and lower(s.source) = lower(@source)
        """;

    private const string TokenRowsSql = """
        select t.token_id, t.source, t.made_by, t.made_at, t.revoked_by, t.revoked_at, t.used_at
        from delivery_token t
        where t.municipality_id = @municipality
        order by t.token_id desc
        """;

    private const string AddTokenSql = """
        insert into delivery_token (municipality_id, source, hash, made_by, made_at)
        values (@municipality, @source, @hash, @by, @at)
        returning token_id
        """;

    private const string RevokeSql = """
        update delivery_token t set revoked_by = @by, revoked_at = @at
        where t.municipality_id = @municipality and t.token_id = @token and t.revoked_at is null
        """;

    private const string SenderRowsSql = """
        update delivery_token t set used_at = @at
        where t.hash = @hash and t.revoked_at is null
        returning t.municipality_id, t.source
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> StraightAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality,
            scope => scope.RowsAsync<string>(StraightSourcesSql, new { municipality }, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task SetStraightAsync(
        MunicipalityId municipality,
        string source,
        bool isStraight,
        string by,
        DateTimeOffset at,
        CancellationToken cancellationToken) =>
        counties.InTransactionAsync(
            municipality,
            scope => scope.RunAsync(
                isStraight ? AllowSql : ForbidSql,
                new { municipality, source = source.Trim(), by, at },
                cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeliveryToken>> TokensAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        counties.ReadAsync<IReadOnlyList<DeliveryToken>>(
            municipality,
            async scope =>
            [
                .. (await scope.RowsAsync<TokenRow>(TokenRowsSql, new { municipality }, cancellationToken))
                    .Select(row => new DeliveryToken(
                        row.TokenId, row.Source, row.MadeBy, row.MadeAt, row.RevokedBy, row.RevokedAt, row.UsedAt)),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public async Task<DeliveryToken> AddTokenAsync(
        MunicipalityId municipality,
        string source,
        byte[] hash,
        string by,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var id = await counties.InTransactionAsync(
            municipality,
            scope => scope.RowAsync<int>(AddTokenSql, new { municipality, source, hash, by, at }, cancellationToken),
            cancellationToken);
        return new DeliveryToken(id, source, by, at, null, null, null);
    }

    /// <inheritdoc/>
    public async Task<bool> RevokeAsync(
        MunicipalityId municipality, int token, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        await counties.InTransactionAsync(
            municipality,
            scope => scope.RunAsync(RevokeSql, new { municipality, token, by, at }, cancellationToken),
            cancellationToken) > 0;

    /// <inheritdoc/>
    public async Task<Sender?> UseAsync(byte[] hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Whose it is stands in the row alone: this is the one question that knows no municipality yet.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<SenderRow>(
            new CommandDefinition(SenderRowsSql, new { hash, at }, cancellationToken: cancellationToken));
        return row is null ? null : new Sender(row.MunicipalityId, row.Source);
    }

    private sealed record TokenRow(
        int TokenId,
        string Source,
        string MadeBy,
        DateTimeOffset MadeAt,
        string? RevokedBy,
        DateTimeOffset? RevokedAt,
        DateTimeOffset? UsedAt);

    private sealed record SenderRow(MunicipalityId MunicipalityId, string Source);
}
