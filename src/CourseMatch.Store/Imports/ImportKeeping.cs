using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Imports;

/// <summary>Keeps what imports did and, of each record, the state last read.</summary>
internal static class ImportKeeping
{
    private const string ImportRowsSql = """
        select r.import_id, r.subject, r.source, r.format, r.file_hash, r.at, r.new_count, r.changed_count,
            r.unchanged_count, r.withdrawn_count, r.findings, r.rejected_count, r.state, r.brought_by, r.decided_by,
            r.decided_at
        from import_run r
        where r.municipality_id = @municipality
            and (@state::text is null or r.state = @state)
            and (@import::int is null or r.import_id = @import)
        order by r.import_id desc
        limit @count
        """;

    private const string RecordRowsSql = """
        select r.key, r.record
        from import_record r
        where r.municipality_id = @municipality and r.subject = @subject and r.source = @source
            and (@keys::text[] is null or r.key = any(@keys::text[]))
        order by r.key
        """;

    private const string RecordKeysSql = """
        select r.key
        from import_record r
        where r.municipality_id = @municipality and r.subject = @subject and r.source = @source
        order by r.key
        """;

    private const string AddRunSql = """
        insert into import_run (municipality_id, subject, source, format, file_hash, at, new_count, changed_count,
            unchanged_count, withdrawn_count, findings, rejected_count, state, brought_by)
        values (@municipality, @subject, @source, @format, @fileHash, @at, @newCount, @changedCount, @unchangedCount,
            @withdrawnCount, @findings::jsonb, @rejectedCount, @state, @by)
        returning import_id
        """;

    private const string KeepRecordsSql = """
        insert into import_record (municipality_id, subject, source, key, record, import_id)
        select @municipality, @subject, @source, r.key, r.record, @import
        from unnest(@keys::text[], @records::text[]) as r (key, record)
        on conflict on constraint import_record_key do update set
            record = excluded.record,
            import_id = excluded.import_id
        """;

    private const string ForgetRecordsSql = """
        delete from import_record r
        where r.municipality_id = @municipality and r.subject = @subject and r.source = @source
            and r.key = any(@keys::text[])
        """;

    /// <summary>Imports, newest first; in one state when one is given, only one when its number is given.</summary>
    public static async Task<IReadOnlyList<ImportSummary>> ReadAsync(
        CountyScope scope, ImportState? state, ImportId? import, int count, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<ImportRow>(
            ImportRowsSql,
            new
            {
                municipality = scope.Municipality,
                state = EnumText<ImportState>.Of(state),
                import = import?.Value,
                count,
            },
            cancellationToken);
        return [.. rows.Select(row => new ImportSummary(
            row.ImportId,
            row.Subject,
            row.Source,
            row.Format,
            row.FileHash,
            row.At,
            row.NewCount,
            row.ChangedCount,
            row.UnchangedCount,
            row.WithdrawnCount,
            FindingJson.Read(row.Findings))
        {
            Rejected = row.RejectedCount,
            State = row.State,
            By = row.BroughtBy,
            DecidedBy = row.DecidedBy,
            DecidedAt = row.DecidedAt,
        })];
    }

    /// <summary>The state last read of the records of one source: of some keys, or of all when none are
    /// given.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RecordsAsync(
        CountyScope scope,
        ImportSubject subject,
        string source,
        IReadOnlyList<string>? keys,
        CancellationToken cancellationToken)
    {
        if (keys is { Count: 0 })
        {
            return new Dictionary<string, string>();
        }

        var rows = await scope.RowsAsync<RecordRow>(
            RecordRowsSql,
            new { municipality = scope.Municipality, subject, source, keys = keys?.ToArray() },
            cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Record, StringComparer.Ordinal);
    }

    /// <summary>The keys of one source.</summary>
    public static async Task<IReadOnlySet<string>> KeysAsync(
        CountyScope scope, ImportSubject subject, string source, CancellationToken cancellationToken) =>
        (await scope.RowsAsync<string>(
            RecordKeysSql, new { municipality = scope.Municipality, subject, source }, cancellationToken))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps the figures of an import.</summary>
    public static Task<ImportId> AddAsync(
        CountyScope scope, ImportSummary summary, CancellationToken cancellationToken) =>
        scope.RowAsync<ImportId>(
            AddRunSql,
            new
            {
                municipality = scope.Municipality,
                subject = summary.Subject,
                source = summary.Source,
                format = summary.Format,
                fileHash = summary.FileHash,
                at = summary.At,
                newCount = summary.New,
                changedCount = summary.Changed,
                unchangedCount = summary.Unchanged,
                withdrawnCount = summary.Withdrawn,
                findings = FindingJson.Write(summary.Findings),
                rejectedCount = summary.Rejected,
                state = summary.State,
                by = summary.By,
            },
            cancellationToken);

    /// <summary>Keeps the state last read of records.</summary>
    public static Task KeepAsync(
        CountyScope scope,
        ImportId import,
        ImportSubject subject,
        string source,
        string[] keys,
        string[] records,
        CancellationToken cancellationToken) => scope.RunAsync(
            KeepRecordsSql,
            new { municipality = scope.Municipality, subject, source, import, keys, records },
            cancellationToken);

    /// <summary>Forgets what a full file no longer holds: should it come back, it is new.</summary>
    public static Task ForgetAsync(
        CountyScope scope,
        ImportSubject subject,
        string source,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken) => scope.RunAsync(
            ForgetRecordsSql,
            new { municipality = scope.Municipality, subject, source, keys = keys.ToArray() },
            cancellationToken);

    private sealed record ImportRow(
        ImportId ImportId,
        ImportSubject Subject,
        string Source,
        string Format,
        string FileHash,
        DateTimeOffset At,
        int NewCount,
        int ChangedCount,
        int UnchangedCount,
        int WithdrawnCount,
        string Findings,
        int RejectedCount,
        ImportState State,
        string BroughtBy,
        string? DecidedBy,
        DateTimeOffset? DecidedAt);

    private sealed record RecordRow(string Key, string Record);
}
