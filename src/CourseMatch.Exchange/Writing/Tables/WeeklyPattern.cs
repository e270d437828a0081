using System.Globalization;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Lessons that are the same weekdays and hours from the first to the last day, but for some free
/// days.</summary>
internal sealed record WeeklyPattern(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To, string? FreeDays)
{
    private const int FreeSpansMax = 12;

    /// <summary>The pattern, or null when the lessons have none.</summary>
    public static WeeklyPattern? Of(CourseRecord course)
    {
        var lessons = course.Lessons;
        var (first, last) = (course.Modules[0].Days.First, course.Modules[^1].Days.Last);
        if (lessons.Count == 0 || lessons[0] is not { From: { } from, To: { } to }
            || lessons.Any(lesson => lesson.From != from || lesson.To != to
                || lesson.Day < first || lesson.Day > last)
            || lessons.Select(lesson => lesson.Day).Distinct().Count() != lessons.Count)
        {
            return null;
        }

        DayOfWeek[] days = [.. lessons.Select(lesson => lesson.Day.DayOfWeek).Distinct()];
        var held = lessons.Select(lesson => lesson.Day).ToHashSet();
        var free = new List<(DateOnly First, DateOnly Last)>();
        var isInFree = false;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!days.Contains(day.DayOfWeek))
            {
                continue;
            }

            var isFree = !held.Contains(day);
            if (isFree && isInFree)
            {
                free[^1] = (free[^1].First, day);
            }
            else if (isFree)
            {
                free.Add((day, day));
            }

            isInFree = isFree;
        }

        return free.Count > FreeSpansMax ? null : new WeeklyPattern(
            [.. Weekdays.Week.Where(days.Contains)], from, to,
            free.Count == 0 ? null : string.Join(", ", free.Select(Shown)));
    }

    private static string Shown((DateOnly First, DateOnly Last) span) => span.First == span.Last
        ? span.First.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.First:dd.MM.yyyy}-{span.Last:dd.MM.yyyy}");
}
