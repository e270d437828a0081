using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Numbers as people in Germany write them: 1.145,00 with dots for thousands and a decimal comma.</summary>
internal static partial class GermanNumbers
{
    /// <summary>Reads a whole number within bounds; "250,0" is one, "2,5" is not.</summary>
    public static Func<string, Parsed<int>> Whole(int smallest, int largest) => text =>
    {
        if (!TryReadGerman(text, out var value) || value != Math.Truncate(value))
        {
            return Remark.Error("CM1206", text);
        }

        return value < smallest || value > largest
            ? Remark.Error("CM1207", text, smallest, largest)
            : (int)value;
    };

    /// <summary>Reads a degree of latitude or longitude; comma or dot.</summary>
    public static Parsed<double> Degrees(string text) =>
        double.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= 180
            ? value
            : Remark.Warning("CM1212", text);

    private static bool TryReadGerman(string text, out decimal value)
    {
        value = 0;
        var match = German().Match(text);
        return match.Success && decimal.TryParse(
            match.Groups["n"].Value.Replace(".", "").Replace(" ", "").Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(
        """
        ^(?:ca\.?\s*)?
        (?<n>[+-]?(?:\d{1,3}(?:[.\ ]\d{3})+|\d{1,9})(?:,\d{1,4})?)
        \s*(?:UE|U\.-?Std\.|Ustd\.?|Std\.?|TN|Plätze|Jahre|J\.|Min\.?|Minuten|€|EUR)?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex German();
}
