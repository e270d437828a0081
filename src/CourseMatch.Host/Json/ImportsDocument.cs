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
    IReadOnlyList<FindingView> Findings)
{
    internal static KeptImport Of(ImportSummary import, Voice voice) => new(
        import.Id.Value, ImportDocument.SubjectName(import.Subject), import.Source, import.Format, import.FileHash,
        import.At, import.New, import.Changed, import.Unchanged, import.Withdrawn,
        FindingView.All(import.Findings, voice));
}
