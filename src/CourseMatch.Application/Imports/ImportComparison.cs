using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Application.Imports;

/// <summary>A file against what is on file: the preview, and what has to be stored.</summary>
/// <param name="Preview">What would happen.</param>
/// <param name="Touched">New and changed records as the file gives them.</param>
/// <param name="Effective">The same records with the corrections that stand, by key.</param>
/// <param name="Withdrawn">Keys to be withdrawn.</param>
/// <param name="EndedEdits">Corrections the feed has overtaken or come round to.</param>
internal sealed record ImportComparison(
    ImportPreview Preview,
    IReadOnlyList<DeliveredRecord> Touched,
    IReadOnlyDictionary<string, string> Effective,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<int> EndedEdits)
{
    /// <summary>Fields that change every night by their nature and say nothing about a wrong file.</summary>
    private static readonly string[] CountsOfTheDay = ["SeatsBooked"];

    /// <summary>Compares.</summary>
    /// <param name="delivery">The file.</param>
    /// <param name="onFile">Canonical texts of the same source as last read, by key.</param>
    /// <param name="edits">Corrections of the same source that stand.</param>
    /// <param name="policy">When a change is a mass change.</param>
    public static ImportComparison Of(
        Delivery delivery,
        IReadOnlyDictionary<string, string> onFile,
        IReadOnlyList<LocalEdit> edits,
        ImportPolicy policy)
    {
        delivery = delivery.CompletedWith(onFile);
        var rows = new List<PreviewRow>(delivery.Records.Count);
        var touched = new List<DeliveredRecord>();
        foreach (var record in delivery.Records)
        {
            var row = RowOf(record, onFile);
            rows.Add(row);
            if (row.Change != RecordChange.Unchanged)
            {
                touched.Add(record);
            }
        }

        var kept = delivery.Records.Select(record => record.Key).ToHashSet(StringComparer.Ordinal);
        var gone = delivery.IsFull ? onFile.Keys : PartialFile.Removed(delivery.Removed, onFile.Keys);
        string[] withdrawn = [.. gone.Where(key => !kept.Contains(key)).Order(StringComparer.Ordinal)];
        rows.AddRange(withdrawn.Select(key => new PreviewRow(key, RecordChange.Withdrawn, [])));
        rows.AddRange(RejectedRows(delivery));
        var standing = Corrections.Apply(delivery.Subject, touched, edits);
        var guard = Guard(delivery, rows, onFile.Count, policy);
        var preview = new ImportPreview(
            delivery.Subject,
            delivery.Source,
            delivery.Format,
            delivery.FileHash,
            delivery.Rejected,
            rows,
            [.. delivery.Findings, .. standing.Findings, .. guard is null ? [] : new[] { guard }])
        {
            IsMassChange = guard is not null,
        };
        return new ImportComparison(preview, touched, standing.Texts, withdrawn, standing.Ended);
    }

    private static PreviewRow RowOf(DeliveredRecord record, IReadOnlyDictionary<string, string> onFile) =>
        !onFile.TryGetValue(record.Key, out var before)
            ? new PreviewRow(record.Key, RecordChange.New, [], record.Line)
            : before == record.Text
                ? new PreviewRow(record.Key, RecordChange.Unchanged, [], record.Line)
                : new PreviewRow(
                    record.Key, RecordChange.Changed, RecordJson.Differences(before, record.Text), record.Line);

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
        Delivery delivery, IReadOnlyList<PreviewRow> rows, int onFile, ImportPolicy policy)
    {
        var withdrawn = rows.Count(row => row.Change == RecordChange.Withdrawn);
        var changed = rows.Count(row => row.Change == RecordChange.Changed
            && row.Fields.Any(field => !CountsOfTheDay.Contains(field.Field, StringComparer.Ordinal)));
        return delivery.IsFull
            && withdrawn + changed > policy.MassChangeRecordsFree
            && (withdrawn + changed) * 100L > (long)policy.MassChangePercentMax * onFile
            ? Finding.Of(
                "CM1610", Severity.Warning, withdrawn, changed, onFile, policy.MassChangePercentMax)
            : null;
    }
}
