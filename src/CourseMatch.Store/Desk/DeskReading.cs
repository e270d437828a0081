using System.Data;
using CourseMatch.Application;
using CourseMatch.Store.Counties;
using Npgsql;

namespace CourseMatch.Store.Desk;

/// <summary>One snapshot of one municipality for all queries of a page.</summary>
internal static class DeskReading
{
    private const string ReadOnlySql = "set transaction read only";

    public static async Task<T> ReadAsync<T>(
        this NpgsqlDataSource database,
        MunicipalityId municipality,
        Func<CountyScope, Task<T>> read,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        var scope = new CountyScope(connection, transaction, municipality);
        await scope.RunAsync(ReadOnlySql, null, cancellationToken);
        var result = await read(scope);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
