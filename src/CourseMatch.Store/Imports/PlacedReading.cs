using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Imports;

/// <summary>Who holds a promise on a record of a source.</summary>
internal static class PlacedReading
{
    private const string PlacedRowsSql = """
        select c.key, n.reference
        from promise p
        join course c on c.municipality_id = p.municipality_id and c.course_id = p.course_id
        join provider v on v.municipality_id = c.municipality_id and v.provider_id = c.provider_id
        join newcomer n on n.municipality_id = p.municipality_id and n.newcomer_id = p.newcomer_id
        where @subject = 'courses' and p.municipality_id = @municipality and p.ended_at is null
            and lower(v.name) = lower(@source) and c.key = any(@keys::text[])
        union
        select g.key, n.reference
        from care_promise a
        join promise p on p.municipality_id = a.municipality_id and p.promise_id = a.promise_id
        join care_session s on s.municipality_id = a.municipality_id and s.care_session_id = a.care_session_id
        join care_group g on g.municipality_id = s.municipality_id and g.care_group_id = s.care_group_id
        join provider v on v.municipality_id = g.municipality_id and v.provider_id = g.provider_id
        join newcomer n on n.municipality_id = p.municipality_id and n.newcomer_id = p.newcomer_id
        where @subject = 'care' and a.municipality_id = @municipality and a.ended_at is null
            and lower(v.name) = lower(@source) and g.key = any(@keys::text[])
        union
        select n.key, n.reference
        from promise p
        join newcomer n on n.municipality_id = p.municipality_id and n.newcomer_id = p.newcomer_id
        where @subject = 'newcomers' and p.municipality_id = @municipality and p.ended_at is null
            and n.source = @source and n.key = any(@keys::text[])
        order by 1, 2
        """;

    public static async Task<IReadOnlyList<PlacedPeople>> ReadAsync(
        CountyScope scope,
        ImportSubject subject,
        string source,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<PlacedRow>(
            PlacedRowsSql,
            new { municipality = scope.Municipality, subject, source = source.Trim(), keys = keys.ToArray() },
            cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(one => new PlacedPeople(one.Key, [.. one.Select(row => row.Reference)])),
        ];
    }

    private sealed record PlacedRow(string Key, string Reference);
}
