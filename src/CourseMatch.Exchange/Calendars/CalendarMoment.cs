using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseMatch.Exchange.Calendars;

/// <summary>A moment of an iCalendar file as it stands there: a clock time and where that clock hangs.</summary>
/// <param name="Clock">Day and time as written; the beginning of the day where there is none.</param>
/// <param name="Zone">Where the clock hangs.</param>
/// <param name="HasTime">A time was written.</param>
internal readonly partial record struct CalendarMoment(DateTime Clock, TimeZoneInfo Zone, bool HasTime)
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The same moment on a clock in Berlin; a day without time stays the day it is.</summary>
    public DateTime InBerlin => HasTime && Zone != Berlin ? Converted() : Clock;

    /// <summary>Reads one value; null when it is none.</summary>
    /// <param name="value">Value, for example <c>20270111T084500</c>.</param>
    /// <param name="parameters">Parameters of its property. A zone nobody knows is taken for Berlin, as is none: that
    /// is where the courses are.</param>
    public static CalendarMoment? Read(string value, string parameters)
    {
        var match = Stamp().Match(value.Trim());
        var hasTime = match.Groups["time"].Success;
        if (!match.Success || !DateTime.TryParseExact(
            match.Groups["day"].Value + (hasTime ? match.Groups["time"].Value : "000000"),
            "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            || clock.Year is < 1990 or > 2200)
        {
            return null;
        }

        var zone = match.Groups["utc"].Success ? TimeZoneInfo.Utc : ZoneOf(parameters) ?? Berlin;
        return new CalendarMoment(clock, zone, hasTime);
    }

    private static TimeZoneInfo? ZoneOf(string parameters) =>
        ZoneName().Match(parameters) is { Success: true } match
            && TimeZoneInfo.TryFindSystemTimeZoneById(match.Groups["zone"].Value, out var zone)
            ? zone
            : null;

    /// <summary>An hour that the change of clocks leaves out is the one after it.</summary>
    private DateTime Converted()
    {
        var clock = Zone.IsInvalidTime(Clock) ? Clock.AddHours(1) : Clock;
        return TimeZoneInfo.ConvertTime(clock, Zone, Berlin);
    }

    [GeneratedRegex("""^(?<day>\d{8})(?:T(?<time>\d{6})(?<utc>Z)?)?$""")]
    private static partial Regex Stamp();

    [GeneratedRegex("""(?:^|;)TZID="?(?<zone>[^";]{1,60})"?""", RegexOptions.IgnoreCase)]
    private static partial Regex ZoneName();
}
