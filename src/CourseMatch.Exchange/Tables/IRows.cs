namespace CourseMatch.Exchange.Tables;

/// <summary>Rows of a table, whatever holds them; faults go to the file's log.</summary>
internal interface IRows : IDisposable
{
    /// <summary>Text that begins like a formula is one as soon as a spreadsheet opens the file.</summary>
    bool MayRunText { get; }

    /// <summary>The next row with its 1-based line, cells trimmed; null at the end or after a fault.</summary>
    (int Line, List<string> Cells)? Read();
}
