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

        files.AddRange(Others.Select(Encoding.UTF8.GetBytes));
        return files;
    }

    /// <summary>What providers do not send: tables of places, a mapping, a calendar of repetitions.</summary>
    private static readonly string[] Others =
    [
        "DE\t44787\tBochum\tNordrhein-Westfalen\tNW\t\t00\tBochum\t05911\t51.4818\t7.2162\t4\n"
            + "DE\t01067\tDresden\tSachsen\tSN\t\t00\tDresden\t14612\t51.0600\t13.7211\t4\n",
        "plz;lat;lon;streuung_km;koordinate_geteilt;geografische_plz\n44787;51,4818;7,2162;0,5;nein;ja\n"
            + "44801;51,4412;7,2712;12,5;ja;nein\n",
        "from,to_site,minutes,mode\n44787,vhs-Haus,12,bus\n44801,vhs-Haus,25,foot\n01067,\"Haus, Nord\",7,bicycle\n",
        """
        {"subject": "courses", "columns": {"Kennz": "Kursnummer", "Los gehts": "Beginn", "Memo": null}}
        """,
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:r1
        DTSTART;TZID=Europe/Berlin:20270111T084500
        DTEND;TZID=Europe/Berlin:20270111T130000
        RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;UNTIL=20270630T220000Z;WKST=SU
        EXDATE;TZID=Europe/Berlin:20270113T084500,20270115T084500
        RDATE;VALUE=DATE:20270705
        SUMMARY:27F-404-1101 Integrationskurs
        END:VEVENT
        BEGIN:VEVENT
        UID:r1
        RECURRENCE-ID;TZID=Europe/Berlin:20270125T084500
        DTSTART:20270126T074500Z
        DTEND:20270126T120000Z
        SUMMARY:27F-404-1101 Integrationskurs
        END:VEVENT
        END:VCALENDAR
        """,
    ];

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
