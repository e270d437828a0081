using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;

namespace CourseMatch.Application.Calendars;

/// <summary>The lessons of a course as entries of a calendar.</summary>
internal static class CourseSessions
{
    /// <summary>One entry a lesson from a day on, all cancelled where the course does not take place.</summary>
    /// <param name="county">The county.</param>
    /// <param name="course">The course.</param>
    /// <param name="from">First day attended.</param>
    public static IEnumerable<CalendarEntry> Of(County county, Course course, DateOnly from)
    {
        var site = county.Sites.FirstOrDefault(one => one.Id == course.Site);
        var address = site?.Address;
        var town = string.Join(' ', new[] { address?.Postcode, address?.Town }.OfType<string>());
        var place = string.Join(", ", new[] { site?.Name, address?.Street, town.Length > 0 ? town : null }
            .OfType<string>().Distinct());
        var isCancelled = course.State is CourseState.Cancelled or CourseState.Withdrawn;
        foreach (var day in course.Lessons.Where(lesson => lesson.Day >= from).GroupBy(lesson => lesson.Day))
        {
            var number = 0;
            foreach (var lesson in day.OrderBy(lesson => lesson.From))
            {
                number++;
                var uid = FormattableString.Invariant(
                    $"course-{county.Municipality.Value}-{course.Id.Value}-{lesson.Day:yyyyMMdd}")
                    + (number > 1 ? FormattableString.Invariant($"-{number}") : "") + "@coursematch";
                yield return new CalendarEntry(
                    uid, course.Key, lesson.Day, lesson.From, lesson.To, $"{course.Number} {course.Title}",
                    place.Length > 0 ? place : null, address?.Point, 0, isCancelled, default);
            }
        }
    }
}
