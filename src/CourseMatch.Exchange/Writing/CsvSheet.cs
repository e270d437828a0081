using System.Globalization;
using System.Text;
using CourseMatch.Exchange.Reading;
using CsvHelper;

namespace CourseMatch.Exchange.Writing;

/// <summary>Writes a table as offices in Germany open it: semicolons, CRLF, UTF-8 with mark unless another encoding is
/// asked for; no cell can run as a formula.</summary>
internal static class CsvSheet
{
    /// <summary>Writes rows by a table of columns.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="columns">Header and text of each column.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="encoding">Null = UTF-8 with mark.</param>
    public static void Write<T>(
        Stream stream,
        IReadOnlyList<(string Header, Func<T, string?> Text)> columns,
        IEnumerable<T> rows,
        Encoding? encoding = null)
    {
        using var text = new StreamWriter(stream, encoding ?? new UTF8Encoding(true), leaveOpen: true);
        using var sheet = CsvWriter.Create(
            text,
            CsvWriterOptions.Default with { Separator = ';', Injection = CsvInjection.Escape },
            leaveOpen: true);
        foreach (var (header, _) in columns)
        {
            sheet.WriteField(header);
        }

        sheet.EndRecord();
        foreach (var row in rows)
        {
            foreach (var (_, cell) in columns)
            {
                sheet.WriteField(cell(row) ?? "");
            }

            sheet.EndRecord();
        }

        sheet.Flush();
    }

    /// <summary>A column of the vocabulary.</summary>
    public static (string Header, Func<T, string?> Text) Of<T>(Column column, Func<T, string?> text) =>
        (column.Name, text);

    public static string? Day(DateOnly? day) => day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Degrees(double? degrees) =>
        degrees?.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');

    public static string YesNo(bool value) => value ? "ja" : "nein";
}
