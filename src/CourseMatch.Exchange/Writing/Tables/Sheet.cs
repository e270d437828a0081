using System.Text;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>What a list is written as.</summary>
public enum SheetFormat
{
    /// <summary>Separated values: semicolons, CRLF, UTF-8 with mark.</summary>
    Csv,

    /// <summary>A spreadsheet.</summary>
    Xlsx,
}

/// <summary>A list, row by row, before it becomes a file.</summary>
/// <param name="Name">Name of the list, shown on the spreadsheet's tab.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Rows">Rows, walked once; cells are text, days, times, numbers, yes or no, or null.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Headers, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Writes the list; no cell of it can run as a formula.</summary>
    /// <param name="stream">Left open. For a spreadsheet it must be able to seek.</param>
    /// <param name="format">Format.</param>
    /// <param name="encoding">Of separated values; null = UTF-8 with mark.</param>
    public void Write(Stream stream, SheetFormat format, Encoding? encoding = null)
    {
        if (format == SheetFormat.Xlsx)
        {
            XlsxSheet.Write(stream, this);
        }
        else
        {
            CsvSheet.Write(stream, this, encoding);
        }
    }

    /// <summary>A list of things by a table of columns.</summary>
    internal static Sheet Of<T>(
        string name, IReadOnlyList<(string Header, Func<T, object?> Cell)> columns, IEnumerable<T> rows) => new(
        name,
        [.. columns.Select(column => column.Header)],
        rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => column.Cell(row))]));
}
