using CourseMatch.Application;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Database;

/// <summary>An advisory lock that a session of its own holds: free as soon as its process is gone.</summary>
internal sealed class SessionLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly string unlockSql;
    private readonly MunicipalityId municipality;

    private SessionLock(NpgsqlConnection connection, string unlockSql, MunicipalityId municipality)
    {
        this.connection = connection;
        this.unlockSql = unlockSql;
        this.municipality = municipality;
    }

    /// <summary>Takes the lock of a municipality, or null when somebody has it.</summary>
    public static async Task<IAsyncDisposable?> TryAsync(
        NpgsqlDataSource database,
        string lockSql,
        string unlockSql,
        MunicipalityId municipality,
        CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await connection.QuerySingleAsync<bool>(
                new CommandDefinition(lockSql, new { municipality }, cancellationToken: cancellationToken)))
            {
                return new SessionLock(connection, unlockSql, municipality);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.QuerySingleAsync<bool>(new CommandDefinition(unlockSql, new { municipality }));
        }
        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException)
        {
            // A broken session has lost the lock already; what was done under it is guarded otherwise.
        }

        await connection.DisposeAsync();
    }
}
