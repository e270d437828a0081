using CourseMatch.Application;
using CourseMatch.Application.Places;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Places;

/// <summary>The operator's tables behind <see cref="IPlaceTables"/>.</summary>
public sealed class PlaceTables(CountyStore counties) : IPlaceTables
{
    private const string EmptySql = """
        delete from travel_time t
        where t.municipality_id = @municipality
        """;

    private const string FillSql = """
        insert into travel_time (municipality_id, from_postcode, to_site, mode, minutes)
        select @municipality, r.from_postcode, r.to_site, r.mode, r.minutes
        from unnest(@from::text[], @to::text[], @modes::text[], @minutes::int[])
            as r (from_postcode, to_site, mode, minutes)
        """;

    // A name alone counts only where one site has it.
    private const string TravelRowsSql = """
        select t.from_postcode, s.street, s.postcode, s.town, t.mode, t.minutes
        from travel_time t
        join site s on s.municipality_id = t.municipality_id and (
            lower(t.to_site) in (lower(s.name || ', ' || s.town), lower(s.name || ', ' || s.street))
            or lower(t.to_site) = lower(s.name) and not exists (
                select from site o
                where o.municipality_id = s.municipality_id and lower(o.name) = lower(s.name)
                    and o.site_id <> s.site_id))
        where t.municipality_id = @municipality
        order by t.from_postcode, t.to_site, t.mode, s.site_id
        """;

    private const string UnknownSitesSql = """
        select distinct t.to_site
        from travel_time t
        where t.municipality_id = @municipality and not exists (
            select from site s
            where s.municipality_id = t.municipality_id and (
                lower(t.to_site) in (lower(s.name || ', ' || s.town), lower(s.name || ', ' || s.street))
                or lower(t.to_site) = lower(s.name) and not exists (
                    select from site o
                    where o.municipality_id = s.municipality_id and lower(o.name) = lower(s.name)
                        and o.site_id <> s.site_id)))
        order by t.to_site
        """;

    private const string UnsureRowsSql = """
        select n.reference, n.postcode
        from newcomer n
        where n.municipality_id = @municipality and n.is_active and n.latitude is null and n.postcode is not null
        order by n.reference
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ReplaceTravelAsync(
        MunicipalityId municipality, IReadOnlyList<TravelTime> times, CancellationToken cancellationToken) =>
        counties.InTransactionAsync(
            municipality,
            async scope =>
            {
                await scope.RunAsync(EmptySql, new { municipality }, cancellationToken);
                await scope.RunAsync(
                    FillSql,
                    new
                    {
                        municipality,
                        from = times.Select(time => time.FromPostcode).ToArray(),
                        to = times.Select(time => time.ToSite).ToArray(),
                        modes = times.Select(time => EnumText<Mobility>.Of(time.Mode)).ToArray(),
                        minutes = times.Select(time => time.Minutes).ToArray(),
                    },
                    cancellationToken);
                return await scope.RowsAsync<string>(UnknownSitesSql, new { municipality }, cancellationToken);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownTravel>> TravelAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        counties.ReadAsync<IReadOnlyList<KnownTravel>>(
            municipality,
            async scope =>
            [
                .. (await scope.RowsAsync<TravelRow>(TravelRowsSql, new { municipality }, cancellationToken))
                    .Select(row => new KnownTravel(
                        row.FromPostcode, row.Street, row.Postcode, row.Town, row.Mode, row.Minutes)),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnsurePlace>> UnsureAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        counties.ReadAsync<IReadOnlyList<UnsurePlace>>(
            municipality,
            async scope =>
            [
                .. (await scope.RowsAsync<UnsureRow>(UnsureRowsSql, new { municipality }, cancellationToken))
                    .Select(row => new UnsurePlace(row.Reference, row.Postcode!)),
            ],
            cancellationToken);

    private sealed record TravelRow(
        string FromPostcode, string? Street, string? Postcode, string? Town, Mobility Mode, int Minutes);

    private sealed record UnsureRow(string Reference, string? Postcode);
}
