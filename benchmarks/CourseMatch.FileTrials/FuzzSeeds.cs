using System.IO.Compression;
using System.Text;
using CourseMatch.Exchange;
using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.FileTrials;

/// <summary>Good files of every format, to be damaged.</summary>
public static class FuzzSeeds
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>Every example file, and spreadsheets made of the tables among them.</summary>
    public static IReadOnlyList<byte[]> Of(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        foreach (var file in files.ToArray())
        {
            var courses = CourseFiles.Read(new MemoryStream(file), Day, ReadingOptions.Default);
            if (courses.Format == "csv" && courses.Records.Count > 0)
            {
                files.Add(Book(CoursesTable.Sheet(courses.Records)));
                files.Add(Text(CoursesTable.Sheet(courses.Records), new UnicodeEncoding(false, true)));
            }

            var newcomers = NewcomerFiles.Read(new MemoryStream(file), Day, ReadingOptions.Default);
            if (newcomers.Format == "csv" && newcomers.Records.Count > 0)
            {
                files.Add(Book(NewcomersTable.Sheet(newcomers.Records)));
            }

            var care = CareFiles.Read(new MemoryStream(file), Day, ReadingOptions.Default);
            if (care.Records.Count > 0)
            {
                files.Add(Book(CareTable.Sheet(care.Records)));
                files.Add(Text(CareTable.Sheet(care.Records), new UTF8Encoding(true)));
            }
        }

        return files;
    }

    /// <summary>The parts of a package unpacked and packed again, one of them changed.</summary>
    public static byte[] Repacked(byte[] book, Func<string, byte[], byte[]> change)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(book), ZipArchiveMode.Read))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var content = new MemoryStream();
                using (var part = entry.Open())
                {
                    part.CopyTo(content);
                }

                using var target = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                target.Write(change(entry.FullName, content.ToArray()));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Book(Sheet sheet)
    {
        using var stream = new MemoryStream();
        sheet.Write(stream, SheetFormat.Xlsx);
        return stream.ToArray();
    }

    private static byte[] Text(Sheet sheet, Encoding encoding)
    {
        using var stream = new MemoryStream();
        sheet.Write(stream, SheetFormat.Csv, encoding);
        return stream.ToArray();
    }
}
