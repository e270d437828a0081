using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>What an import did or would do.</summary>
/// <param name="Subject">courses, newcomers or care.</param>
/// <param name="Outcome">imported, alreadyOnFile, previewed, held or refused.</param>
/// <param name="Import">Number of the import as kept or held, or null when nothing was kept.</param>
/// <param name="Provider">Provider or authority the file is from.</param>
/// <param name="IsProviderNew">The provider was created.</param>
/// <param name="Format">Format found.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="New">Records not on file yet.</param>
/// <param name="Changed">Records on file with other values.</param>
/// <param name="Unchanged">Records on file as they are.</param>
/// <param name="Withdrawn">Records on file that the file no longer holds.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Findings">Everything found.</param>
/// <param name="Rows">What happens to each record.</param>
public sealed record ImportDocument(
    string Subject,
    string Outcome,
    int? Import,
    string Provider,
    bool IsProviderNew,
    string Format,
    string FileHash,
    int New,
    int Changed,
    int Unchanged,
    int Withdrawn,
    int Rejected,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<ImportRow> Rows)
{
    internal static ImportDocument Of(ImportOutcome outcome, Voice voice)
    {
        var preview = outcome.Preview;
        var imported = outcome as ImportOutcome.Imported;
        return new ImportDocument(
            SubjectName(preview.Subject),
            OutcomeName(outcome),
            imported?.Id.Value ?? (outcome as ImportOutcome.Held)?.Id.Value,
            preview.Source,
            imported?.IsProviderNew ?? false,
            preview.Format,
            preview.FileHash,
            preview.Count(RecordChange.New),
            preview.Count(RecordChange.Changed),
            preview.Count(RecordChange.Unchanged),
            preview.Count(RecordChange.Withdrawn),
            preview.Rejected,
            FindingView.All(preview.Findings, voice),
            ImportRow.All(preview.Rows));
    }

    /// <summary>A preview of what is held, under its number.</summary>
    internal static ImportDocument Of(ImportPreview preview, int held, Voice voice) =>
        Of(new ImportOutcome.Held(preview, new ImportId(held)), voice);

    internal static string SubjectName(ImportSubject subject) => subject switch
    {
        ImportSubject.Courses => "courses",
        ImportSubject.Newcomers => "newcomers",
        ImportSubject.Care => "care",
    };

    private static string OutcomeName(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Imported => "imported",
        ImportOutcome.AlreadyOnFile => "alreadyOnFile",
        ImportOutcome.Previewed => "previewed",
        ImportOutcome.Held => "held",
        ImportOutcome.Refused => "refused",
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };
}
