using CourseMatch.Application.Findings;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>A finding as programs read it; sentence and advice in the reader's language.</summary>
/// <param name="Code">CM and four digits.</param>
/// <param name="Severity">note, warning or error.</param>
/// <param name="Line">1-based line of the file, or null.</param>
/// <param name="Column">Column header or element path, or null.</param>
/// <param name="Record">Key of the record, or null.</param>
/// <param name="Sentence">Fact with values.</param>
/// <param name="Advice">What can be done.</param>
public sealed record FindingView(
    string Code, string Severity, int? Line, string? Column, string? Record, string Sentence, string Advice)
{
    internal static FindingView Of(Finding finding, Voice voice) => new(
        finding.Code,
        SeverityName(finding.Severity),
        finding.Place?.Line,
        finding.Place?.Column,
        finding.Place?.Record,
        Sentences.Sentence(finding, voice),
        Sentences.Advice(finding, voice));

    internal static IReadOnlyList<FindingView> All(IReadOnlyList<Finding> findings, Voice voice) =>
        [.. findings.Select(finding => Of(finding, voice))];

    internal static string SeverityName(Severity severity) => severity switch
    {
        Application.Findings.Severity.Note => "note",
        Application.Findings.Severity.Warning => "warning",
        Application.Findings.Severity.Error => "error",
    };
}

/// <summary>The document of a failure.</summary>
/// <param name="Findings">At least one.</param>
public sealed record FindingsDocument(IReadOnlyList<FindingView> Findings);
