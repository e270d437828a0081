using System.Security.Cryptography;
using CourseMatch.Application;
using CourseMatch.Application.Offers;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Offers;

/// <summary>Keys of reply addresses, in the database so that every process signs and reads alike.</summary>
public sealed class ReplyKeys(NpgsqlDataSource database) : IReplyKeys
{
    // Whoever comes second keeps the key of the first.
    private const string MakeSql = """
        insert into reply_key (municipality_id, key)
        select m.municipality_id, @key
        from municipality m
        where m.municipality_id = @municipality
        on conflict on constraint reply_key_key do nothing
        """;

    private const string KeySql = """
        select k.key
        from reply_key k
        where k.municipality_id = @municipality
        """;

    static ReplyKeys() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<byte[]?> KeyAsync(MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await ReadAsync() is { } known)
        {
            return known;
        }

        var key = RandomNumberGenerator.GetBytes(ReplyToken.KeyBytes);
        await connection.ExecuteAsync(new CommandDefinition(
            MakeSql, new { municipality, key }, cancellationToken: cancellationToken));
        return await ReadAsync();

        Task<byte[]?> ReadAsync() => connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
            KeySql, new { municipality }, cancellationToken: cancellationToken));
    }
}
