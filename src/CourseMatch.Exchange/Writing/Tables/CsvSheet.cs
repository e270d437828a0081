using System.Text;
using CsvHelper;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes a table as offices in Germany open it: semicolons, CRLF, UTF-8 with mark unless another encoding is
/// asked for; no cell can run as a formula.</summary>
internal static class CsvSheet
{
    /// <summary>Writes a list.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="list">The list.</param>
    /// <param name="encoding">Null = UTF-8 with mark.</param>
    public static void Write(Stream stream, Sheet list, Encoding? encoding = null)
    {
        using var text = new StreamWriter(stream, encoding ?? new UTF8Encoding(true), leaveOpen: true);
        using var sheet = CsvWriter.Create(
            text,
            CsvWriterOptions.Default with { Separator = ';', Injection = CsvInjection.Escape },
            leaveOpen: true);
        foreach (var header in list.Headers)
        {
            sheet.WriteField(header);
        }

        sheet.EndRecord();
        foreach (var row in list.Rows)
        {
            foreach (var cell in row)
            {
                sheet.WriteField(SheetCell.Text(cell));
            }

            sheet.EndRecord();
        }

        sheet.Flush();
    }
}
