using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports;

/// <summary>What one record of a file means for what is on file.</summary>
public enum RecordChange
{
    /// <summary>Not on file yet.</summary>
    New,

    /// <summary>On file with other values.</summary>
    Changed,

    /// <summary>On file as it is.</summary>
    Unchanged,

    /// <summary>On file, but no longer in this full file.</summary>
    Withdrawn,

    /// <summary>Could not be read; its findings say why.</summary>
    Rejected,
}

/// <summary>One line of a preview.</summary>
/// <param name="Key">Key of the record within its source; empty for a rejected row that has none.</param>
/// <param name="Change">What happens.</param>
/// <param name="Fields">Fields that change; empty but for <see cref="RecordChange.Changed"/>.</param>
/// <param name="Line">1-based line of the file, or null where it is not known or the file no longer holds the record.
/// </param>
public sealed record PreviewRow(
    string Key, RecordChange Change, IReadOnlyList<FieldChange> Fields, int? Line = null);

/// <summary>What an import would do, before it does it.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Source">Provider or authority.</param>
/// <param name="Format">Format found.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Rows">Every record, in the order of the file, then withdrawn ones, then rejected rows.</param>
/// <param name="Findings">Everything found.</param>
public sealed record ImportPreview(
    ImportSubject Subject,
    string Source,
    string Format,
    string FileHash,
    int Rejected,
    IReadOnlyList<PreviewRow> Rows,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Number of rows with one kind of change.</summary>
    public int Count(RecordChange change) => Rows.Count(row => row.Change == change);

    /// <summary>An error was found: nothing of the file may be imported.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>The file brings nothing that is not on file already.</summary>
    public bool ChangesNothing => Rows.All(row => row.Change == RecordChange.Unchanged);

    /// <summary>It changes so much that a person has to look at it first; a finding says how much.</summary>
    public bool IsMassChange { get; init; }
}

/// <summary>How an import ended.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>What was or would be done.</summary>
    public abstract ImportPreview Preview { get; init; }

    /// <summary>Nothing was done because the file has errors.</summary>
    public sealed record Refused(ImportPreview Preview) : ImportOutcome;

    /// <summary>Nothing was done because only a look was asked for.</summary>
    public sealed record Previewed(ImportPreview Preview) : ImportOutcome;

    /// <summary>Nothing was to be done: everything is on file as it is.</summary>
    public sealed record AlreadyOnFile(ImportPreview Preview) : ImportOutcome;

    /// <summary>Nothing was done yet: it is kept until a person confirms or discards it.</summary>
    /// <param name="Preview">What it would do.</param>
    /// <param name="Id">The import to be confirmed.</param>
    public sealed record Held(ImportPreview Preview, ImportId Id) : ImportOutcome;

    /// <summary>Everything was done, in one transaction.</summary>
    /// <param name="Preview">What was done.</param>
    /// <param name="Id">The import as kept.</param>
    /// <param name="IsProviderNew">The provider was not known before.</param>
    public sealed record Imported(ImportPreview Preview, ImportId Id, bool IsProviderNew) : ImportOutcome;
}
