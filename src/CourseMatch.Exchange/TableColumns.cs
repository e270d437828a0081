using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Tables;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange;

/// <summary>What the columns of a table mean, before it is imported: for a mapping made by hand.</summary>
public static class TableColumns
{
    private const int SamplesMax = 3;
    private const int SampleCharsMax = 80;

    /// <summary>Names of the fields a table about a subject can fill, required ones first.</summary>
    public static IReadOnlyList<string> FieldsOf(ImportSubject subject)
    {
        var columns = TableSubjects.ColumnsOf(subject);
        return [.. columns.Required.SelectMany(either => either).Concat(columns.Columns).Distinct()
            .Select(column => column.Name)];
    }

    /// <summary>Looks at the first thirty rows of a table.</summary>
    /// <param name="stream">The bytes; read as far as needed, a spreadsheet to its end.</param>
    /// <param name="subject">What the table is about.</param>
    /// <param name="day">The day of reading.</param>
    /// <param name="options">Bounds, and the mapping known so far.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>Columns found, what they mean and what is missing; findings when the file is no table.</returns>
    public static ColumnProposal Look(
        Stream stream,
        ImportSubject subject,
        DateOnly day,
        ReadingOptions options,
        CancellationToken cancellationToken = default)
    {
        using var file = new SourceFile(stream, day, options, cancellationToken);
        var kind = file.Text.IsRefused ? null
            : new[] { TableKind.Csv, TableKind.Xlsx }.FirstOrDefault(known => known.Recognises(file));
        var set = TableMapping.Apply(TableSubjects.ColumnsOf(subject), file, subject);
        using var table = set is null ? null : kind?.Open(file, subject);
        if (table is null || set is null)
        {
            if (file.Log.Errors == 0)
            {
                file.Log.Add(Remark.Error("CM1010", file.Beginning, "csv, xlsx"));
            }

            return new ColumnProposal(subject, kind?.Name ?? "unknown", 0, [], [], [], file.Log.Close());
        }

        var (line, headers, rows) = HeaderOf(table, set);
        var columns = headers.Select((header, index) => ColumnOf(set, header, index, rows)).ToArray();
        var found = headers.Select(set.Find).ToArray();
        var required = set.Required.SelectMany(either => either).ToHashSet();
        return new ColumnProposal(
            subject,
            kind!.Name,
            line,
            columns,
            [
                .. set.Columns.Select(column => new FieldOffered(
                    column.Name,
                    required.Contains(column),
                    Array.IndexOf(found, column) is >= 0 and var at ? columns[at].Header : null)),
            ],
            [
                .. set.Required.Where(either => !either.Any(found.Contains))
                    .Select(either => string.Join(" / ", either.Select(column => column.Name))),
            ],
            file.Log.Close());
    }

    /// <summary>The best header row; in a table of unknown words the first of the fullest rows.</summary>
    private static (int Line, List<string> Headers, IReadOnlyList<List<string>> Rows) HeaderOf(
        Table table, ColumnSet set)
    {
        if (table.Head.Count == 0)
        {
            return (0, [], []);
        }

        var index = table.Match(set) > 0
            ? table.HeaderOf(set)
            : table.Head.Select((row, at) => (Filled: row.Cells.Count(cell => cell.Length > 0), at))
                .MaxBy(row => row.Filled).at;
        var (line, headers) = table.Head[index];
        return (line, headers, [.. table.Head.Skip(index + 1).Select(row => row.Cells)]);
    }

    private static ColumnFound ColumnOf(
        ColumnSet set, string header, int index, IReadOnlyList<List<string>> rows)
    {
        var column = set.Find(header);
        var isPersonal = column is null && set.IsPersonal(header);
        string[] samples = isPersonal ? [] :
        [
            .. rows.Where(cells => index < cells.Count && cells[index].Length > 0)
                .Select(cells => cells[index].Length > SampleCharsMax ? cells[index][..SampleCharsMax] : cells[index])
                .Distinct().Take(SamplesMax),
        ];
        return new ColumnFound(
            header.Length > 0 ? header : $"{index + 1}", column?.Name, set.IsByHand(header), isPersonal, samples);
    }
}
