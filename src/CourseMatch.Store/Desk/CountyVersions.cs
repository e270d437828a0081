using CourseMatch.Application;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Store.Offers;
using CourseMatch.Store.Plans;
using Npgsql;

namespace CourseMatch.Store.Desk;

/// <summary>The numbers that triggers keep in <c>county_version</c>.</summary>
public sealed class CountyVersions(NpgsqlDataSource database) : ICountyVersions
{
    private const string VersionRowsSql = """
        select v.records, v.promises, v.plans
        from county_version v
        where v.municipality_id = @municipality
        """;

    static CountyVersions() => DapperTypes.Register();

    /// <inheritdoc/>
    public Task<CountyVersion> VersionAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        database.ReadAsync(
            municipality,
            async scope => await scope.RowOrNullAsync<VersionRow>(
                VersionRowsSql, new { municipality }, cancellationToken) is { } row
                ? new CountyVersion(row.Records, row.Promises, row.Plans)
                : default,
            cancellationToken);

    /// <inheritdoc/>
    public Task<CountyPlaces> PlacesAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        database.ReadAsync(
            municipality,
            async scope => new CountyPlaces(
                await PromiseReading.ReadAsync(scope, cancellationToken),
                await PlaceReading.PastAsync(scope, cancellationToken),
                await ProposalDecisions.LeftOutAsync(scope, cancellationToken)),
            cancellationToken);

    private sealed record VersionRow(long Records, long Promises, long Plans);
}
