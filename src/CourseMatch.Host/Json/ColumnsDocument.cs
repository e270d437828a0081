using CourseMatch.Application.Imports.Columns;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>What the columns of a table mean.</summary>
/// <param name="Subject">courses, newcomers or care.</param>
/// <param name="Format">csv or xlsx.</param>
/// <param name="HeaderLine">Line of the header row.</param>
/// <param name="Columns">Columns in the order of the table.</param>
/// <param name="Unfilled">Fields no column fills.</param>
/// <param name="Missing">Fields without which nothing can be read.</param>
/// <param name="Findings">What stopped the look.</param>
public sealed record ColumnsDocument(
    string Subject,
    string Format,
    int HeaderLine,
    IReadOnlyList<ColumnView> Columns,
    IReadOnlyList<string> Unfilled,
    IReadOnlyList<string> Missing,
    IReadOnlyList<FindingView> Findings)
{
    internal static ColumnsDocument Of(ColumnProposal look, Voice voice) => new(
        ImportDocument.SubjectName(look.Subject),
        look.Format,
        look.HeaderLine,
        [
            .. look.Columns.Select(column =>
                new ColumnView(column.Header, column.Field, column.IsByHand, column.IsPersonal, column.Samples)),
        ],
        [.. look.Fields.Where(field => field.Header is null).Select(field => field.Name)],
        look.Missing,
        FindingView.All(look.Findings, voice));
}

/// <summary>One column.</summary>
/// <param name="Header">Header.</param>
/// <param name="Field">Field it is read as, or null.</param>
/// <param name="IsByHand">A mapping says so.</param>
/// <param name="IsPersonal">Never read.</param>
/// <param name="Samples">Up to three values.</param>
public sealed record ColumnView(
    string Header, string? Field, bool IsByHand, bool IsPersonal, IReadOnlyList<string> Samples);
