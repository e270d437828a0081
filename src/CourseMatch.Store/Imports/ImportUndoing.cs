using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Imports;

/// <summary>The journal of an import, and the way back along it; the functions are in migration 0013.</summary>
internal static class ImportUndoing
{
    // For the rest of this transaction every row is written down before it changes.
    private const string BeginJournalSql = """
        select set_config('coursematch.import', @import::int::text, true)
        """;

    // What was published on can no longer be undone; its journal is of no more use.
    private const string ForgetOldSql = """
        delete from import_journal j
        using import_run r
        where j.municipality_id = @municipality and r.municipality_id = j.municipality_id
            and r.import_id = j.import_id
            and exists (
                select from plan p
                where p.municipality_id = r.municipality_id
                    and p.published_at >= coalesce(r.decided_at, r.at))
        """;

    private const string PublishedSinceSql = """
        select p.plan_id
        from plan p
        where p.municipality_id = @municipality and p.published_at >= @at
        order by p.plan_id
        limit 1
        """;

    private const string ChangedRowsSql = """
        select rows_changed_since(@municipality, @import)
        """;

    private const string NewerSql = """
        select n.import_id
        from import_run r
        join import_run n on n.municipality_id = r.municipality_id and n.subject = r.subject
            and n.source = r.source and n.state = 'done'
            and coalesce(n.decided_at, n.at) >= coalesce(r.decided_at, r.at) and n.import_id <> r.import_id
        where r.municipality_id = @municipality and r.import_id = @import
        order by coalesce(n.decided_at, n.at) desc, n.import_id desc
        limit 1
        """;

    private const string RemoveDraftsSql = """
        delete from plan p
        using import_run r
        where r.municipality_id = @municipality and r.import_id = @import and p.municipality_id = r.municipality_id
            and p.state = 'draft' and p.created_at >= coalesce(r.decided_at, r.at)
        """;

    private const string UndoSql = """
        select undo_import(@municipality, @import)
        """;

    private const string MarkSql = """
        update import_run r set state = 'undone', decided_by = @by, decided_at = @at
        where r.municipality_id = @municipality and r.import_id = @import
        """;

    public static Task BeginJournalAsync(CountyScope scope, ImportId import, CancellationToken cancellationToken) =>
        scope.RowAsync<string>(BeginJournalSql, new { import }, cancellationToken);

    public static Task ForgetOldAsync(CountyScope scope, CancellationToken cancellationToken) =>
        scope.RunAsync(ForgetOldSql, new { municipality = scope.Municipality }, cancellationToken);

    public static Task<PlanId?> PublishedSinceAsync(
        CountyScope scope, DateTimeOffset at, CancellationToken cancellationToken) =>
        scope.RowOrNullAsync<PlanId?>(
            PublishedSinceSql, new { municipality = scope.Municipality, at }, cancellationToken);

    public static async Task<ChangedSince> ChangedSinceAsync(
        CountyScope scope, ImportId import, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality, import };
        return new ChangedSince(
            await scope.RowAsync<int>(ChangedRowsSql, values, cancellationToken),
            await scope.RowOrNullAsync<ImportId?>(NewerSql, values, cancellationToken));
    }

    /// <summary>Undoes; says how many drafts went with it.</summary>
    public static async Task<int> UndoAsync(
        CountyScope scope, ImportId import, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality, import, by, at };
        var drafts = await scope.RunAsync(RemoveDraftsSql, values, cancellationToken);
        await scope.RowAsync<int>(UndoSql, values, cancellationToken);
        await scope.RunAsync(MarkSql, values, cancellationToken);
        return drafts;
    }
}
