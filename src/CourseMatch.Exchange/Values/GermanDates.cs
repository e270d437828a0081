using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Calendar;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Days as people in Germany write them: 11.01.2027, 1.2.27, 2027-01-11, "Mo, 11.01.2027", "1. März 2027".
/// </summary>
internal static partial class GermanDates
{
    private static readonly string[] Months =
        ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];

    /// <summary>Reads a day; a year of two digits lies within twenty years after <paramref name="reference"/> or
    /// before it.</summary>
    public static Func<string, Parsed<DateOnly>> Near(DateOnly reference) => text => Read(text, reference.Year + 20);

    /// <summary>Reads a day of birth; a year of two digits is never in the future. Registers write 00.00.1992 where
    /// only the year is known: read as 1 January, with a warning.</summary>
    public static Func<string, Parsed<DateOnly>> OfBirth(DateOnly reference) => text =>
    {
        var match = YearOnly().Match(text);
        return match.Success
            ? Parsed<DateOnly>.With(
                new DateOnly(int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), 1, 1),
                Remark.Warning("CM1204", text))
            : Read(text, reference.Year);
    };

    /// <summary>Reads a span "01.03.2027-30.06.2027", "01.03.2027 bis 30.06.2027", or a single day.</summary>
    public static Func<string, Parsed<DaySpan>> SpanNear(DateOnly reference) => text =>
    {
        var ends = SpanSeparator().Split(text.Trim());
        var first = Near(reference)(ends[0]);
        var last = ends.Length == 2 ? Near(reference)(ends[1]) : first;
        if (ends.Length > 2 || !first.IsUnderstood || !last.IsUnderstood)
        {
            return first.Remark ?? last.Remark ?? Remark.Error("CM1201", text);
        }

        return last.Value < first.Value
            ? Remark.Error("CM1213", first.Value, last.Value)
            : new DaySpan(first.Value, last.Value);
    };

    private static Parsed<DateOnly> Read(string text, int yearMax)
    {
        var match = Numeric().Match(text);
        if (!match.Success)
        {
            match = Iso().Match(text);
        }

        if (!match.Success)
        {
            match = Named().Match(text);
        }

        if (!match.Success)
        {
            return Slashed().IsMatch(text) ? Remark.Error("CM1203", text) : Remark.Error("CM1201", text);
        }

        var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["y"].Length == 2)
        {
            year += year + 2000 <= yearMax ? 2000 : 1900;
        }

        var month = match.Groups["n"].Success
            ? Array.IndexOf(Months, match.Groups["n"].Value[..3].ToLowerInvariant()) + 1
            : int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        return year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            ? Remark.Error("CM1202", text)
            : new DateOnly(year, month, day);
    }

    [GeneratedRegex(
        """
        ^(?:[A-Za-z]{2,10}[.,]?\s+)?
        (?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4}|\d{2})(?:\s+0?0:00(?::00)?)?$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Numeric();

    [GeneratedRegex("""^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$""")]
    private static partial Regex Iso();

    [GeneratedRegex(
        """
        ^(?:[A-Za-z]{2,10}[.,]?\s+)?
        (?<d>\d{1,2})\.?\s+(?<n>jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zä]*\.?\s+(?<y>\d{4})$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Named();

    [GeneratedRegex("""^\d{1,4}/\d{1,2}/\d{1,4}$""")]
    private static partial Regex Slashed();

    [GeneratedRegex("""^(?:00\.00\.|0000-)?(?<y>(?:19|20)\d\d)(?:-00-00)?$""")]
    private static partial Regex YearOnly();

    [GeneratedRegex(
        """
        \s+(?:bis|-|–)\s+
        |(?<=\d)\s?[–-]\s?(?=\d{1,2}\.)
        |\s*/\s*(?=\d{4}-)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SpanSeparator();
}
