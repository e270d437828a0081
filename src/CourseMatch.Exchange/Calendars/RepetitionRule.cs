using System.Globalization;

namespace CourseMatch.Exchange.Calendars;

/// <summary>A repetition as course software writes it: daily or weekly, on given weekdays, ended by a count or a
/// day (the part of RFC 5545 section 3.3.10 that timetables need).</summary>
/// <remarks>What is not understood whole is not read at all: half a timetable is worse than none. Why by hand: decision
/// 0023.</remarks>
internal sealed record RepetitionRule
{
    /// <summary>Most lessons of one repetition: two years of every day.</summary>
    public const int LessonsMax = 730;

    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private bool IsWeekly { get; init; }

    private int Interval { get; init; } = 1;

    private int? Count { get; init; }

    private CalendarMoment? Until { get; init; }

    private IReadOnlySet<DayOfWeek> Days { get; init; } = new HashSet<DayOfWeek>();

    private DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>Reads a rule; null when it is not one of ours or has no end.</summary>
    public static RepetitionRule? Read(string value)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in value.Trim().TrimEnd(';').Split(';'))
        {
            if (part.ToUpperInvariant().Split('=') is not [var name, var text]
                || !parts.TryAdd(name.Trim(), text.Trim()))
            {
                return null;
            }
        }

        var rule = new RepetitionRule();
        var hasFrequency = false;
        foreach (var (name, text) in parts)
        {
            if (rule.With(name.ToUpperInvariant(), text) is not { } next)
            {
                return null;
            }

            rule = next;
            hasFrequency |= name.Equals("FREQ", StringComparison.OrdinalIgnoreCase);
        }

        return hasFrequency && (rule.Count is null ^ rule.Until is null) ? rule : null;
    }

    /// <summary>The clock times of all repetitions, the first included, in order.</summary>
    /// <param name="start">The first.</param>
    /// <returns>Null when there are more than <see cref="LessonsMax"/>.</returns>
    public IReadOnlyList<DateTime>? From(CalendarMoment start)
    {
        var times = new List<DateTime> { start.Clock };
        foreach (var time in Candidates(start.Clock))
        {
            if (times.Count >= (Count ?? int.MaxValue) || IsBehindEnd(start with { Clock = time }))
            {
                return times;
            }

            if (times.Count == LessonsMax)
            {
                return null;
            }

            times.Add(time);
        }

        // Nothing fits on for a whole age: every tenth week on no weekday at all.
        return times;
    }

    /// <summary>Times after the first, without an end but that of patience.</summary>
    private IEnumerable<DateTime> Candidates(DateTime first)
    {
        var stepsMax = LessonsMax * 2;
        if (!IsWeekly)
        {
            for (var step = 1; step <= stepsMax; step++)
            {
                var time = first.AddDays((double)step * Interval);
                if (Days.Count == 0 || Days.Contains(time.DayOfWeek))
                {
                    yield return time;
                }
            }

            yield break;
        }

        var monday = first.AddDays(-(((int)first.DayOfWeek - (int)WeekStart + 7) % 7));
        for (var week = 0; week <= stepsMax; week++)
        {
            for (var day = 0; day < 7; day++)
            {
                var time = monday.AddDays(week * 7.0 * Interval + day);
                var isWanted = Days.Count == 0 ? time.DayOfWeek == first.DayOfWeek : Days.Contains(time.DayOfWeek);
                if (isWanted && time > first)
                {
                    yield return time;
                }
            }
        }
    }

    /// <summary>An end with a time is compared moment by moment, one without by the day.</summary>
    private bool IsBehindEnd(CalendarMoment time) => Until is { } until
        && (until.HasTime && time.HasTime
            ? time.InBerlin > until.InBerlin
            : DateOnly.FromDateTime(time.InBerlin) > DateOnly.FromDateTime(until.InBerlin));

    private RepetitionRule? With(string name, string text) => name switch
    {
        "FREQ" => text is "DAILY" or "WEEKLY" ? this with { IsWeekly = text == "WEEKLY" } : null,
        "INTERVAL" => Whole(text, 52) is { } interval ? this with { Interval = interval } : null,
        "COUNT" => Whole(text, int.MaxValue) is { } count ? this with { Count = count } : null,
        "UNTIL" => CalendarMoment.Read(text, "") is { } until ? this with { Until = until } : null,
        "BYDAY" => DaysOf(text) is { } days ? this with { Days = days } : null,
        "WKST" => DaysOf(text) is { Count: 1 } only ? this with { WeekStart = only.Single() } : null,
        _ => null,
    };

    private static HashSet<DayOfWeek>? DaysOf(string text)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var name in text.Split(','))
        {
            var index = Array.IndexOf(DayNames, name.Trim());
            if (index < 0)
            {
                return null;
            }

            days.Add((DayOfWeek)index);
        }

        return days;
    }

    private static int? Whole(string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= max
            ? number
            : null;
}
