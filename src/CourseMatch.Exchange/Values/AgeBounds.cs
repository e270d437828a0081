using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Ages of a care group in months: "1", "1,5", "18 Monate", "2 Jahre 6 Monate".</summary>
/// <remarks>
/// "bis 5 Jahre" takes in the five-year-olds, up to the day before the sixth birthday; "bis 30 Monate" the month of the
/// thirtieth. "unter 3" ends before the third birthday.
/// </remarks>
internal static partial class AgeBounds
{
    /// <summary>Youngest age, inclusive.</summary>
    public static Parsed<int> From(string text) => Read(text, out _);

    /// <summary>Oldest age as lists say it, inclusive; given as the first age that is too old.</summary>
    public static Parsed<int> To(string text)
    {
        var months = Read(text, out var isWholeYears);
        return !months.IsUnderstood ? months.Remark! : isWholeYears ? months.Value + 12 : months.Value + 1;
    }

    /// <summary>First age that is too old.</summary>
    public static Parsed<int> Below(string text) => Read(text, out _);

    private static Parsed<int> Read(string text, out bool isWholeYears)
    {
        isWholeYears = false;
        var match = Age().Match(text);
        if (!match.Success)
        {
            return Remark.Error("CM1510", text);
        }

        if (match.Groups["years"].Success)
        {
            var years = decimal.Parse(
                match.Groups["years"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            var extra = match.Groups["extra"].Success
                ? int.Parse(match.Groups["extra"].ValueSpan, CultureInfo.InvariantCulture)
                : 0;
            isWholeYears = years == Math.Truncate(years) && extra == 0;
            return (int)Math.Round(years * 12) + extra;
        }

        return int.Parse(match.Groups["months"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        """
        ^(?:
          (?<months>\d{1,3})\s*(?:M\.?|Mon\.?|Monate?)
          |(?<years>\d{1,2}(?:[,.]\d{1,2})?)\s*(?:J\.?|Jahren?|Jahr)?
           (?:\s*(?:und\s*)?(?<extra>\d{1,2})\s*(?:M\.?|Mon\.?|Monate?))?
        )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Age();
}
