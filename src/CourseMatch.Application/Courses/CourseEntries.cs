namespace CourseMatch.Application.Courses;

/// <summary>One way into a course: the module entered and the first lesson day attended.</summary>
/// <param name="Course">The course.</param>
/// <param name="Module">The module entered.</param>
/// <param name="Day">First day attended.</param>
/// <param name="UnitsHeld">Units of the module held before that day.</param>
public sealed record CourseEntry(Course Course, CourseModule Module, DateOnly Day, double UnitsHeld);

/// <summary>The ways into a course from a day on: one for each module that is not over.</summary>
/// <remarks>Whether an entry is still in time is for a rule to say (<c>EntersAtModuleStartRule</c>): an explanation
/// shows the late ones too.</remarks>
public static class CourseEntries
{
    private const double MinutesPerUnit = 45;

    /// <summary>Entries in order of days, at least one: when every module is over, the last one with the earliest day,
    /// which lies after its end.</summary>
    /// <param name="course">The course.</param>
    /// <param name="earliest">First day on which somebody could come.</param>
    public static IReadOnlyList<CourseEntry> Of(Course course, DateOnly earliest)
    {
        var entries = new List<CourseEntry>(course.Modules.Count);
        foreach (var module in course.Modules)
        {
            if (FirstDayIn(course, module, earliest) is { } day)
            {
                entries.Add(At(course, module, day));
            }
        }

        return entries.Count > 0 ? entries : [At(course, course.Modules[^1], earliest)];
    }

    /// <summary>An entry on a given day, for example a promised one.</summary>
    public static CourseEntry At(Course course, CourseModule module, DateOnly day) =>
        new(course, module, day, UnitsBefore(course, module, day));

    private static DateOnly? FirstDayIn(Course course, CourseModule module, DateOnly earliest)
    {
        if (module.Days.Last < earliest)
        {
            return null;
        }

        var from = module.Days.First > earliest ? module.Days.First : earliest;
        var hasLessons = false;
        foreach (var lesson in course.Lessons)
        {
            if (module.Days.Contains(lesson.Day))
            {
                hasLessons = true;
                if (lesson.Day >= from)
                {
                    return lesson.Day;
                }
            }
        }

        // Without any lesson day on file the module's own days have to do.
        return hasLessons ? null : from;
    }

    private static double UnitsBefore(Course course, CourseModule module, DateOnly day)
    {
        if (day <= module.Days.First)
        {
            return 0;
        }

        var lessons = course.Lessons.Where(lesson => module.Days.Contains(lesson.Day)).ToList();
        if (lessons.Count == 0)
        {
            var length = module.Days.Last.DayNumber - module.Days.First.DayNumber + 1;
            var held = Math.Min(length, day.DayNumber - module.Days.First.DayNumber);
            return module.Units * (double)held / length;
        }

        var evenShare = module.Units / (double)lessons.Count;
        return lessons.Where(lesson => lesson.Day < day).Sum(lesson => Units(lesson) ?? evenShare);
    }

    private static double? Units(Lesson lesson) =>
        lesson is { From: { } from, To: { } to } ? (to - from).TotalMinutes / MinutesPerUnit : null;
}
