using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules.Children;

/// <summary>One child that somebody must look after during one weekly lesson of a parent.</summary>
/// <param name="Child">The child.</param>
/// <param name="Day">Day of the week.</param>
/// <param name="From">Lesson begins.</param>
/// <param name="To">Lesson ends.</param>
/// <param name="Days">First to last lesson day on which the child needs it.</param>
public sealed record CareDemand(Child Child, DayOfWeek Day, TimeOnly From, TimeOnly To, DaySpan Days)
{
    /// <summary>The lesson with some minutes before and after it.</summary>
    internal CareWindow Window(int minutes) => CareWindow.Around(Child.Id, Day, From, To, minutes, Days);
}

/// <summary>Weekly hours on some days that concern one child; minutes since midnight.</summary>
/// <param name="Child">The child.</param>
/// <param name="Day">Day of the week.</param>
/// <param name="FromMinute">First minute.</param>
/// <param name="ToMinute">Minute after the last.</param>
/// <param name="Days">First to last day.</param>
public readonly record struct CareWindow(ChildId Child, DayOfWeek Day, int FromMinute, int ToMinute, DaySpan Days)
{
    /// <summary>Whether both windows hold the same child at the same moment.</summary>
    public bool Overlaps(CareWindow other) =>
        Child == other.Child && Day == other.Day
        && FromMinute < other.ToMinute && other.FromMinute < ToMinute && Days.Overlaps(other.Days);

    internal static CareWindow Around(
        ChildId child, DayOfWeek day, TimeOnly from, TimeOnly to, int minutes, DaySpan days) =>
        new(child, day, Math.Max(0, Minute(from) - minutes), Math.Min(24 * 60, EndMinute(to) + minutes), days);

    /// <summary>Minutes since midnight.</summary>
    internal static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;

    /// <summary>Minutes since midnight of an end; midnight itself is the end of the day.</summary>
    internal static int EndMinute(TimeOnly to) => to == TimeOnly.MinValue ? 24 * 60 : Minute(to);
}

/// <summary>Who needs care when: a parent's lessons held against each child's need, Kita hours and school.</summary>
internal static class CareDemands
{
    // A weekday that begins or ends within this many days of the whole course belongs to all of it: so a child gets one
    // place for the course, not five that differ by a public holiday.
    private const int FrayedDays = 14;

    /// <summary>The demands of a person in a course; empty when no child needs anybody.</summary>
    /// <param name="household">The person's household, or null.</param>
    /// <param name="lessons">Lessons attended.</param>
    /// <param name="wayMinutes">Minutes between home and course: a Kita must cover them too.</param>
    /// <param name="schoolBegins">First day of school by date of birth.</param>
    internal static List<CareDemand> Of(
        Household? household, LessonPattern lessons, int wayMinutes, Func<DateOnly, DateOnly> schoolBegins)
    {
        var demands = new List<CareDemand>();
        if (household is null || lessons.Weekly.Count == 0)
        {
            return demands;
        }

        var whole = lessons.Days;
        foreach (var child in household.Children)
        {
            if (NeedOf(child, schoolBegins) is not { } need)
            {
                continue;
            }

            foreach (var weekly in lessons.Weekly)
            {
                var last = child.Kita is { } kita && Covers(kita, weekly, wayMinutes) && kita.From <= need.Last
                    ? kita.From.AddDays(-1)
                    : need.Last;
                if (weekly.IsHeldWithin(need.First, last))
                {
                    var own = Straightened(weekly.Days, whole);
                    var days = new DaySpan(Later(own.First, need.First), Earlier(own.Last, last));
                    demands.Add(new CareDemand(child, weekly.Day, weekly.From, weekly.To, days));
                }
            }
        }

        return demands;
    }

    /// <summary>Days on which a child needs somebody, whatever the lessons: stated need, from birth until school.
    /// </summary>
    internal static DaySpan? NeedOf(Child child, Func<DateOnly, DateOnly> schoolBegins)
    {
        if (child.CareNeed is not { } stated)
        {
            return null;
        }

        var first = Later(stated.First, child.BirthDate);
        var last = Earlier(stated.Last, schoolBegins(child.BirthDate).AddDays(-1));
        return first <= last ? new DaySpan(first, last) : null;
    }

    /// <summary>A Kita covers a lesson when it is open, Monday to Friday, from the way there to the way back.</summary>
    internal static bool Covers(KitaPlace kita, WeeklyLesson lesson, int wayMinutes) =>
        lesson.Day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && CareWindow.Minute(kita.Opens) <= CareWindow.Minute(lesson.From) - wayMinutes
        && CareWindow.EndMinute(kita.Closes) >= CareWindow.EndMinute(lesson.To) + wayMinutes;

    private static DaySpan Straightened(DaySpan own, DaySpan whole) => new(
        own.First.DayNumber - whole.First.DayNumber <= FrayedDays ? whole.First : own.First,
        whole.Last.DayNumber - own.Last.DayNumber <= FrayedDays ? whole.Last : own.Last);

    private static DateOnly Later(DateOnly one, DateOnly two) => one > two ? one : two;

    private static DateOnly Earlier(DateOnly one, DateOnly two) => one < two ? one : two;
}
