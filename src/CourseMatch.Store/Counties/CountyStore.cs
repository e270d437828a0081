using System.Data;
using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Imports;
using CourseMatch.Store.Places;
using CourseMatch.Store.Plans;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CourseMatch.Store.Counties;

/// <summary>The database behind <see cref="ICountyStore"/>.</summary>
/// <remarks>
/// Whoever changes a municipality holds the lock on its row until the end of the transaction; whoever reads takes one
/// snapshot and waits for nobody. Constraints in the schema stand behind the lock, not in its place.
/// </remarks>
public sealed class CountyStore(NpgsqlDataSource database, ILogger<CountyStore> logger) : ICountyStore
{
    /// <summary>Attempts at a change that met a deadlock or a serialization failure.</summary>
    private const int AttemptsMax = 4;

    private const string DefaultMunicipalitySql = """
        select m.municipality_id
        from municipality m
        order by m.municipality_id
        limit 1
        """;

    private const string ReadOnlySql = "set transaction read only";

    // "No key": rows that merely refer to the municipality may still be written by others.
    private const string LockSql = """
        select m.municipality_id
        from municipality m
        where m.municipality_id = @municipality
        for no key update
        """;

    static CountyStore() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<MunicipalityId> DefaultMunicipalityAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<MunicipalityId>(
            new CommandDefinition(DefaultMunicipalitySql, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public Task<County> ReadCountyAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        ReadAsync(municipality, scope => CountyReading.ReadAsync(scope, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PlanSummary>> PlansAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        ReadAsync(municipality, scope => PlanReading.SummariesAsync(scope, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Plan?> PlanAsync(MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken) =>
        ReadAsync(municipality, scope => PlanReading.ReadAsync(scope, plan, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> PlanProblemAsync(
        MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken) =>
        ReadAsync(municipality, scope => PlanReading.ProblemAsync(scope, plan, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImportSummary>> ImportsAsync(
        MunicipalityId municipality, int count, CancellationToken cancellationToken) =>
        ReadAsync(
            municipality,
            scope => ImportKeeping.ReadAsync(scope, null, null, count, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, GeoPoint>> PostcodesAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        ReadAsync(municipality, scope => PostcodeTable.ReadAsync(scope, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<T> ChangeAsync<T>(
        MunicipalityId municipality,
        Func<ICountyChange, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken) =>
        InTransactionAsync(
            municipality, scope => work(new CountyChange(scope), cancellationToken), cancellationToken);

    /// <summary>One transaction that holds the municipality's lock, for every port of this room.</summary>
    internal async Task<T> InTransactionAsync<T>(
        MunicipalityId municipality, Func<CountyScope, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeOnceAsync(municipality, work, cancellationToken);
            }
            catch (PostgresException failure) when (IsWorthRetrying(failure) && attempt < AttemptsMax)
            {
                LogMessages.ChangeRetried(logger, municipality.Value, attempt, failure.SqlState);
                await Task.Delay(Random.Shared.Next(20, 100 * attempt), cancellationToken);
            }
        }
    }

    private static bool IsWorthRetrying(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private async Task<T> ChangeOnceAsync<T>(
        MunicipalityId municipality, Func<CountyScope, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.ReadCommitted, cancellationToken);
        var scope = new CountyScope(connection, transaction, municipality);
        await scope.RowAsync<int>(LockSql, new { municipality }, cancellationToken);
        var result = await work(scope);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>One snapshot for all queries of a reading.</summary>
    internal async Task<T> ReadAsync<T>(
        MunicipalityId municipality, Func<CountyScope, Task<T>> read, CancellationToken cancellationToken)
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
