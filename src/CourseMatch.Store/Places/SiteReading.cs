using CourseMatch.Application;
using CourseMatch.Application.Places;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Places;

/// <summary>Reads all sites.</summary>
internal static class SiteReading
{
    private const string SiteRowsSql = """
        select s.site_id, s.name, s.street, s.postcode, s.town, s.latitude, s.longitude, s.is_point_approximate,
            s.is_step_free, s.has_hearing_support, s.has_vision_support
        from site s
        where s.municipality_id = @municipality
        order by s.site_id
        """;

    public static async Task<IReadOnlyList<Site>> ReadAsync(CountyScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<SiteRow>(
            SiteRowsSql, new { municipality = scope.Municipality }, cancellationToken);
        return [.. rows.Select(row => new Site(
            row.SiteId,
            row.Name,
            StoredAddress.Of(
                row.Street, row.Postcode, row.Town, row.Latitude, row.Longitude, row.IsPointApproximate),
            StoredNeeds.Of(row.IsStepFree, row.HasHearingSupport, row.HasVisionSupport)))];
    }

    private sealed record SiteRow(
        SiteId SiteId,
        string Name,
        string? Street,
        string? Postcode,
        string? Town,
        double? Latitude,
        double? Longitude,
        bool IsPointApproximate,
        bool IsStepFree,
        bool HasHearingSupport,
        bool HasVisionSupport);
}
