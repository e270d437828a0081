using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange;

namespace CourseMatch.FileTrials;

/// <summary>What one of the worst files did.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Bytes">What was sent at most, in bytes.</param>
/// <param name="Codes">Errors it was refused with.</param>
/// <param name="Milliseconds">Processor time of the slowest reader.</param>
/// <param name="PeakMegabytes">Highest memory of the process while it was read.</param>
public sealed record NamedResult(string Name, long Bytes, string Codes, int Milliseconds, int PeakMegabytes);

/// <summary>The worst files there are, each by name: bombs, endless nesting, announced and real gigabytes.</summary>
/// <param name="Name">Name.</param>
/// <param name="Make">Makes it; what comes out opens it, each time from its beginning.</param>
public sealed record NamedInput(string Name, Func<Func<Stream>> Make)
{
    private const int Deep = 10_000;
    private const long TwoGigabytes = 2L << 30;

    private static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NamedInput> All { get; } =
    [
        Of("zip bomb, one sheet of 1 GB", () => Book(("xl/worksheets/sheet1.xml", Repeated("<a/>", 1L << 30)))),
        Of("zip bomb, four parts of 500 MB", () => Book(
            [.. Enumerable.Range(1, 4)
                .Select(part => ($"xl/sharedStrings{part}.xml", Repeated("<si/>", 500L << 20)))])),
        Of("zip of 60,000 parts", () => Book(
            [.. Enumerable.Range(1, 60_000).Select(part => ($"xl/worksheets/sheet{part}.xml", Repeated("<a/>", 4)))])),
        Of("zip header that announces 2 GB", () => Announced(
            Book(("xl/worksheets/sheet1.xml", Repeated("<a/>", 1L << 20))))),
        Of("entity bomb, ten to the nineteenth", () => Utf8(Entities("&a19;"))),
        Of("entity of 1 MB named 10,000 times", () => Utf8(
            $"<!DOCTYPE kurse [<!ENTITY x \"{new string('x', 1 << 20)}\">]><kurse><kurs><knr>"
            + Many("&x;", Deep) + "</knr></kurs></kurse>")),
        Of("entity from a file", () => Utf8(
            "<!DOCTYPE kurse [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kurse><kurs><knr>&x;</knr></kurs></kurse>")),
        Of("XML nested 10,000 deep", () => Utf8(
            "<veranstaltungen><veranstaltung>" + Many("<text>", Deep) + Many("</text>", Deep)
            + "</veranstaltung></veranstaltungen>")),
        Of("JSON nested 10,000 deep", () => Utf8(
            "{\"veranstaltungen\":{\"veranstaltung\":[{\"text\":" + Many("[", Deep) + Many("]", Deep) + "}]}}")),
        Of("sheet nested 10,000 deep", () => Book(
            ("xl/worksheets/sheet1.xml", new MemoryStream(Utf8(Many("<c>", Deep) + Many("</c>", Deep)))))),
        Streamed("2 GB of one line", "x"),
        Streamed("2 GB of rows", "Kursnummer;Titel;Beginn\r\n"),
        Streamed("2 GB of XML", "<kurse><kurs><knr>1</knr></kurs>"),
        Streamed("2 GB of JSON", "{\"veranstaltungen\":{\"veranstaltung\":[", "{\"guid\":\"1\"},"),
        Streamed("2 GB of calendar", "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nDTSTART:20270101\r\nEND:VEVENT\r\n"),
        Streamed("2 GB of a package", "PK\u0003\u0004"),
    ];

    /// <summary>Gives the file to every reader and measures.</summary>
    public NamedResult Run()
    {
        // Making the file is not reading it.
        var open = Make();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        PeakMemory.Reset();
        var slowest = 0L;
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var read in new Func<Stream, IEnumerable<Finding>>[]
        {
            stream => CourseFiles.Read(stream, Day, ReadingOptions.Default).Findings,
            stream => NewcomerFiles.Read(stream, Day, ReadingOptions.Default).Findings,
            stream => CareFiles.Read(stream, Day, ReadingOptions.Default).Findings,
            stream => TableColumns.Look(stream, ImportSubject.Courses, Day, ReadingOptions.Default).Findings,
        })
        {
            using var stream = open();
            bytes = stream.Length;
            var began = Environment.CpuUsage.TotalTime;
            codes.UnionWith(
                read(stream).Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code));
            slowest = Math.Max(slowest, (long)(Environment.CpuUsage.TotalTime - began).TotalMilliseconds);
        }

        return new NamedResult(Name, bytes, string.Join(' ', codes), (int)slowest, PeakMemory.Megabytes());
    }

    private static NamedInput Of(string name, Func<byte[]> make) => new(name, () =>
    {
        var bytes = make();
        return () => new MemoryStream(bytes, writable: false);
    });

    private static NamedInput Streamed(string name, string start, string? again = null) =>
        new(name, () => () => Repeated(again ?? start, TwoGigabytes, again is null ? "" : start));

    private static RepeatedStream Repeated(string text, long length, string start = "") =>
        new(Encoding.UTF8.GetBytes(start), Encoding.UTF8.GetBytes(text), length);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Entities(string used)
    {
        var text = new StringBuilder("<!DOCTYPE kurse [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 20; level++)
        {
            var ten = Many(FormattableString.Invariant($"&a{level - 1};"), 10);
            text.Append(FormattableString.Invariant($"<!ENTITY a{level} \"{ten}\">"));
        }

        return text.Append("]><kurse><kurs><knr>").Append(used).Append("</knr></kurs></kurse>").ToString();
    }

    private static byte[] Book(params (string Name, Stream Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Prepend(("xl/workbook.xml", Repeated("<workbook/>", 11))))
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                content.CopyTo(part);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Announced(byte[] package)
    {
        ReadOnlySpan<byte> central = "PK\u0001\u0002"u8;
        for (var at = 0; package.AsSpan(at).IndexOf(central) is >= 0 and var found; at += found + central.Length)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(package.AsSpan(at + found + 24), 0x80000000u);
        }

        return package;
    }
}
