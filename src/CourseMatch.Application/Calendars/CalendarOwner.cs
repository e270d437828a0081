namespace CourseMatch.Application.Calendars;

/// <summary>Whose calendar: a course, or a newcomer in it.</summary>
/// <param name="Course">The course; null for a newcomer, whose courses may change.</param>
/// <param name="Newcomer">The newcomer, or null.</param>
public sealed record CalendarOwner(CourseId? Course, NewcomerId? Newcomer)
{
    /// <summary>The calendar of a course.</summary>
    public static CalendarOwner Of(CourseId course) => new(course, null);

    /// <summary>The calendar of a newcomer.</summary>
    public static CalendarOwner Of(NewcomerId newcomer) => new(null, newcomer);
}
