using CourseMatch.Application;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Counties;

/// <summary>One open transaction of one municipality: what every query and every change of this room runs in.</summary>
internal sealed class CountyScope(
    NpgsqlConnection connection, NpgsqlTransaction transaction, MunicipalityId municipality)
{
    /// <summary>Longer than any statement of a whole county takes, short enough that a hung one is noticed.</summary>
    private const int LongestStatementSeconds = 600;

    public MunicipalityId Municipality { get; } = municipality;

    /// <summary>All rows of a query.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object values, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<T>(Command(sql, values, cancellationToken))).AsList();

    /// <summary>The only row of a query, or null.</summary>
    public Task<T?> RowOrNullAsync<T>(string sql, object values, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<T?>(Command(sql, values, cancellationToken));

    /// <summary>The only row of a query.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public Task<T> RowAsync<T>(string sql, object values, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<T>(Command(sql, values, cancellationToken));

    /// <summary>Runs a statement and says how many rows it touched.</summary>
    public Task<int> RunAsync(string sql, object? values, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(sql, values, cancellationToken));

    private CommandDefinition Command(string sql, object? values, CancellationToken cancellationToken) =>
        new(sql, values, transaction, LongestStatementSeconds, cancellationToken: cancellationToken);
}
