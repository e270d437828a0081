using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>A mapping made by hand, laid over the columns of a subject.</summary>
internal static class TableMapping
{
    /// <summary>The columns with the mapping of the reading options; null, with a finding, when the mapping is for
    /// another subject or names a field that does not exist.</summary>
    public static ColumnSet? Apply(ColumnSet columns, SourceFile file, ImportSubject subject)
    {
        if (file.Options.Mapping is not { } mapping)
        {
            return columns;
        }

        if (mapping.Subject != subject)
        {
            file.Log.Add(Remark.Error(
                "CM1117", FindingValue.Term(mapping.Subject), FindingValue.Term(subject)));
            return null;
        }

        var byHand = new Dictionary<string, Column?>(StringComparer.Ordinal);
        var faults = file.Log.Errors;
        foreach (var (header, field) in mapping.Fields.Take(ColumnMapping.HeadersMax))
        {
            var column = field is null ? null : FieldNamed(columns, field);
            if (field is not null && column is null)
            {
                file.Log.Add(new FindingPlace(null, header), Remark.Error("CM1113", field));
            }

            byHand[header] = column;
        }

        return file.Log.Errors > faults ? null : columns.With(byHand);
    }

    /// <summary>The columns with as much of a mapping as can be used, for a look that reports nothing.</summary>
    public static ColumnSet Known(ColumnSet columns, ColumnMapping? mapping) => mapping is null
        ? columns
        : columns.With(mapping.Fields.ToDictionary(
            pair => pair.Key, pair => pair.Value is { } field ? FieldNamed(columns, field) : null));

    /// <summary>A field by its name, or by any header known for it.</summary>
    private static Column? FieldNamed(ColumnSet columns, string field) =>
        columns.Columns.FirstOrDefault(column => column.Name == field) ?? columns.Find(field);
}
