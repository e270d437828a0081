using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;
using Npgsql;

namespace CourseMatch.Store.Imports;

/// <summary>The database behind <see cref="IImportStore"/>.</summary>
public sealed class ImportStore(CountyStore counties) : IImportStore
{
    /// <inheritdoc/>
    public async Task<T> ChangeAsync<T>(
        MunicipalityId municipality,
        Func<IImportChange, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken)
    {
        try
        {
            return await counties.InTransactionAsync(
                municipality, scope => work(new ImportChange(scope), cancellationToken), cancellationToken);
        }
        catch (PostgresException failure) when (IsFaultOfRecords(failure))
        {
            throw new RecordsRefusedException(failure.ConstraintName ?? failure.SqlState, failure);
        }
    }

    /// <inheritdoc/>
    public Task<T> LookAsync<T>(
        MunicipalityId municipality,
        Func<IImportChange, CancellationToken, Task<T>> look,
        CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => look(new ImportChange(scope), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImportSummary>> ImportsAsync(
        MunicipalityId municipality, ImportState? state, int count, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality,
            scope => ImportKeeping.ReadAsync(scope, state, null, count, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LocalEdit>> EditsAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => LocalEdits.ReadAsync(scope, null, null, cancellationToken), cancellationToken);

    /// <summary>Constraints (class 23) and values out of bounds (class 22) speak of what was to be stored.</summary>
    private static bool IsFaultOfRecords(PostgresException failure) =>
        failure.SqlState.StartsWith("23", StringComparison.Ordinal)
        || failure.SqlState.StartsWith("22", StringComparison.Ordinal);
}
