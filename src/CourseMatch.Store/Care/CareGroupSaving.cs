using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Places;

namespace CourseMatch.Store.Care;

/// <summary>Inserts or changes care groups. A group keeps its identifier as long as its provider keeps its key, its
/// sessions as long as <see cref="SessionPairing"/> knows them again.</summary>
internal static class CareGroupSaving
{
    private const string SavedCareGroupRowsSql = """
        insert into care_group as g (municipality_id, provider_id, key, name, site_id, age_months_from,
            age_months_below, first_day, last_day, is_subsidiary, is_withdrawn)
        select @municipality, @provider, r.key, r.name, r.site_id, r.age_months_from, r.age_months_below, r.first_day,
            r.last_day, r.is_subsidiary, false
        from unnest(@keys::text[], @names::text[], @sites::int[], @agesFrom::int[], @agesBelow::int[],
            @firstDays::date[], @lastDays::date[], @areSubsidiary::boolean[])
            as r (key, name, site_id, age_months_from, age_months_below, first_day, last_day, is_subsidiary)
        on conflict on constraint care_group_key_unique do update set
            name = excluded.name,
            site_id = excluded.site_id,
            age_months_from = excluded.age_months_from,
            age_months_below = excluded.age_months_below,
            first_day = excluded.first_day,
            last_day = excluded.last_day,
            is_subsidiary = excluded.is_subsidiary,
            is_withdrawn = false
        returning g.care_group_id, g.key
        """;

    private const string RemoveTiesSql = """
        delete from care_accompanies a
        where a.municipality_id = @municipality and a.care_group_id = any(@groups::int[])
        """;

    private const string AddTiesSql = """
        insert into care_accompanies (municipality_id, care_group_id, course_number)
        select distinct @municipality::int, r.care_group_id, r.course_number
        from unnest(@groups::int[], @numbers::text[]) as r (care_group_id, course_number)
        """;

    private const string WithdrawnGroupsSql = """
        update care_group g set is_withdrawn = true
        from provider p
        where g.municipality_id = @municipality and g.key = any(@keys::text[]) and not g.is_withdrawn
            and p.municipality_id = g.municipality_id and p.provider_id = g.provider_id
            and lower(p.name) = lower(@provider)
        returning g.care_group_id
        """;

    public static async Task SaveAsync(
        CountyScope scope,
        ProviderId provider,
        IReadOnlyList<CareGroupRecord> records,
        CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return;
        }

        DistinctKeys.Require(records, record => record.Key);
        var siteOf = await SiteSaving.SaveAsync(scope, records.Select(record => record.Site), cancellationToken);
        var saved = await scope.RowsAsync<SavedCareGroupRow>(
            SavedCareGroupRowsSql,
            new
            {
                municipality = scope.Municipality,
                provider,
                keys = records.Select(record => record.Key).ToArray(),
                names = records.Select(record => record.Name).ToArray(),
                sites = records.Select(record => siteOf(record.Site)).ToArray(),
                agesFrom = records.Select(record => record.AgeMonthsFrom).ToArray(),
                agesBelow = records.Select(record => record.AgeMonthsBelow).ToArray(),
                firstDays = records.Select(record => record.Days.First).ToArray(),
                lastDays = records.Select(record => record.Days.Last).ToArray(),
                areSubsidiary = records.Select(record => record.IsSubsidiary).ToArray(),
            },
            cancellationToken);
        var groups = saved.ToDictionary(row => row.Key, row => row.CareGroupId.Value, StringComparer.Ordinal);
        await ReplaceTiesAsync(scope, records, groups, cancellationToken);
        await CareSessionSaving.SaveAsync(
            scope, [.. records.Select(record => (groups[record.Key], record.Sessions))], cancellationToken);
    }

    /// <summary>Groups the provider's file no longer names: they take nobody any more and are forgotten once nothing
    /// promised is left.</summary>
    public static async Task WithdrawAsync(
        CountyScope scope, string provider, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var groups = await scope.RowsAsync<int>(
            WithdrawnGroupsSql,
            new { municipality = scope.Municipality, provider = provider.Trim(), keys = keys.ToArray() },
            cancellationToken);
        await CareSessionSaving.SaveAsync(
            scope, [.. groups.Select(group => (group, (IReadOnlyList<CareSessionRecord>)[]))], cancellationToken);
    }

    private static async Task ReplaceTiesAsync(
        CountyScope scope,
        IReadOnlyList<CareGroupRecord> records,
        Dictionary<string, int> groups,
        CancellationToken cancellationToken)
    {
        var ties = records
            .SelectMany(record => record.CourseNumbers, (record, number) => (Group: groups[record.Key], number))
            .ToArray();
        await scope.RunAsync(
            RemoveTiesSql,
            new { municipality = scope.Municipality, groups = groups.Values.ToArray() },
            cancellationToken);
        await scope.RunAsync(
            AddTiesSql,
            new
            {
                municipality = scope.Municipality,
                groups = ties.Select(tie => tie.Group).ToArray(),
                numbers = ties.Select(tie => tie.number).ToArray(),
            },
            cancellationToken);
    }

    private sealed record SavedCareGroupRow(CareGroupId CareGroupId, string Key);
}
