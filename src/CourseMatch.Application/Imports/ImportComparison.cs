using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Application.Imports;

/// <summary>A file against what is on file: the preview, and what has to be stored.</summary>
/// <param name="Delivery">The file, its updates made whole.</param>
/// <param name="Preview">What would happen.</param>
/// <param name="TouchedKeys">Keys of new and changed records.</param>
/// <param name="Corrected">Of these, the texts with corrections that stand, by key.</param>
/// <param name="Withdrawn">Keys to be withdrawn.</param>
/// <param name="EndedEdits">Corrections the feed has overtaken or come round to.</param>
internal sealed record ImportComparison(
    Delivery Delivery,
    ImportPreview Preview,
    IReadOnlySet<string> TouchedKeys,
    IReadOnlyDictionary<string, string> Corrected,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<int> EndedEdits)
{
    /// <summary>Records compared and stored at once: what is on file is never held as a whole.</summary>
    private const int BatchRecords = 256;

    /// <summary>Changed records whose fields are listed one by one; nobody reads further.</summary>
    private const int FieldsListedMax = 10_000;

    /// <summary>Fields that change every night by their nature and say nothing about a wrong file.</summary>
    private static readonly string[] CountsOfTheDay = ["SeatsBooked"];

    /// <summary>New and changed records as the file gives them, in its order, batch by batch.</summary>
    public IEnumerable<IReadOnlyList<DeliveredRecord>> Touched =>
        Delivery.Records.Where(record => TouchedKeys.Contains(record.Key)).Chunk(BatchRecords);

    /// <summary>Canonical texts of the same records with the corrections that stand.</summary>
    public IEnumerable<string> Effective => Delivery.Records
        .Where(record => TouchedKeys.Contains(record.Key))
        .Select(record => Corrected.GetValueOrDefault(record.Key, record.Text));

    /// <summary>Compares.</summary>
    /// <param name="delivery">The file.</param>
    /// <param name="change">What is on file.</param>
    /// <param name="policy">When a change is a mass change.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ImportComparison> OfAsync(
        Delivery delivery, IImportChange change, ImportPolicy policy, CancellationToken cancellationToken)
    {
        var (subject, source) = (delivery.Subject, delivery.Source);
        if (delivery.Updates.Count > 0)
        {
            delivery = delivery.CompletedWith(
                await change.County.ImportedAsync(subject, source, cancellationToken));
        }

        var onFile = await change.County.ImportedKeysAsync(subject, source, cancellationToken);
        var corrections = new Corrections(subject, await change.EditsAsync(subject, source, cancellationToken));
        var rows = new List<PreviewRow>(delivery.Records.Count);
        var gone = onFile.ToHashSet(StringComparer.Ordinal);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var changed = new Changed();
        foreach (var batch in delivery.Records.Chunk(BatchRecords))
        {
            string[] known = [.. batch.Select(record => record.Key).Where(onFile.Contains)];
            var before = await change.County.ImportedAsync(subject, source, known, cancellationToken);
            foreach (var record in batch)
            {
                gone.Remove(record.Key);
                rows.Add(RowOf(record, before, changed));
                if (rows[^1].Change != RecordChange.Unchanged)
                {
                    touched.Add(record.Key);
                    corrections.Apply(record);
                }
            }
        }

        var named = delivery.IsFull
            ? gone.Where(key => !IsByHand(subject, key))
            : PartialFile.Removed(delivery.Removed, gone);
        string[] withdrawn = [.. named.Order(StringComparer.Ordinal)];
        rows.AddRange(withdrawn.Select(key => new PreviewRow(key, RecordChange.Withdrawn, [])));
        rows.AddRange(RejectedRows(delivery));
        var guard = Guard(delivery, withdrawn.Length, changed.InEarnest, onFile.Count, policy);
        var preview = new ImportPreview(
            subject,
            source,
            delivery.Format,
            delivery.FileHash,
            delivery.Rejected,
            rows,
            [
                .. delivery.Findings,
                .. corrections.Findings,
                .. guard is null ? [] : new[] { guard },
                .. changed.Count <= FieldsListedMax ? [] : new[]
                {
                    Finding.Of("CM1616", Severity.Note, changed.Count, FieldsListedMax),
                },
            ])
        {
            IsMassChange = guard is not null,
        };
        return new ImportComparison(delivery, preview, touched, corrections.Texts, withdrawn, corrections.Ended);
    }

    /// <summary>No file brought it, so no file withdraws it.</summary>
    private static bool IsByHand(ImportSubject subject, string key) =>
        subject == ImportSubject.Care && key.StartsWith(EnterCareGroup.KeyPrefix, StringComparison.Ordinal);

    private static PreviewRow RowOf(
        DeliveredRecord record, IReadOnlyDictionary<string, string> onFile, Changed changed)
    {
        if (!onFile.TryGetValue(record.Key, out var before))
        {
            return new PreviewRow(record.Key, RecordChange.New, [], record.Line);
        }

        if (before == record.Text)
        {
            return new PreviewRow(record.Key, RecordChange.Unchanged, [], record.Line);
        }

        var fields = RecordJson.Differences(before, record.Text);
        changed.Count++;
        changed.InEarnest += fields.Any(field => !CountsOfTheDay.Contains(field.Field, StringComparer.Ordinal)) ? 1 : 0;
        return new PreviewRow(
            record.Key, RecordChange.Changed, changed.Count <= FieldsListedMax ? fields : [], record.Line);
    }

    /// <summary>One row for each line an error was found on: readers refuse whole rows.</summary>
    private static IEnumerable<PreviewRow> RejectedRows(Delivery delivery) => delivery.Findings
        .Where(finding => finding is { Severity: Severity.Error, Place.Line: not null })
        .GroupBy(finding => finding.Place!.Line)
        .OrderBy(line => line.Key)
        .Select(line => new PreviewRow(
            line.Select(finding => finding.Place!.Record).FirstOrDefault(key => key is not null) ?? "",
            RecordChange.Rejected,
            [],
            line.Key));

    private static Finding? Guard(
        Delivery delivery, int withdrawn, int changed, int onFile, ImportPolicy policy) =>
        delivery.IsFull
            && (withdrawn > 0 || changed > policy.ChangedRecordsFree)
            && (withdrawn + changed) * 100L > (long)policy.MassChangePercentMax * onFile
            ? Finding.Of("CM1610", Severity.Warning, withdrawn, changed, onFile, policy.MassChangePercentMax)
            : null;

    /// <summary>Changed records so far.</summary>
    private sealed class Changed
    {
        public int Count { get; set; }

        /// <summary>Those in which more than a count of the day changed.</summary>
        public int InEarnest { get; set; }
    }
}
