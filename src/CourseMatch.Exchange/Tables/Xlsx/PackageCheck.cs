using System.IO.Compression;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables.Xlsx;

/// <summary>Looks through a spreadsheet before any library opens it: what it unpacks to, and what it would run or
/// fetch. Nothing that could do harm is left when this is passed.</summary>
/// <remarks>
/// Refused: macros, links to other files and data sources, embedded objects, formulas (a cell's value may be older than
/// its formula), more bytes, parts, cells or nesting than any list has. Cost: every part is unpacked once, nothing is
/// kept.
/// </remarks>
internal sealed class PackageCheck(SourceFile file)
{
    private const int PartsMax = 2_000;
    private const long SmallPartBytesMax = 64L << 20;

    private static readonly string[] Foreign =
        ["xl/externalLinks/", "xl/connections", "xl/queryTables/", "xl/embeddings/", "xl/activeX/", "xl/ctrlProps/"];

    private readonly Dictionary<string, int> lastRows = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last row with a value of every sheet, by the sheet's part.</summary>
    public IReadOnlyDictionary<string, int> LastRows => lastRows;

    /// <summary>Whether the spreadsheet may be opened; if not, the log says why.</summary>
    public bool Pass(byte[] bytes)
    {
        var errors = file.Log.Errors;
        try
        {
            if (PartsIn(bytes) > PartsMax)
            {
                Refuse("CM1022", $"{PartsMax}");
                return false;
            }

            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            CheckNames(zip);
            if (file.Log.Errors == errors)
            {
                CheckParts(zip);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Xml.XmlException or EndOfStreamException
            or NotSupportedException or ArgumentException or OverflowException or IOException)
        {
            Refuse("CM1023", "");
        }

        return file.Log.Errors == errors;
    }

    /// <summary>Parts the package's directory lists, counted without building the list.</summary>
    private static int PartsIn(ReadOnlySpan<byte> bytes) => bytes.Count("PK\u0001\u0002"u8);

    private void CheckNames(ZipArchive zip)
    {
        var names = zip.Entries.Select(entry => entry.FullName).ToArray();
        if (!names.Contains("xl/workbook.xml", StringComparer.OrdinalIgnoreCase))
        {
            var kind = names.Contains("xl/workbook.bin") ? "Excel (XLSB)"
                : names.Contains("content.xml") ? "OpenDocument"
                : names.Any(name => name.StartsWith("word/", StringComparison.Ordinal)) ? "Word"
                : "ZIP";
            file.Log.Add(Remark.Error("CM1004", kind));
            return;
        }

        if (names.Any(name => name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)))
        {
            file.Log.Add(Remark.Error("CM1020"));
        }

        if (names.FirstOrDefault(name => Array.Exists(
            Foreign, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))) is { } foreign)
        {
            file.Log.Add(Remark.Error("CM1021", foreign.Length > 60 ? foreign[..60] : foreign));
        }

        var isTooLarge = zip.Entries.Sum(entry => (decimal)entry.Length) > file.Options.WorkbookBytesUnpackedMax
            || zip.Entries.Any(entry => entry.Length > SmallPartBytesMax && !IsSheet(entry.FullName));
        if (isTooLarge || names.Length != names.Distinct(StringComparer.OrdinalIgnoreCase).Count())
        {
            Refuse("CM1022", $"{file.Options.WorkbookBytesUnpackedMax >> 20} MB");
        }
    }

    private void CheckParts(ZipArchive zip)
    {
        foreach (var entry in zip.Entries.Where(entry => IsMarkup(entry.FullName)))
        {
            using var part = new GuardedPart(entry.Open(), entry.Length, file.Cancellation);
            var scan = new PartScan(file, part, IsSheet(entry.FullName));
            if (!scan.Run())
            {
                return;
            }

            lastRows[entry.FullName] = scan.LastRow;
        }
    }

    private void Refuse(string code, string value) =>
        file.Log.Add(value.Length == 0 ? Remark.Error(code) : Remark.Error(code, value));

    private static bool IsSheet(string name) =>
        name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsMarkup(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
