using CourseMatch.Application.Places;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Places;

/// <summary>The operator's table of postcode areas, and the addresses that stand on it.</summary>
internal static class PostcodeTable
{
    private const string PostcodeRowsSql = """
        select p.postcode, p.latitude, p.longitude
        from postcode p
        where p.municipality_id = @municipality and p.is_reliable
        order by p.postcode
        """;

    private const string EmptySql = """
        delete from postcode p
        where p.municipality_id = @municipality
        """;

    private const string FillSql = """
        insert into postcode (municipality_id, postcode, latitude, longitude, is_reliable)
        select @municipality, r.postcode, r.latitude, r.longitude, r.is_reliable
        from unnest(@postcodes::text[], @latitudes::double precision[], @longitudes::double precision[],
            @areReliable::boolean[]) as r (postcode, latitude, longitude, is_reliable)
        """;

    private const string MoveSitesSql = """
        update site s set
            latitude = m.latitude, longitude = m.longitude, is_point_approximate = m.latitude is not null
        from (
            select o.site_id, p.latitude, p.longitude
            from site o
            left join postcode p on p.municipality_id = o.municipality_id and p.postcode = o.postcode and p.is_reliable
            where o.municipality_id = @municipality and (o.latitude is null or o.is_point_approximate)) as m
        where s.municipality_id = @municipality and s.site_id = m.site_id
            and (s.latitude, s.longitude) is distinct from (m.latitude, m.longitude)
        """;

    private const string MoveNewcomersSql = """
        update newcomer n set
            latitude = m.latitude, longitude = m.longitude, is_point_approximate = m.latitude is not null
        from (
            select o.newcomer_id, p.latitude, p.longitude
            from newcomer o
            left join postcode p on p.municipality_id = o.municipality_id and p.postcode = o.postcode and p.is_reliable
            where o.municipality_id = @municipality and (o.latitude is null or o.is_point_approximate)) as m
        where n.municipality_id = @municipality and n.newcomer_id = m.newcomer_id
            and (n.latitude, n.longitude) is distinct from (m.latitude, m.longitude)
        """;

    public static async Task<IReadOnlyDictionary<string, GeoPoint>> ReadAsync(
        CountyScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<PostcodeRow>(
            PostcodeRowsSql, new { municipality = scope.Municipality }, cancellationToken);
        return rows.ToDictionary(row => row.Postcode, row => new GeoPoint(row.Latitude, row.Longitude));
    }

    public static async Task ReplaceAsync(
        CountyScope scope, IReadOnlyList<PostcodeArea> areas, CancellationToken cancellationToken)
    {
        var municipality = new { municipality = scope.Municipality };
        await scope.RunAsync(EmptySql, municipality, cancellationToken);
        await scope.RunAsync(
            FillSql,
            new
            {
                municipality = scope.Municipality,
                postcodes = areas.Select(area => area.Postcode).ToArray(),
                latitudes = areas.Select(area => area.Middle.Latitude).ToArray(),
                longitudes = areas.Select(area => area.Middle.Longitude).ToArray(),
                areReliable = areas.Select(area => area.IsReliable).ToArray(),
            },
            cancellationToken);
        await scope.RunAsync(MoveSitesSql, municipality, cancellationToken);
        await scope.RunAsync(MoveNewcomersSql, municipality, cancellationToken);
    }

    private sealed record PostcodeRow(string Postcode, double Latitude, double Longitude);
}
