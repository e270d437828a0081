using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Newcomers;

/// <summary>Which newcomer on file a line of a list speaks of.</summary>
/// <remarks>
/// The file reference of the authority comes first, whichever list it stands in: of two lists that name one person the
/// last one read holds. Otherwise the key within the source. When a source gives a key of one person to another, the
/// one before no longer stands in that list and becomes inactive.
/// </remarks>
internal static class NewcomerIdentities
{
    private const string KnownNewcomerRowsSql = """
        select n.newcomer_id, n.reference, n.key, n.source = @source as is_of_source
        from newcomer n
        where n.municipality_id = @municipality and (
            n.reference = any(@references::text[])
            or n.source = @source and n.key = any(@keys::text[]))
        order by n.newcomer_id
        """;

    private const string NumbersSql = """
        select nextval(pg_get_serial_sequence('newcomer', 'newcomer_id'))::int
        from generate_series(1, @count)
        """;

    private const string ReleaseKeysSql = """
        update newcomer n set key = null, is_active = false
        where n.municipality_id = @municipality and n.source = @source and n.key = any(@keys::text[])
            and n.newcomer_id <> all(@newcomers::int[])
        """;

    /// <summary>The number of every record's newcomer, by key; new numbers for new people.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ResolveAsync(
        CountyScope scope, string source, IReadOnlyList<NewcomerRecord> records, CancellationToken cancellationToken)
    {
        var keys = records.Select(record => record.Key).ToArray();
        var known = await scope.RowsAsync<KnownNewcomerRow>(
            KnownNewcomerRowsSql,
            new
            {
                municipality = scope.Municipality,
                source,
                keys,
                references = records.Select(record => record.Newcomer.Reference).ToArray(),
            },
            cancellationToken);
        var byReference = known.ToDictionary(row => row.Reference, row => row.NewcomerId, StringComparer.Ordinal);
        var resolved = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (byReference.TryGetValue(record.Newcomer.Reference, out var newcomer))
            {
                resolved.Add(record.Key, newcomer);
            }
        }

        // Somebody found by reference under another key is not found by that other key as well.
        var taken = resolved.Values.ToHashSet();
        var byKey = known
            .Where(row => row is { IsOfSource: true, Key: not null } && !taken.Contains(row.NewcomerId))
            .ToDictionary(row => row.Key!, row => row.NewcomerId, StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var key in keys.Where(key => !resolved.ContainsKey(key)))
        {
            if (byKey.TryGetValue(key, out var newcomer))
            {
                resolved.Add(key, newcomer);
            }
            else
            {
                unknown.Add(key);
            }
        }

        var numbers = await scope.RowsAsync<int>(NumbersSql, new { count = unknown.Count }, cancellationToken);
        foreach (var (key, number) in unknown.Zip(numbers))
        {
            resolved.Add(key, number);
        }

        await scope.RunAsync(
            ReleaseKeysSql,
            new { municipality = scope.Municipality, source, keys, newcomers = resolved.Values.ToArray() },
            cancellationToken);
        return resolved;
    }

    private sealed record KnownNewcomerRow(int NewcomerId, string Reference, string? Key, bool IsOfSource);
}
