using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>A table, for the partial <c>_Table</c> and for export: what is shown is what is exported.</summary>
/// <param name="Caption">What the table lists.</param>
/// <param name="Headers">Column headings.</param>
/// <param name="Rows">Cells by row, as many as there are headings.</param>
internal sealed record PageTable(
    string Caption, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>What to say when there are no rows.</summary>
    public string? Empty { get; init; }

    /// <summary>A heading before the table says already what it lists; the caption is for those who do not see it.
    /// </summary>
    public bool HasHeading { get; init; }

    /// <summary>Address of the same table as a file, or null.</summary>
    public string? ExportAddress { get; init; }

    /// <summary>The table as a file: UTF-8 with mark, semicolons, no cell that could run as a formula.</summary>
    public byte[] ToCsv()
    {
        using var stream = new MemoryStream();
        new Sheet(Caption, Headers, Rows.Select(row => row.Select(cell => (object?)cell.Text).ToArray()))
            .Write(stream, SheetFormat.Csv);
        return stream.ToArray();
    }
}

/// <summary>One cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Link">Where it leads, or null.</param>
internal sealed record Cell(string Text, string? Link = null)
{
    /// <summary>A number: right-aligned.</summary>
    public bool IsNumber { get; init; }

    /// <summary>A badge of KERN around the text: info, success, warning or danger. The text itself says the state; the
    /// colour only repeats it.</summary>
    public string? Badge { get; init; }

    /// <summary>A form's button instead of the text: value sent as <c>id</c> to a handler of the page.</summary>
    public CellAction? Action { get; init; }

    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A button in a row.</summary>
/// <param name="Handler">Handler of the page.</param>
/// <param name="Id">Value sent as <c>id</c>.</param>
/// <param name="Label">What it says.</param>
/// <param name="About">What it is about, for people who do not see the row.</param>
internal sealed record CellAction(string Handler, string Id, string Label, string About);
