using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CsvHelper;

namespace CourseMatch.Exchange.Tables;

/// <summary>Rows of separated values. Separators: comma, semicolon, tab, bar, or what a first line <c>sep=;</c>
/// says.</summary>
internal sealed class CsvRows : IRows
{
    /// <summary>Most fields of one row; a row of separators alone would be looked up field by field for nothing.
    /// </summary>
    private const int CellsMax = 2_000;

    private readonly SourceFile file;
    private readonly CsvReader reader;
    private bool isAtEnd;

    public CsvRows(SourceFile file)
    {
        this.file = file;
        var options = CsvReaderOptions.Default with
        {
            HasHeader = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = file.Options.LineCharsMax,
            OnMalformedRecord = Report,
        };
        reader = CsvReader.Create(file.Text, options, leaveOpen: true);
    }

    public bool MayRunText => true;

    public (int Line, List<string> Cells)? Read()
    {
        file.Cancellation.ThrowIfCancellationRequested();
        try
        {
            isAtEnd = isAtEnd || !reader.Read() || file.Text.IsRefused;
            if (isAtEnd)
            {
                return null;
            }
        }
        catch (CsvFormatException fault)
        {
            // The only fault left to be thrown: a quote opened and not closed for longer than a record may be.
            file.Log.Add(
                new FindingPlace((int)fault.LineNumber, null), Remark.Error("CM1108", file.Options.LineCharsMax));
            isAtEnd = true;
            return null;
        }

        if (reader.FieldCount > CellsMax)
        {
            file.Log.Add(new FindingPlace((int)reader.LineNumber, null), Remark.Error("CM1118", CellsMax));
            isAtEnd = true;
            return null;
        }

        var cells = new List<string>(reader.FieldCount);
        for (var index = 0; index < reader.FieldCount; index++)
        {
            cells.Add(reader.GetString(index).Trim().TrimStart('\uFEFF'));
        }

        return ((int)reader.LineNumber, cells);
    }

    public void Dispose() => reader.Dispose();

    private void Report(CsvMalformedRecord record)
    {
        // Where the text was refused, an open quote is only what the cut left behind.
        if (file.Text.IsRefused)
        {
            return;
        }

        var remark = record.Reason == CsvMalformedReason.UnterminatedQuote
            ? Remark.Error("CM1108", file.Options.LineCharsMax)
            : Remark.Warning("CM1109");
        file.Log.Add(new FindingPlace((int)record.LineNumber, null), remark);
    }
}
