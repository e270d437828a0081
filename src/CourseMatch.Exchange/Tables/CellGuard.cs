using System.Text.RegularExpressions;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Tables;

/// <summary>Keeps out of the records what a spreadsheet would run, and what it left behind when it failed.</summary>
internal static partial class CellGuard
{
    private static readonly string[] SpreadsheetErrors =
        ["#NV", "#N/A", "#WERT!", "#VALUE!", "#BEZUG!", "#REF!", "#NAME?", "#DIV/0!", "#ZAHL!", "#NUM!", "#NULL!"];

    /// <summary>The cell's text, without the apostrophe that marks a cell as text; a remark when it is a formula, an
    /// error of a spreadsheet, or longer than a cell can be.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="charsMax">Longest text kept.</param>
    /// <param name="mayRun">Text that begins like a formula would run as one.</param>
    /// <param name="remark">What is to be said about it.</param>
    public static string Clean(string text, int charsMax, bool mayRun, out Remark? remark)
    {
        remark = null;
        if (text.Length == 0)
        {
            return text;
        }

        if (text.Length > charsMax)
        {
            remark = Remark.Warning("CM1111", text.Length, charsMax);
            return text[..charsMax];
        }

        if (mayRun && IsFormula(text))
        {
            remark = Remark.Error("CM1107", text.Length > 60 ? text[..60] + "…" : text);
        }
        else if (text[0] == '#' && SpreadsheetErrors.Contains(text))
        {
            remark = Remark.Error("CM1112", text);
        }

        return mayRun && text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
    }

    /// <summary>Starts with = + - @ and is neither a number, a telephone number, nor a dash.</summary>
    public static bool IsFormula(string text) => text[0] switch
    {
        '=' or '@' => true,
        '+' or '-' => !HarmlessSign().IsMatch(text),
        _ => false,
    };

    /// <summary>A number or telephone number; dashes alone; a dash as a bullet before words without
    /// operators.</summary>
    [GeneratedRegex("""^(?:[+-]\s*[\d\s.,/()%€-]+|-+|[-+]\s+[^=|!(@"]*)$""")]
    private static partial Regex HarmlessSign();
}
