using CourseMatch.Application.Calendar;

namespace CourseMatch.Host.Sample;

/// <summary>When the sample's people can be in class.</summary>
internal sealed class SampleTimes(SampleChance chance)
{
    private static readonly DayOfWeek[] Workdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly WeekGrid Mornings = Week(Workdays, 7.0, 13.5);
    private static readonly WeekGrid Afternoons = Week(Workdays, 12.5, 18.0);
    private static readonly WeekGrid Days = Week(Workdays, 7.0, 18.0);
    private static readonly WeekGrid Evenings = Week(Workdays, 17.0, 22.0);
    private static readonly WeekGrid LateOnly = Week(Workdays, 19.5, 22.0);
    private static readonly WeekGrid Weekend = Week([DayOfWeek.Saturday], 8.0, 17.0);

    /// <summary>Somebody who looks after small children has mornings, or whatever the partner leaves.</summary>
    public Availability OfParent() => chance.Pick(
        (Availability.EveryWeek(Mornings), 44),
        (Availability.EveryWeek(Days), 32),
        (Availability.Always, 10),
        (Availability.EveryWeek(Evenings), 6),
        (Availability.EveryWeek(Afternoons), 4),
        (Availability.EveryWeek(Week(Workdays, 9.0, 11.5)), 2));

    /// <summary>Everybody else: free, at work, or on shifts.</summary>
    public Availability OfOthers() => chance.Pick(
        (Availability.Always, 38),
        (Availability.EveryWeek(Days), 31),
        (Availability.EveryWeek(Mornings), 12),
        (Availability.EveryWeek(Evenings), 8),
        (Availability.EveryWeek(Afternoons), 3),
        (Availability.EveryWeek(Weekend), 2),
        (new Availability(Mornings, Afternoons), 3),
        (new Availability(Days, Evenings), 2),
        (Availability.EveryWeek(LateOnly), 1));

    private static WeekGrid Week(IEnumerable<DayOfWeek> days, double from, double to) => days.Aggregate(
        WeekGrid.Empty, (week, day) => week.With(day, Clock(from), Clock(to)));

    private static TimeOnly Clock(double hours) => TimeOnly.MinValue.AddMinutes(hours * 60);
}
