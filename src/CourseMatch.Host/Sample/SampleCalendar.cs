using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;

namespace CourseMatch.Host.Sample;

/// <summary>Weekly hours a sample course is taught in.</summary>
internal sealed record SampleHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    private static readonly DayOfWeek[] Workdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Full time in the morning, five units a day.</summary>
    public static readonly SampleHours Morning = new(Workdays, new(8, 30), new(12, 30));

    /// <summary>Part time in the morning, four units on four days.</summary>
    public static readonly SampleHours ShortMorning = new(Workdays[..4], new(9, 0), new(12, 15));

    public static readonly SampleHours Afternoon = new(Workdays[..4], new(13, 30), new(17, 30));

    public static readonly SampleHours Evening =
        new([DayOfWeek.Tuesday, DayOfWeek.Thursday], new(18, 0), new(21, 15));

    public static readonly SampleHours Saturday = new([DayOfWeek.Saturday], new(9, 0), new(14, 0));

    /// <summary>Morning and afternoon, for intensive courses.</summary>
    public static readonly SampleHours LongDay = new(Workdays, new(8, 30), new(14, 45));

    /// <summary>Units of 45 minutes a day; breaks are the remainder.</summary>
    public int Units => (int)((To - From).TotalMinutes / 45);
}

/// <summary>Days of the sample, counted from the week of its start day, so that it is always fresh.</summary>
internal sealed class SampleCalendar(DateOnly day)
{
    /// <summary>The day the sample is made for.</summary>
    public DateOnly Day { get; } = day;

    /// <summary>Monday of this week.</summary>
    public DateOnly Monday { get; } = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Monday some weeks from this one.</summary>
    public DateOnly Week(int weeks) => Monday.AddDays(7 * weeks);

    /// <summary>Modules one after the other, laid out in weekly hours; no lessons between Christmas and Epiphany.
    /// </summary>
    public (IReadOnlyList<CourseModule> Modules, IReadOnlyList<Lesson> Lessons) Lay(
        DateOnly first, SampleHours hours, IReadOnlyList<(Level Level, int Units)> plan)
    {
        var modules = new List<CourseModule>();
        var lessons = new List<Lesson>();
        var next = first;
        foreach (var (level, units) in plan)
        {
            var begin = lessons.Count;
            for (var left = units; left > 0; left -= hours.Units)
            {
                while (!hours.Days.Contains(next.DayOfWeek) || IsFree(next))
                {
                    next = next.AddDays(1);
                }

                lessons.Add(new Lesson(next, hours.From, hours.To));
                next = next.AddDays(1);
            }

            var days = new DaySpan(lessons[begin].Day, lessons[^1].Day);
            modules.Add(new CourseModule(modules.Count + 1, level, days, units));
        }

        return (modules, lessons);
    }

    private static bool IsFree(DateOnly day) => (day.Month, day.Day) is (12, >= 24) or (1, <= 6);
}
