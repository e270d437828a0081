using DocumentFormat.OpenXml.Spreadsheet;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>The few cell styles of our spreadsheets, by their index.</summary>
internal static class XlsxStyles
{
    public const uint General = 0;
    public const uint Day = 1;
    public const uint Time = 2;
    public const uint Text = 3;
    public const uint Header = 4;
    public const uint Quoted = 5;

    private const uint TextFormat = 49;
    private const uint DayFormat = 164;
    private const uint TimeFormat = 165;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd\\.mm\\.yyyy" },
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "hh:mm" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = TimeFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, QuotePrefix = true }));
}
