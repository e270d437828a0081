using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Application.Imports;

/// <summary>Use case: take in one file, all of it or nothing.</summary>
/// <remarks>
/// A record is compared with what the same source last sent under the same key, so importing a file twice changes
/// nothing. A full file withdraws what it no longer holds; nothing that carries a promise is deleted by that.
/// </remarks>
public sealed class ImportFile(ICountyStore store, TimeProvider time)
{
    /// <summary>Takes in courses of one provider.</summary>
    public Task<ImportOutcome> CoursesAsync(
        MunicipalityId municipality,
        string provider,
        FileReading<CourseRecord> reading,
        bool isDryRun,
        CancellationToken cancellationToken) =>
        RunAsync(
            municipality, ImportSubject.Courses, provider, reading, record => record.Key, isDryRun,
            (change, id, records) => change.SaveCoursesAsync(id, records, cancellationToken), cancellationToken);

    /// <summary>Takes in care groups of one provider.</summary>
    public Task<ImportOutcome> CareGroupsAsync(
        MunicipalityId municipality,
        string provider,
        FileReading<CareGroupRecord> reading,
        bool isDryRun,
        CancellationToken cancellationToken) =>
        RunAsync(
            municipality, ImportSubject.Care, provider, reading, record => record.Key, isDryRun,
            (change, id, records) => change.SaveCareGroupsAsync(id, records, cancellationToken), cancellationToken);

    /// <summary>Takes in newcomers of one authority.</summary>
    public Task<ImportOutcome> NewcomersAsync(
        MunicipalityId municipality,
        string source,
        FileReading<NewcomerRecord> reading,
        bool isDryRun,
        CancellationToken cancellationToken) =>
        RunAsync(
            municipality, ImportSubject.Newcomers, source, reading, record => record.Key, isDryRun,
            (change, _, records) => change.SaveNewcomersAsync(source, records, cancellationToken), cancellationToken);

    private async Task<ImportOutcome> RunAsync<T>(
        MunicipalityId municipality,
        ImportSubject subject,
        string source,
        FileReading<T> reading,
        Func<T, string> keyOf,
        bool isDryRun,
        Func<ICountyChange, ProviderId, IReadOnlyList<T>, Task> save,
        CancellationToken cancellationToken)
    {
        return await store.ChangeAsync<ImportOutcome>(
            municipality,
            async (change, token) =>
            {
                var onFile = await change.ImportedAsync(subject, source, token);
                reading = PartialFile.Complete(reading, onFile);
                var texts = reading.Records.ToDictionary(keyOf, RecordJson.Write);
                var preview = Compare(subject, source, reading, keyOf, onFile, texts);
                if (preview.HasErrors)
                {
                    return new ImportOutcome.Refused(preview);
                }

                if (isDryRun)
                {
                    return new ImportOutcome.Previewed(preview);
                }

                if (preview.ChangesNothing)
                {
                    return new ImportOutcome.AlreadyOnFile(preview);
                }

                return await ApplyAsync(change, preview, reading, keyOf, texts, save, token);
            },
            cancellationToken);
    }

    private static ImportPreview Compare<T>(
        ImportSubject subject,
        string source,
        FileReading<T> reading,
        Func<T, string> keyOf,
        IReadOnlyDictionary<string, string> onFile,
        Dictionary<string, string> texts)
    {
        var rows = new List<PreviewRow>(texts.Count);
        foreach (var key in reading.Records.Select(keyOf))
        {
            rows.Add(
                !onFile.TryGetValue(key, out var before) ? new PreviewRow(key, RecordChange.New, [])
                : before == texts[key] ? new PreviewRow(key, RecordChange.Unchanged, [])
                : new PreviewRow(key, RecordChange.Changed, RecordJson.Differences(before, texts[key])));
        }

        var gone = reading.IsFull ? onFile.Keys : PartialFile.Removed(reading, onFile.Keys);
        rows.AddRange(
            gone.Where(key => !texts.ContainsKey(key)).Order(StringComparer.Ordinal)
                .Select(key => new PreviewRow(key, RecordChange.Withdrawn, [])));

        return new ImportPreview(
            subject, source, reading.Format, reading.FileHash, reading.Rejected, rows, reading.Findings);
    }

    private async Task<ImportOutcome> ApplyAsync<T>(
        ICountyChange change,
        ImportPreview preview,
        FileReading<T> reading,
        Func<T, string> keyOf,
        Dictionary<string, string> texts,
        Func<ICountyChange, ProviderId, IReadOnlyList<T>, Task> save,
        CancellationToken cancellationToken)
    {
        var (provider, isProviderNew) = preview.Subject == ImportSubject.Newcomers
            ? (default, false)
            : await change.ProviderAsync(preview.Source, cancellationToken);
        var touched = preview.Rows
            .Where(row => row.Change is RecordChange.New or RecordChange.Changed)
            .Select(row => row.Key)
            .ToHashSet(StringComparer.Ordinal);
        await save(change, provider, [.. reading.Records.Where(record => touched.Contains(keyOf(record)))]);
        string[] withdrawn =
            [.. preview.Rows.Where(row => row.Change == RecordChange.Withdrawn).Select(row => row.Key)];
        await change.WithdrawAsync(preview.Subject, preview.Source, withdrawn, cancellationToken);
        var summary = new ImportSummary(
            default,
            preview.Subject,
            preview.Source,
            preview.Format,
            preview.FileHash,
            time.GetUtcNow(),
            preview.Count(RecordChange.New),
            preview.Count(RecordChange.Changed),
            preview.Count(RecordChange.Unchanged),
            preview.Count(RecordChange.Withdrawn),
            preview.Findings);
        var records = texts.Where(pair => touched.Contains(pair.Key)).ToDictionary();
        var id = await change.AddImportAsync(summary, records, cancellationToken);
        return new ImportOutcome.Imported(preview, id, isProviderNew);
    }
}
