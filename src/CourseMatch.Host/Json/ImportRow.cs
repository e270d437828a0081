using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Packing;

namespace CourseMatch.Host.Json;

/// <summary>One line of an import's preview.</summary>
/// <param name="Key">Key of the record within its source; empty for a rejected row without one.</param>
/// <param name="Change">new, changed, unchanged, withdrawn or rejected.</param>
/// <param name="Line">1-based line of the file, or null.</param>
/// <param name="Fields">Fields that change, old and new.</param>
public sealed record ImportRow(string Key, string Change, int? Line, IReadOnlyList<ImportField> Fields)
{
    /// <summary>All rows, made while they are written: there may be a hundred thousand.</summary>
    internal static IReadOnlyList<ImportRow> All(IReadOnlyList<PreviewRow> rows) =>
        new MappedList<PreviewRow, ImportRow>(rows, Of);

    private static ImportRow Of(PreviewRow row) => new(
        row.Key,
        ChangeName(row.Change),
        row.Line,
        [.. row.Fields.Select(field => new ImportField(field.Field, field.Before, field.After))]);

    private static string ChangeName(RecordChange change) => change switch
    {
        RecordChange.New => "new",
        RecordChange.Changed => "changed",
        RecordChange.Unchanged => "unchanged",
        RecordChange.Withdrawn => "withdrawn",
        RecordChange.Rejected => "rejected",
    };
}

/// <summary>One field that changes.</summary>
/// <param name="Field">Path of the field in the record.</param>
/// <param name="Before">Value before.</param>
/// <param name="After">Value after.</param>
public sealed record ImportField(string Field, string Before, string After);
