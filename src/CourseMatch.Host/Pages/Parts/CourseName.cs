using System.Globalization;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>How a page names one course to a use case that takes numbers people know and identifiers alike.</summary>
internal static class CourseName
{
    /// <summary>The identifier; the provider's number where another course is known by that very identifier.</summary>
    public static string Of(CountySight sight, Course course)
    {
        var identifier = course.Id.Value.ToString(CultureInfo.InvariantCulture);
        return sight.County.Courses.Any(other => other.Number == identifier) ? course.Number : identifier;
    }
}
