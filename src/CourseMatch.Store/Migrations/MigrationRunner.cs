using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CourseMatch.Store.Migrations;

/// <summary>Brings a database to the program's version, forward only.</summary>
/// <remarks>
/// One advisory lock around everything, so that of several programs starting at once one migrates and the others
/// find nothing to do; one transaction per file together with its row in <c>schema_migration</c>, so that a killed
/// run leaves whole steps only.
/// </remarks>
public sealed class MigrationRunner(NpgsqlDataSource database, ILogger<MigrationRunner> logger)
{
    private const int LongestStepSeconds = 600;

    private const string LockSql = "select pg_advisory_lock(7206011000)";

    private const string UnlockSql = "select pg_advisory_unlock(7206011000)";

    private const string FoundationSql = """
        create schema if not exists coursematch;
        create table if not exists coursematch.schema_migration (
            number int not null,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null default now(),
            constraint schema_migration_key primary key (number)
        )
        """;

    private const string AppliedRowsSql = """
        select m.number, m.name, m.checksum
        from coursematch.schema_migration m
        order by m.number
        """;

    private const string RecordSql = """
        insert into coursematch.schema_migration (number, name, checksum)
        values (@number, @name, @checksum)
        """;

    private const string CanProtectSql =
        "select to_regprocedure('coursematch.protect_all_tables()') is not null";

    private const string ProtectSql = "select coursematch.protect_all_tables()";

    private const string SearchPathSql = "set local search_path to coursematch, public";

    /// <summary>Applies what is missing of the program's own migrations.</summary>
    /// <exception cref="NpgsqlException">No database, or a migration failed; that one is undone.</exception>
    public Task<MigrationOutcome> ApplyAsync(CancellationToken cancellation) =>
        ApplyAsync(Migration.Embedded, cancellation);

    /// <summary>Applies what is missing of <paramref name="migrations"/>.</summary>
    /// <exception cref="ArgumentException">Their numbers are not 1, 2, 3, …</exception>
    /// <exception cref="NpgsqlException">No database, or a migration failed; that one is undone.</exception>
    public async Task<MigrationOutcome> ApplyAsync(
        IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        var ordered = Migration.InOrder(migrations);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await RunAsync(connection, null, LockSql, null, cancellation);
        try
        {
            await RunAsync(connection, null, FoundationSql, null, cancellation);
            var applied = (await connection.QueryAsync<AppliedRow>(
                new CommandDefinition(AppliedRowsSql, cancellationToken: cancellation))).ToArray();
            if (Judge(ordered, applied) is { } refused)
            {
                return refused;
            }

            var missing = ordered.Skip(applied.Length).ToArray();
            foreach (var migration in missing)
            {
                await ApplyOneAsync(connection, migration, cancellation);
            }

            // Whoever adds a table need not think of it, and nobody can forget it.
            if (await connection.ExecuteScalarAsync<bool>(
                new CommandDefinition(CanProtectSql, cancellationToken: cancellation)))
            {
                await RunAsync(connection, null, ProtectSql, null, cancellation);
            }

            return new MigrationOutcome.Migrated(missing);
        }
        finally
        {
            // The lock belongs to the session, and the session goes back to a pool; a broken one has lost it anyway.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await RunAsync(connection, null, UnlockSql, null, CancellationToken.None);
            }
        }
    }

    /// <summary>Whether the applied migrations are exactly the first ones of the program; null when they are.</summary>
    private static MigrationOutcome.Refused? Judge(IReadOnlyList<Migration> known, IReadOnlyList<AppliedRow> applied)
    {
        var highest = applied.Count == 0 ? 0 : applied[^1].Number;
        if (highest > known.Count)
        {
            return MigrationOutcome.Refuse(MigrationRefusal.DatabaseNewer, applied[^1].Name, known.Count);
        }

        foreach (var row in applied)
        {
            var own = known[row.Number - 1];
            if (own.Name != row.Name)
            {
                return MigrationOutcome.Refuse(MigrationRefusal.Missing, row.Name);
            }

            if (!own.IsKnownAs(row.Checksum))
            {
                return MigrationOutcome.Refuse(
                    MigrationRefusal.Changed, row.Name, row.Checksum[..12], own.Checksum[..12]);
            }
        }

        var gap = known.Take(highest).FirstOrDefault(own => applied.All(row => row.Number != own.Number));
        return gap is null ? null : MigrationOutcome.Refuse(MigrationRefusal.OutOfOrder, gap.Name, highest);
    }

    private async Task ApplyOneAsync(
        NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, transaction, SearchPathSql, null, cancellation);
        await RunAsync(connection, transaction, migration.Sql, null, cancellation);
        await RunAsync(
            connection,
            transaction,
            RecordSql,
            new { number = migration.Number, name = migration.Name, checksum = migration.Checksum },
            cancellation);
        await transaction.CommitAsync(cancellation);
        LogMessages.MigrationApplied(
            logger, migration.Name, (long)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }

    private static Task RunAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string sql,
        object? values,
        CancellationToken cancellation) => connection.ExecuteAsync(
            new CommandDefinition(sql, values, transaction, LongestStepSeconds, cancellationToken: cancellation));

    private sealed record AppliedRow(int Number, string Name, string Checksum);
}
