using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Law;

namespace CourseMatch.Exchange;

/// <summary>Bounds and habits of reading; the defaults suit every file seen so far.</summary>
/// <remarks>Every bound gives a finding when it is passed, never an exception and never more memory.</remarks>
public sealed record ReadingOptions
{
    /// <summary>The defaults.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>Largest file in bytes.</summary>
    /// <value>Default 256 MiB; the largest real catalogue known has 49 MB.</value>
    public long BytesMax { get; init; } = 256L << 20;

    /// <summary>Longest line of a table, or stretch of XML without a tag, in characters.</summary>
    /// <value>Default 1 Mi characters.</value>
    public int LineCharsMax { get; init; } = 1 << 20;

    /// <summary>Longest cell or XML text in characters; what is longer is cut with a warning.</summary>
    /// <value>Default 32,767: no spreadsheet cell holds more.</value>
    public int CellCharsMax { get; init; } = 32_767;

    /// <summary>Most rows or courses of one file.</summary>
    /// <value>Default 100,000.</value>
    public int RowsMax { get; init; } = 100_000;

    /// <summary>Most lessons of all courses of a file together: a short row can stand for years of them.</summary>
    /// <value>Default 2,000,000; a county has some ten thousand.</value>
    public int LessonsMax { get; init; } = 2_000_000;

    /// <summary>Deepest nesting of XML elements.</summary>
    /// <value>Default 32; KuferSQL needs 5.</value>
    public int DepthMax { get; init; } = 32;

    /// <summary>Findings listed one by one; the rest is counted.</summary>
    /// <value>Default 2,000.</value>
    public int FindingsMax { get; init; } = 2_000;

    /// <summary>The file holds everything of its source, so what is missing was withdrawn.</summary>
    /// <value>Default true; false for a partial list.</value>
    public bool IsFull { get; init; } = true;

    /// <summary>Which header of a table means which field, where the known words do not say it.</summary>
    /// <value>Default none.</value>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>In KURSNET files of integration and vocational courses the minimum of participants holds the booked
    /// number.</summary>
    /// <value>Default false: it is the minimum.</value>
    public bool MinimumIsBooked { get; init; }

    /// <summary>Largest spreadsheet in bytes, as it lies in the file: it is held in memory while it is read.</summary>
    /// <value>Default 32 MiB; 100,000 rows of forty columns have some 20.</value>
    public int WorkbookBytesMax { get; init; } = 32 << 20;

    /// <summary>Largest spreadsheet in bytes, unpacked.</summary>
    /// <value>Default 160 MiB.</value>
    public long WorkbookBytesUnpackedMax { get; init; } = 160L << 20;

    /// <summary>Numbers from law: when children start school, from when on they need no care beside a course.</summary>
    /// <value>Default the law book that comes with the program.</value>
    public LegalLimits Law { get; init; } = LawBook.BuiltIn.Limits;
}
