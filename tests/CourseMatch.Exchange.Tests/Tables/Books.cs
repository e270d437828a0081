using System.IO.Compression;
using System.Text;
using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>Spreadsheets for tests: written by our writer, or put together part by part.</summary>
internal static class Books
{
    public static byte[] Of(string[] headers, params object?[][] rows)
    {
        using var stream = new MemoryStream();
        new Sheet("Liste", headers, rows).Write(stream, SheetFormat.Xlsx);
        return stream.ToArray();
    }

    /// <summary>A list as separated values turned into a spreadsheet, every cell a text.</summary>
    public static byte[] OfCsv(byte[] csv, Encoding encoding)
    {
        var rows = new List<object?[]>();
        using var reader = CsvHelper.CsvReader.Create(
            new StreamReader(new MemoryStream(csv), encoding),
            CsvHelper.CsvReaderOptions.Default with { HasHeader = false });
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => (object?)reader.GetString(index))]);
        }

        return Of([.. rows[0].Select(cell => $"{cell}")], [.. rows.Skip(1)]);
    }

    /// <summary>The same package with one part added, or changed.</summary>
    public static byte[] With(byte[] book, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var before = zip.GetEntry(part);
            var text = "";
            if (before is not null)
            {
                using var reader = new StreamReader(before.Open());
                text = reader.ReadToEnd();
            }

            before?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(change(text));
        }

        return stream.ToArray();
    }

    /// <summary>Path of the only sheet's part.</summary>
    public static string SheetPart(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return zip.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).FullName;
    }
}
