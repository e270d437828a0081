using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports.Columns;

/// <summary>One column of a table as it was found.</summary>
/// <param name="Header">Its header, or its 1-based position where it has none.</param>
/// <param name="Field">The field it is read as, or null.</param>
/// <param name="IsByHand">The organisation's own mapping says so.</param>
/// <param name="IsPersonal">Facts about persons that are never read; it has no samples.</param>
/// <param name="Samples">Up to three different values from the first rows.</param>
public sealed record ColumnFound(
    string Header, string? Field, bool IsByHand, bool IsPersonal, IReadOnlyList<string> Samples);

/// <summary>One field a table of this subject can fill.</summary>
/// <param name="Name">Name, as <c>docs/formats.md</c> lists it.</param>
/// <param name="IsRequired">It, or one of a few in its place, must be there.</param>
/// <param name="Header">The header it is read from, or null when no column fills it.</param>
public sealed record FieldOffered(string Name, bool IsRequired, string? Header);

/// <summary>What a table's columns mean as far as is known: shown before a mapping is made by hand.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Format">Format found.</param>
/// <param name="HeaderLine">1-based line of the header row; 0 when there is none.</param>
/// <param name="Columns">Columns in the order of the table.</param>
/// <param name="Fields">Every field of the subject.</param>
/// <param name="Missing">Fields without which nothing can be read; alternatives are joined by " / ".</param>
/// <param name="Findings">What stopped the look, for example a file that is no table.</param>
public sealed record ColumnProposal(
    ImportSubject Subject,
    string Format,
    int HeaderLine,
    IReadOnlyList<ColumnFound> Columns,
    IReadOnlyList<FieldOffered> Fields,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The mapping as it stands: every header that means a field.</summary>
    public ColumnMapping Mapping => new(
        Subject,
        Columns.Where(column => column.Field is not null)
            .DistinctBy(column => column.Header)
            .ToDictionary(column => column.Header, column => column.Field));
}
