using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>A span of a day; an end of 00:00 means midnight.</summary>
internal readonly record struct TimeSpanOfDay(TimeOnly From, TimeOnly To)
{
    /// <summary>From 00:00 to 00:00. No lesson takes that long: lists write so where hours are unknown.</summary>
    public bool IsWholeDay => From == To;
}

/// <summary>Times as people in Germany write them: "08:45", "8.45", "9 Uhr", "12.15 Uhr", "17h", "24:00".</summary>
internal static partial class GermanTimes
{
    /// <summary>Reads a time of day; 24:00 is midnight, 00:00.</summary>
    public static Parsed<TimeOnly> Read(string text)
    {
        var match = Time().Match(text);
        return match.Success && TimeOf(match) is { } time ? time : Remark.Warning("CM1205", text);
    }

    /// <summary>Reads "08:45-13:00", "8.45 bis 13 Uhr".</summary>
    public static Parsed<TimeSpanOfDay> ReadSpan(string text)
    {
        var match = Span().Match(text);
        if (!match.Success
            || TimeOf(Time().Match(match.Groups["from"].Value)) is not { } from
            || TimeOf(Time().Match(match.Groups["to"].Value)) is not { } to)
        {
            return Remark.Warning("CM1205", text);
        }

        return from < to || to == TimeOnly.MinValue ? new TimeSpanOfDay(from, to) : Remark.Warning("CM1214", from, to);
    }

    /// <summary>Reads hours in which somebody looks after children, a whole day only where it is written as one (0-24
    /// Uhr): 00:00-00:00 is what programs write that know no hours, and no child may rely on that.</summary>
    public static Parsed<TimeSpanOfDay> ReadOpening(string text)
    {
        var span = ReadSpan(text);
        return span is { IsUnderstood: true, Value.IsWholeDay: true } && !IsEndOfDay(text)
            ? Remark.Warning("CM1214", span.Value.From, span.Value.To)
            : span;
    }

    /// <summary>Whether an end at midnight is written as the end of a day, not as its beginning.</summary>
    public static bool IsEndOfDay(string? text) => text?.Contains("24", StringComparison.Ordinal) == true;

    private static TimeOnly? TimeOf(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success
            ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        return (hour, minute) switch
        {
            (24, 0) => TimeOnly.MinValue,
            ( < 24, < 60) => new TimeOnly(hour, minute),
            _ => null,
        };
    }

    [GeneratedRegex(
        """
        ^\s*(?<h>\d{1,2})(?:\s?[:.]\s?(?<m>\d{2})(?::00)?)?\s*(?:Uhr|h)?\.?\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Time();

    [GeneratedRegex(
        """
        ^(?:von\s+)?(?<from>[\d:.\ ]+(?:Uhr|h)?)\s*(?:-|–|bis)\s*(?<to>[\d:.\ ]+(?:Uhr|h)?)$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Span();
}
