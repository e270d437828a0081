using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseMatch.Exchange.Values;

/// <summary>Days and times as machines write them, with or without an offset; what has one is turned into the time of
/// Berlin.</summary>
internal static partial class StampText
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The day of an xs:date or xs:dateTime ("2027-01-11", "2027-01-11+01:00", "2027-01-10T23:00:00Z"), or
    /// null.</summary>
    public static DateOnly? Day(string text)
    {
        var match = DayAndTime().Match(text);
        if (!match.Success || !DateOnly.TryParseExact(
            match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        if (!match.Groups["time"].Success || !match.Groups["offset"].Success)
        {
            return day;
        }

        return Time(match.Groups["time"].Value) is { } time && Offset(match.Groups["offset"].Value) is { } offset
            && day.Year is > 1 and < 9999
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
                new DateTimeOffset(day.ToDateTime(time), offset), Berlin).DateTime)
            : day;
    }

    /// <summary>The day as our own parsers read it, or the text as it is for them to complain about.</summary>
    public static string? DayOrText(string? text) =>
        text is null ? null : Day(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? text;

    /// <summary>The time of day in Berlin of an xs:time on a day ("08:45", "08:45:00", "08:45:00+01:00"), or null.
    /// </summary>
    public static TimeOnly? Time(string text, DateOnly day)
    {
        var match = TimeAlone().Match(text);
        if (!match.Success || Time(match.Groups["time"].Value) is not { } time)
        {
            return null;
        }

        return match.Groups["offset"].Success && Offset(match.Groups["offset"].Value) is { } offset
            && day.Year is > 1 and < 9999
            ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(
                new DateTimeOffset(day.ToDateTime(time), offset), Berlin).DateTime)
            : time;
    }

    /// <summary>The day in Berlin of a number of milliseconds since 1970, or null.</summary>
    public static DateOnly? OfEpoch(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is > -2_000_000_000_000 and < 8_000_000_000_000
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
                DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), Berlin).DateTime)
            : null;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(
            text.Split('.')[0], ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static TimeSpan? Offset(string text) =>
        text == "Z" ? TimeSpan.Zero
        : TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
          && offset <= TimeSpan.FromHours(14)
            ? text[0] == '-' ? -offset : offset
            : null;

    [GeneratedRegex("""^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>[\d:.]{5,18}))?(?<offset>Z|[+-]\d{2}:\d{2})?$""")]
    private static partial Regex DayAndTime();

    [GeneratedRegex("""^(?<time>[\d:.]{5,18})(?<offset>Z|[+-]\d{2}:\d{2})?$""")]
    private static partial Regex TimeAlone();
}
