using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Places;

/// <summary>Finds or makes the sites that files name. Name and address together are the site, whoever names
/// it.</summary>
/// <remarks>
/// A point from a file counts more than the middle of a postcode area, and is kept when a later file gives none. A file
/// that says nothing of step-free ways or hearing loops does not take them away.
/// </remarks>
internal static class SiteSaving
{
    private const string SavedSiteRowsSql = """
        insert into site as s (municipality_id, name, street, postcode, town, latitude, longitude,
            is_point_approximate, is_step_free, has_hearing_support, has_vision_support)
        select @municipality, r.name, r.street, r.postcode, r.town, coalesce(r.latitude, p.latitude),
            coalesce(r.longitude, p.longitude), r.is_approximate or (r.latitude is null and p.latitude is not null),
            r.is_step_free, r.has_hearing_support, r.has_vision_support
        from unnest(@names::text[], @streets::text[], @postcodes::text[], @towns::text[],
            @latitudes::double precision[], @longitudes::double precision[], @areApproximate::boolean[],
            @areStepFree::boolean[], @haveHearingSupport::boolean[], @haveVisionSupport::boolean[])
            as r (name, street, postcode, town, latitude, longitude, is_approximate, is_step_free,
                has_hearing_support, has_vision_support)
        left join postcode p on p.municipality_id = @municipality and p.postcode = r.postcode and p.is_reliable
            and r.latitude is null
        on conflict on constraint site_name_and_address_unique do update set
            (latitude, longitude, is_point_approximate) = (
                select kept.latitude, kept.longitude, kept.is_approximate
                from (values
                    (1, excluded.latitude, excluded.longitude, excluded.is_point_approximate),
                    (2, s.latitude, s.longitude, s.is_point_approximate))
                    as kept (preference, latitude, longitude, is_approximate)
                order by (kept.latitude is null), kept.is_approximate, kept.preference
                limit 1),
            (is_step_free, has_hearing_support, has_vision_support) = (
                select kept.is_step_free, kept.has_hearing_support, kept.has_vision_support
                from (values
                    (1, excluded.is_step_free, excluded.has_hearing_support, excluded.has_vision_support),
                    (2, s.is_step_free, s.has_hearing_support, s.has_vision_support))
                    as kept (preference, is_step_free, has_hearing_support, has_vision_support)
                where kept.is_step_free or kept.has_hearing_support or kept.has_vision_support or kept.preference = 2
                order by kept.preference
                limit 1)
        returning s.site_id, s.name, s.street, s.postcode, s.town
        """;

    /// <summary>The site of every record.</summary>
    public static async Task<Func<SiteRecord?, int?>> SaveAsync(
        CountyScope scope, IEnumerable<SiteRecord?> records, CancellationToken cancellationToken)
    {
        var sites = records.OfType<SiteRecord>().GroupBy(SiteKey.Of).Select(SameSite).ToArray();
        if (sites.Length == 0)
        {
            return _ => null;
        }

        var rows = await scope.RowsAsync<SavedSiteRow>(
            SavedSiteRowsSql,
            new
            {
                municipality = scope.Municipality,
                names = sites.Select(site => site.Name).ToArray(),
                streets = sites.Select(site => site.Address.Street).ToArray(),
                postcodes = sites.Select(site => site.Address.Postcode).ToArray(),
                towns = sites.Select(site => site.Address.Town).ToArray(),
                latitudes = sites.Select(site => site.Address.Point?.Latitude).ToArray(),
                longitudes = sites.Select(site => site.Address.Point?.Longitude).ToArray(),
                areApproximate = sites
                    .Select(site => site.Address is { Point: not null, IsPointApproximate: true }).ToArray(),
                areStepFree = sites.Select(site => site.Offers.HasFlag(FunctionalNeeds.StepFree)).ToArray(),
                haveHearingSupport = sites
                    .Select(site => site.Offers.HasFlag(FunctionalNeeds.HearingSupport)).ToArray(),
                haveVisionSupport = sites.Select(site => site.Offers.HasFlag(FunctionalNeeds.VisionSupport)).ToArray(),
            },
            cancellationToken);
        var known = rows.ToDictionary(
            row => new SiteKey(row.Name, row.Street, row.Postcode, row.Town), row => row.SiteId.Value);
        return record => record is null ? null : known[SiteKey.Of(record)];
    }

    /// <summary>One record for a site that several rows of a file name: the best point and everything
    /// offered.</summary>
    private static SiteRecord SameSite(IEnumerable<SiteRecord> records)
    {
        var all = records.ToArray();
        var best = all
            .OrderBy(record => record.Address.Point is null)
            .ThenBy(record => record.Address.IsPointApproximate)
            .First();
        return best with { Offers = all.Aggregate(FunctionalNeeds.None, (offers, record) => offers | record.Offers) };
    }

    private sealed record SiteKey(string Name, string? Street, string? Postcode, string? Town)
    {
        public static SiteKey Of(SiteRecord record) =>
            new(record.Name, record.Address.Street, record.Address.Postcode, record.Address.Town);
    }

    private sealed record SavedSiteRow(SiteId SiteId, string Name, string? Street, string? Postcode, string? Town);
}
