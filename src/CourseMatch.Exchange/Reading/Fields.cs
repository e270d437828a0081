using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Reading;

/// <summary>One cell of a table or one text of an XML record, with the place a finding names.</summary>
/// <param name="Text">Text, trimmed.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Label">Header or element name as the file writes it.</param>
internal readonly record struct Cell(string Text, int Line, string Label);

/// <summary>The fields of one record of any format, read by meaning; findings get line, column and record.</summary>
internal sealed class Fields(FindingLog log, int line, IReadOnlyDictionary<Column, Cell> cells)
{
    private static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "-", "--", "–", "—", "?", "k.A.", "k. A.", "o.A.", "n.n.", "N. N.", "n/a", "unbekannt", "keine Angabe",
    };

    /// <summary>The same fields, whose findings nobody hears: for a second reading of what is reported elsewhere.
    /// </summary>
    public Fields Unheard() => new(new FindingLog(0), line, cells);

    /// <summary>Key of the record once it is known.</summary>
    public string? Record { get; set; }

    public int Line => line;

    /// <summary>An error was found in this record.</summary>
    public bool HasError { get; private set; }

    /// <summary>What the file calls a column, or our own name for it.</summary>
    public string LabelOf(Column column) => cells.TryGetValue(column, out var cell) ? cell.Label : column.Name;

    /// <summary>The file has this column at all.</summary>
    public bool HasColumn(Column column) => cells.ContainsKey(column);

    /// <summary>The text, or null when the column is missing or the cell says nothing ("", "-", "k.A.").</summary>
    public string? Text(Column column) =>
        cells.TryGetValue(column, out var cell) && !Blanks.Contains(cell.Text) ? cell.Text : null;

    /// <summary>The first text of several columns.</summary>
    public string? Text(params ReadOnlySpan<Column> columns)
    {
        foreach (var column in columns)
        {
            if (Text(column) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Reads a value; false when there is none or it was refused, which is then reported.</summary>
    public bool TryRead<T>(Column column, Func<string, Parsed<T>> parse, out T value)
    {
        value = default!;
        if (Text(column) is not { } text)
        {
            return false;
        }

        var parsed = parse(text);
        if (parsed.Remark is not null)
        {
            Report(parsed.Remark, column);
        }

        value = parsed.Value;
        return parsed.IsUnderstood;
    }

    /// <summary>Reads a value, or gives another when there is none or it was refused.</summary>
    public T ReadOr<T>(Column column, Func<string, Parsed<T>> parse, T otherwise) =>
        TryRead(column, parse, out var value) ? value : otherwise;

    /// <summary>Reads a value that may be missing.</summary>
    public T? Read<T>(Column column, Func<string, Parsed<T>> parse)
        where T : struct => TryRead(column, parse, out var value) ? value : null;

    /// <summary>Reports something about one column of this record, or about the record.</summary>
    public void Report(Remark remark, Column? column = null, Cell? at = null)
    {
        HasError |= remark.Severity == Severity.Error;
        var place = (at ?? (column is not null && cells.TryGetValue(column, out var found) ? found : null)) is { } cell
            ? new FindingPlace(cell.Line, cell.Label, Record)
            : new FindingPlace(line, column?.Name, Record);
        log.Add(place, remark);
    }
}
