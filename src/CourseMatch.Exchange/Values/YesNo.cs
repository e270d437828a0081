using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Yes and no: ja, nein, j, n, x, 1, 0, wahr, falsch; and the "fasle" seen in a public feed.</summary>
internal static class YesNo
{
    private static readonly HashSet<string> Yes = ["ja", "j", "x", "1", "yes", "y", "wahr", "true", "t"];
    private static readonly HashSet<string> No = ["nein", "n", "0", "no", "falsch", "false", "f", "fasle"];

    /// <summary>Reads yes or no.</summary>
    public static Parsed<bool> Read(string text)
    {
        var word = WordText.Of(text).Trim();
        return text.Trim() is "✓" or "✔" or "☑" || Yes.Contains(word)
            ? true
            : No.Contains(word) ? false : Remark.Warning("CM1208", text);
    }
}
