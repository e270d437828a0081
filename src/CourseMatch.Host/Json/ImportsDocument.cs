using CourseMatch.Application.Imports;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>Imports, newest first.</summary>
public sealed record ImportsDocument(IReadOnlyList<KeptImport> Imports);

/// <summary>One import as it was kept.</summary>
/// <param name="Import">Number.</param>
/// <param name="Subject">courses, newcomers or care.</param>
/// <param name="Provider">Provider or authority.</param>
/// <param name="Format">Format.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="At">UTC.</param>
/// <param name="New">New records.</param>
/// <param name="Changed">Changed records.</param>
/// <param name="Unchanged">Unchanged records.</param>
/// <param name="Withdrawn">Records the file no longer held.</param>
/// <param name="Findings">Findings.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="State">held, done, discarded or undone.</param>
/// <param name="By">Who brought the file.</param>
/// <param name="DecidedBy">Who confirmed, discarded or undid it, or null.</param>
/// <param name="DecidedAt">When that was, UTC, or null.</param>
public sealed record KeptImport(
    int Import,
    string Subject,
    string Provider,
    string Format,
    string FileHash,
    DateTimeOffset At,
    int New,
    int Changed,
    int Unchanged,
    int Withdrawn,
    IReadOnlyList<FindingView> Findings,
    int Rejected,
    string State,
    string By,
    string? DecidedBy,
    DateTimeOffset? DecidedAt)
{
    internal static KeptImport Of(ImportSummary import, Voice voice) => new(
        import.Id.Value, ImportDocument.SubjectName(import.Subject), import.Source, import.Format, import.FileHash,
        import.At, import.New, import.Changed, import.Unchanged, import.Withdrawn,
        FindingView.All(import.Findings, voice), import.Rejected, StateName(import.State), import.By,
        import.DecidedBy, import.DecidedAt);

    private static string StateName(ImportState state) => state switch
    {
        ImportState.Held => "held",
        ImportState.Done => "done",
        ImportState.Discarded => "discarded",
        ImportState.Undone => "undone",
    };
}
