using CourseMatch.Application.Courses;

namespace CourseMatch.Application.Imports.Partial;

/// <summary>What a partial file says about a course that is on file; everything else of the course stays.</summary>
/// <param name="Key">Key of the course within the provider's files.</param>
/// <param name="Line">1-based line of the file.</param>
/// <param name="Minimum">Fewest participants, or null = not said.</param>
/// <param name="Booked">Participants by the provider's count; null = not said, -1 = said to be unknown.</param>
/// <param name="Seats">Seats, or null = not said.</param>
/// <param name="Lessons">Lesson days in order, or null = not said.</param>
public sealed record CourseUpdate(
    string Key, int Line, int? Minimum, int? Booked, int? Seats, IReadOnlyList<Lesson>? Lessons = null)
{
    /// <summary>The course with what the update says.</summary>
    public CourseRecord On(CourseRecord course) => course with
    {
        MinimumToRun = Minimum ?? course.MinimumToRun,
        SeatsBooked = Booked is { } booked ? booked < 0 ? null : booked : course.SeatsBooked,
        Seats = Seats ?? course.Seats,
        Lessons = Lessons ?? course.Lessons,
        Modules = Lessons is { Count: > 0 } days ? Stretched(course.Modules, days) : course.Modules,
    };

    /// <summary>The only module lasts from the first to the last lesson; several keep their days.</summary>
    private static IReadOnlyList<CourseModule> Stretched(
        IReadOnlyList<CourseModule> modules, IReadOnlyList<Lesson> lessons) => modules is [var only]
        ? [only with { Days = new Calendar.DaySpan(lessons[0].Day, lessons[^1].Day) }]
        : modules;
}
