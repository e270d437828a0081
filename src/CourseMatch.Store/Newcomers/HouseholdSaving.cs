using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Newcomers;

/// <summary>Finds or makes the households of one source.</summary>
/// <remarks>
/// A shared key joins partners. Somebody without one but with children is a household of one; once made it stays, since
/// promises may speak of its children. Everybody else has none.
/// </remarks>
internal static class HouseholdSaving
{
    private const string OwnHouseholdKeysSql = """
        select h.key
        from household h
        where h.municipality_id = @municipality and h.source = @source and not h.is_shared
            and h.key = any(@keys::text[])
        order by h.key
        """;

    private const string AddSql = """
        insert into household (municipality_id, source, key, is_shared)
        select distinct @municipality::int, @source, r.key, r.is_shared
        from unnest(@keys::text[], @areShared::boolean[]) as r (key, is_shared)
        on conflict on constraint household_key_unique do nothing
        """;

    // By the keys alone, so a key may bring a household of the other kind too: in the transaction that fills the table
    // the planner knows nothing of it, and a join with 100,000 keys compares each with each.
    private const string HouseholdRowsSql = """
        select h.household_id, h.key, h.is_shared
        from household h
        where h.municipality_id = @municipality and h.source = @source and h.key = any(@keys::text[])
        order by h.household_id
        """;

    /// <summary>The household of every record, by its key; records without one are missing.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> SaveAsync(
        CountyScope scope, string source, IReadOnlyList<NewcomerRecord> records, CancellationToken cancellationToken)
    {
        var own = (await scope.RowsAsync<string>(
            OwnHouseholdKeysSql,
            new { municipality = scope.Municipality, source, keys = records.Select(record => record.Key).ToArray() },
            cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var homes = records
            .Where(record => record.HouseholdKey is not null || record.Children.Count > 0 || own.Contains(record.Key))
            .Select(record => (
                Newcomer: record.Key,
                Home: (Key: record.HouseholdKey ?? record.Key, IsShared: record.HouseholdKey is not null)))
            .ToArray();
        var values = new
        {
            municipality = scope.Municipality,
            source,
            keys = homes.Select(home => home.Home.Key).ToArray(),
            areShared = homes.Select(home => home.Home.IsShared).ToArray(),
        };
        await scope.RunAsync(AddSql, values, cancellationToken);
        var rows = await scope.RowsAsync<HouseholdRow>(HouseholdRowsSql, values, cancellationToken);
        var known = rows.ToDictionary(row => (row.Key, row.IsShared), row => row.HouseholdId);
        return homes.ToDictionary(home => home.Newcomer, home => known[home.Home], StringComparer.Ordinal);
    }

    private sealed record HouseholdRow(int HouseholdId, string Key, bool IsShared);
}
