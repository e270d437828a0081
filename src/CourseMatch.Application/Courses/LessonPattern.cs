using System.Globalization;
using CourseMatch.Application.Calendar;

namespace CourseMatch.Application.Courses;

/// <summary>Lessons that repeat on the same weekday at the same hours.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="From">Begins.</param>
/// <param name="To">Ends.</param>
/// <param name="Dates">The days, ascending, at least one.</param>
public sealed record WeeklyLesson(DayOfWeek Day, TimeOnly From, TimeOnly To, IReadOnlyList<DateOnly> Dates)
{
    /// <summary>First to last day.</summary>
    public DaySpan Days => new(Dates[0], Dates[^1]);

    /// <summary>Whether at least one lesson lies within the days, both included.</summary>
    public bool IsHeldWithin(DateOnly first, DateOnly last)
    {
        foreach (var date in Dates)
        {
            if (date >= first && date <= last)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The lessons from an entry day to the end of the course, folded into weekly hours.</summary>
public sealed class LessonPattern
{
    private LessonPattern(IReadOnlyList<Lesson> lessons)
    {
        Lessons = lessons;
        Weekly =
        [
            .. lessons
                .Where(lesson => lesson.HasHours)
                .GroupBy(lesson => (lesson.Day.DayOfWeek, From: lesson.From!.Value, To: lesson.To!.Value))
                .Select(group => new WeeklyLesson(
                    group.Key.DayOfWeek, group.Key.From, group.Key.To, [.. group.Select(lesson => lesson.Day).Order()]))
                .OrderBy(weekly => ((int)weekly.Day + 6) % 7)
                .ThenBy(weekly => weekly.From)
                .ThenBy(weekly => weekly.To),
        ];
        AreHoursKnown = lessons.Count > 0 && lessons.All(lesson => lesson.HasHours);
        var (even, odd) = (WeekGrid.Empty, WeekGrid.Empty);
        foreach (var weekly in Weekly)
        {
            if (weekly.Dates.Any(IsEvenWeek))
            {
                even = even.WithTouched(weekly.Day, weekly.From, weekly.To);
            }

            if (weekly.Dates.Any(date => !IsEvenWeek(date)))
            {
                odd = odd.WithTouched(weekly.Day, weekly.From, weekly.To);
            }
        }

        Hours = new Availability(even, odd);
    }

    /// <summary>Lessons in order, those without hours included.</summary>
    public IReadOnlyList<Lesson> Lessons { get; }

    /// <summary>Weekly hours, Monday first.</summary>
    public IReadOnlyList<WeeklyLesson> Weekly { get; }

    /// <summary>First to last lesson day with hours.</summary>
    /// <exception cref="InvalidOperationException">There is no such lesson.</exception>
    public DaySpan Days => new(Weekly.Min(weekly => weekly.Days.First), Weekly.Max(weekly => weekly.Days.Last));

    /// <summary>Every lesson is on file with its hours.</summary>
    public bool AreHoursKnown { get; }

    /// <summary>Quarter hours in class, by even and odd calendar weeks.</summary>
    public Availability Hours { get; }

    /// <summary>The lessons of a course from a day on.</summary>
    public static LessonPattern From(Course course, DateOnly day) =>
        new([.. course.Lessons.Where(lesson => lesson.Day >= day)]);

    private static bool IsEvenWeek(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == 0;
}
