using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Imports;

/// <summary>Values corrected here.</summary>
internal static class LocalEdits
{
    private const string EditRowsSql = """
        select e.edit_id, e.subject, e.source, e.key, e.field, e.feed_value, e.value, e.edited_by, e.at
        from local_edit e
        where e.municipality_id = @municipality and e.ended_at is null
            and (@subject::text is null or e.subject = @subject)
            and (@source::text is null or e.source = @source)
        order by e.edit_id
        """;

    private const string EndFieldSql = """
        update local_edit e set ended_at = @at
        where e.municipality_id = @municipality and e.subject = @subject and e.source = @source and e.key = @key
            and e.field = @field and e.ended_at is null
        """;

    private const string AddSql = """
        insert into local_edit (municipality_id, subject, source, key, field, feed_value, value, edited_by, at)
        select @municipality, @subject, @source, @key, @field, @feedValue, @value, @by, @at
        where @feedValue::text <> @value::text
        """;

    private const string EndSql = """
        update local_edit e set ended_at = @at
        where e.municipality_id = @municipality and e.edit_id = any(@edits::int[]) and e.ended_at is null
        """;

    public static async Task<IReadOnlyList<LocalEdit>> ReadAsync(
        CountyScope scope, ImportSubject? subject, string? source, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<EditRow>(
            EditRowsSql,
            new { municipality = scope.Municipality, subject = EnumText<ImportSubject>.Of(subject), source },
            cancellationToken);
        return [.. rows.Select(row => new LocalEdit(
            row.EditId, row.Subject, row.Source, row.Key, row.Field, row.FeedValue, row.Value, row.EditedBy, row.At))];
    }

    public static async Task AddAsync(CountyScope scope, LocalEdit edit, CancellationToken cancellationToken)
    {
        var values = new
        {
            municipality = scope.Municipality,
            subject = edit.Subject,
            source = edit.Source,
            key = edit.Key,
            field = edit.Field,
            feedValue = edit.FeedValue,
            value = edit.Value,
            by = edit.By,
            at = edit.At,
        };
        await scope.RunAsync(EndFieldSql, values, cancellationToken);
        await scope.RunAsync(AddSql, values, cancellationToken);
    }

    public static Task EndAsync(
        CountyScope scope, IReadOnlyList<int> edits, DateTimeOffset at, CancellationToken cancellationToken) =>
        edits.Count == 0
            ? Task.CompletedTask
            : scope.RunAsync(
                EndSql, new { municipality = scope.Municipality, edits = edits.ToArray(), at }, cancellationToken);

    private sealed record EditRow(
        int EditId,
        ImportSubject Subject,
        string Source,
        string Key,
        string Field,
        string FeedValue,
        string Value,
        string EditedBy,
        DateTimeOffset At);
}
