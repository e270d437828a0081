using System.Text;
using System.Xml;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CourseMatch.Exchange.Tables.Xlsx;

/// <summary>A spreadsheet that was looked through and may be opened.</summary>
internal sealed class Workbook
{
    private const int SheetsMax = 30;

    private readonly SourceFile file;
    private readonly byte[] bytes;
    private readonly int lastRow;

    static Workbook()
    {
        // The library asks for Windows-1252 by its number, also where it reads none.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    }

    private Workbook(SourceFile file, byte[] bytes, int lastRow)
    {
        this.file = file;
        this.bytes = bytes;
        this.lastRow = lastRow;
    }

    /// <summary>Takes the whole file into memory and looks through it; null, with a finding, when it is too large or
    /// holds what is refused.</summary>
    public static Workbook? Open(SourceFile file)
    {
        if (file.Text.TakeBytes(file.Options.WorkbookBytesMax) is not { } bytes)
        {
            file.Log.Add(Remark.Error("CM1002", file.Options.WorkbookBytesMax >> 20));
            return null;
        }

        var check = new PackageCheck(file);
        return check.Pass(bytes)
            ? new Workbook(file, bytes, check.LastRows.Values.DefaultIfEmpty().Max())
            : null;
    }

    /// <summary>The sheet that looks most like a list about the subject; null, with a finding, when the spreadsheet
    /// cannot be opened. The names of other sheets that hold something are said.</summary>
    public Table? Find(ImportSubject subject)
    {
        try
        {
            var (index, others) = BestSheet(subject);
            if (others.Count > 0)
            {
                file.Log.Add(Remark.Note("CM1024", string.Join(", ", others.Take(10))));
            }

            var book = OpenBook();
            for (var sheet = 0; sheet < index; sheet++)
            {
                book.NextResult();
            }

            return new Table(file, new SheetRows(file, book, lastRow, ownsBook: true));
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            file.Log.Add(Remark.Error("CM1023"));
            return null;
        }
    }

    /// <summary>What the library's parser meets in a damaged file. It has no error type of its own for that.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is InvalidDataException or XmlException or ExcelReaderException or FormatException or OverflowException
            or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException
            or KeyNotFoundException or EndOfStreamException or NotSupportedException or InvalidCastException;

    private (int Index, IReadOnlyList<string> Others) BestSheet(ImportSubject subject)
    {
        using var book = OpenBook();
        var sheets = new List<(int Index, string Name, int Score)>();
        for (var index = 0; index < SheetsMax && (index == 0 || book.NextResult()); index++)
        {
            using var table = new Table(file, new SheetRows(file, book, lastRow, ownsBook: false));
            if (table.Head.Count > 0 && book.VisibleState is null or "visible")
            {
                sheets.Add((index, book.Name, TableSubjects.Score(table, file, subject)));
            }
        }

        if (sheets.Count == 0)
        {
            return (0, []);
        }

        var best = sheets.MaxBy(sheet => sheet.Score);
        return (best.Index, [.. sheets.Where(sheet => sheet != best).Select(sheet => sheet.Name)]);
    }

    private IExcelDataReader OpenBook() => ExcelReaderFactory.CreateOpenXmlReader(
        new MemoryStream(bytes, writable: false), new ExcelReaderConfiguration { LeaveOpen = false });
}
