using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using ExcelDataReader;

namespace CourseMatch.Exchange.Tables.Xlsx;

/// <summary>Rows of one sheet, with their line as the spreadsheet shows it.</summary>
/// <param name="file">The file.</param>
/// <param name="book">The spreadsheet, opened, standing before the sheet.</param>
/// <param name="lastRow">The last row with a value.</param>
/// <param name="ownsBook">Whether the spreadsheet is closed with the rows.</param>
internal sealed class SheetRows(SourceFile file, IExcelDataReader book, int lastRow, bool ownsBook) : IRows
{
    private int line;
    private bool isAtEnd;

    /// <summary>Formulas stand apart from text, and were refused before.</summary>
    public bool MayRunText => false;

    public (int Line, List<string> Cells)? Read()
    {
        file.Cancellation.ThrowIfCancellationRequested();
        if (isAtEnd || line >= lastRow)
        {
            return null;
        }

        try
        {
            while (line < lastRow && book.Read())
            {
                line++;
                var cells = new List<string>(book.FieldCount);
                for (var index = 0; index < book.FieldCount; index++)
                {
                    cells.Add(CellText.Of(book.GetValue(index)));
                }

                // Formatted cells without a value reach far to the right.
                var used = cells.FindLastIndex(cell => cell.Length > 0) + 1;
                cells.RemoveRange(used, cells.Count - used);
                if (cells.Count > 0)
                {
                    return (line, cells);
                }
            }
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            file.Log.Add(Remark.Error("CM1023"));
        }

        isAtEnd = true;
        return null;
    }

    public void Dispose()
    {
        if (ownsBook)
        {
            book.Dispose();
        }
    }
}
