using System.Globalization;

namespace CourseMatch.Application.Calendar;

/// <summary>When a person can be in class: two weekly grids, for even and odd calendar weeks.</summary>
/// <remarks>
/// Shift workers alternate by ISO 8601 week number; for everybody else both grids are equal. After a year of 53 weeks
/// two odd weeks follow each other: an employer's own rhythm then needs a new entry, which no rule of ours can know.
/// </remarks>
public sealed record Availability(WeekGrid EvenWeeks, WeekGrid OddWeeks)
{
    /// <summary>The same week, every week.</summary>
    public static Availability EveryWeek(WeekGrid week) => new(week, week);

    /// <summary>Free at any time.</summary>
    public static Availability Always { get; } = EveryWeek(WeekGrid.Full);

    /// <summary>Whether the two weeks differ.</summary>
    public bool Alternates => !EvenWeeks.Equals(OddWeeks);

    /// <summary>The grid that holds on a day.</summary>
    public WeekGrid WeekOf(DateOnly day) =>
        ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == 0 ? EvenWeeks : OddWeeks;

    /// <summary>Whether the whole span of the day is free.</summary>
    public bool Covers(DateOnly day, TimeOnly from, TimeOnly to) => WeekOf(day).Covers(day.DayOfWeek, from, to);
}
