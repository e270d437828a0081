using CourseMatch.Application;
using CourseMatch.Application.Courses;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Courses;

/// <summary>Providers of one municipality, known by name; upper and lower case do not count.</summary>
internal static class ProviderFinding
{
    private const string ProviderRowsSql = """
        select p.provider_id, p.name, p.counts_include_promises, p.accepts_late_entry
        from provider p
        where p.municipality_id = @municipality
        order by p.provider_id
        """;

    private const string FindSql = """
        select p.provider_id
        from provider p
        where p.municipality_id = @municipality and lower(p.name) = lower(@name)
        """;

    private const string AddSql = """
        insert into provider (municipality_id, name)
        values (@municipality, @name)
        returning provider_id
        """;

    public static async Task<IReadOnlyList<Provider>> ReadAsync(
        CountyScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<ProviderRow>(
            ProviderRowsSql, new { municipality = scope.Municipality }, cancellationToken);
        return [.. rows.Select(row => new Provider(row.ProviderId, row.Name, row.CountsIncludePromises)
        {
            AcceptsLateEntry = row.AcceptsLateEntry,
        })];
    }

    /// <summary>The provider of that name, or null.</summary>
    public static Task<ProviderId?> FindAsync(CountyScope scope, string name, CancellationToken cancellationToken) =>
        scope.RowOrNullAsync<ProviderId?>(
            FindSql, new { municipality = scope.Municipality, name = name.Trim() }, cancellationToken);

    /// <summary>The provider of that name, made when there is none.</summary>
    public static async Task<(ProviderId Provider, bool IsNew)> FindOrAddAsync(
        CountyScope scope, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(scope, name, cancellationToken) is { } known)
        {
            return (known, false);
        }

        var added = await scope.RowAsync<ProviderId>(
            AddSql, new { municipality = scope.Municipality, name = name.Trim() }, cancellationToken);
        return (added, true);
    }

    private sealed record ProviderRow(
        ProviderId ProviderId, string Name, bool CountsIncludePromises, bool? AcceptsLateEntry);
}
