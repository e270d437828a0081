using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Imports;

/// <summary>From which file a record on file came.</summary>
internal static class RecordOrigins
{
    private const string OriginRowsSql = """
        select r.source, r.key, r.record
        from (
            select p.name as source, c.key
            from course c
            join provider p on p.municipality_id = c.municipality_id and p.provider_id = c.provider_id
            where @subject = 'courses' and c.municipality_id = @municipality and c.course_id = @id
            union all
            select p.name, g.key
            from care_group g
            join provider p on p.municipality_id = g.municipality_id and p.provider_id = g.provider_id
            where @subject = 'care' and g.municipality_id = @municipality and g.care_group_id = @id
            union all
            select n.source, n.key
            from newcomer n
            where @subject = 'newcomers' and n.municipality_id = @municipality and n.newcomer_id = @id) as o
        join import_record r on r.municipality_id = @municipality and r.subject = @subject
            and lower(btrim(r.source)) = lower(o.source) and r.key = o.key
        order by r.import_id desc
        limit 1
        """;

    public static async Task<RecordOrigin?> FindAsync(
        CountyScope scope, ImportSubject subject, int id, CancellationToken cancellationToken)
    {
        return await scope.RowOrNullAsync<OriginRow>(
            OriginRowsSql, new { municipality = scope.Municipality, subject, id }, cancellationToken) is { } row
            ? new RecordOrigin(row.Source, row.Key, row.Record)
            : null;
    }

    private sealed record OriginRow(string Source, string Key, string Record);
}
