using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes a list as a spreadsheet: real days, times and numbers, a header row that stays in sight, columns as
/// wide as what stands in them, and text that is text whatever it begins with.</summary>
/// <remarks>Cells go out one by one; of the list only the first rows are held, to measure the columns.</remarks>
internal static class XlsxSheet
{
    private const int RowsMeasured = 200;
    private const int WidthMin = 8;
    private const int WidthMax = 50;
    private const int NameCharsMax = 31;
    private const int TextCharsMax = 32_767;

    public static void Write(Stream stream, Sheet list)
    {
        using var rows = list.Rows.GetEnumerator();
        var first = new List<IReadOnlyList<object?>>();
        while (first.Count < RowsMeasured && rows.MoveNext())
        {
            first.Add(rows.Current);
        }

        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
        var part = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            WriteFrozenHeader(writer);
            WriteWidths(writer, list, first);
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, list.Headers, XlsxStyles.Header);
            foreach (var row in first)
            {
                WriteRow(writer, row, null);
            }

            while (rows.MoveNext())
            {
                WriteRow(writer, rows.Current, null);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet
        {
            Name = NameOf(list.Name),
            SheetId = 1,
            Id = book.GetIdOfPart(part),
        }));
    }

    private static void WriteFrozenHeader(OpenXmlWriter writer) => writer.WriteElement(new SheetViews(
        new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        {
            WorkbookViewId = 0,
            TabSelected = true,
        }));

    private static void WriteWidths(OpenXmlWriter writer, Sheet list, List<IReadOnlyList<object?>> first)
    {
        writer.WriteStartElement(new Columns());
        for (var index = 0; index < list.Headers.Count; index++)
        {
            var longest = first.Select(row => index < row.Count ? SheetCell.Text(row[index]).Length : 0)
                .Append(list.Headers[index].Length).Max();
            writer.WriteElement(new Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = Math.Clamp(longest + 2, WidthMin, WidthMax),
                CustomWidth = true,
            });
        }

        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> cells, uint? style)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(CellOf(cell, style));
        }

        writer.WriteEndElement();
    }

    private static Cell CellOf(object? cell, uint? style) => cell switch
    {
        null or "" => new Cell { StyleIndex = style ?? XlsxStyles.General },
        DateOnly day => Number(
            day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), XlsxStyles.Day),
        TimeOnly time => Number(
            (time.Ticks / (double)TimeSpan.TicksPerDay).ToString("R", CultureInfo.InvariantCulture), XlsxStyles.Time),
        double number => Number(number.ToString("R", CultureInfo.InvariantCulture), XlsxStyles.General),
        int or long => Number(
            ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture), XlsxStyles.General),
        _ => Text(SheetCell.Text(cell), style),
    };

    private static Cell Number(string value, uint style) =>
        new() { StyleIndex = style, CellValue = new CellValue(value) };

    /// <summary>Text in the cell itself. What a spreadsheet would take for a formula when somebody edits it is marked
    /// as text.</summary>
    private static Cell Text(string text, uint? style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = style ?? (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'' ? XlsxStyles.Quoted
            : XlsxStyles.Text),
        InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Printable(text))
        {
            Space = SpaceProcessingModeValues.Preserve,
        }),
    };

    private static string Printable(string text)
    {
        var kept = text.Length > TextCharsMax ? text[..TextCharsMax] : text;
        return string.Concat(kept.EnumerateRunes()
            .Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF))
            .Select(rune => rune.ToString()));
    }

    private static string NameOf(string name)
    {
        var plain = string.Concat(name.Where(letter => !":\\/?*[]'".Contains(letter)));
        return plain.Length > NameCharsMax ? plain[..NameCharsMax] : plain;
    }
}
