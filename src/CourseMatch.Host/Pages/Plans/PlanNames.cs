using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Host.Pages;

/// <summary>Names of people and courses of one county by number.</summary>
internal sealed class PlanNames(County county)
{
    private readonly Dictionary<NewcomerId, Newcomer> newcomers =
        county.Newcomers.ToDictionary(newcomer => newcomer.Id);

    private readonly Dictionary<CourseId, Course> courses = county.Courses.ToDictionary(course => course.Id);

    /// <summary>Name and file reference.</summary>
    public string Person(NewcomerId id) => newcomers.TryGetValue(id, out var newcomer)
        ? $"{newcomer.FamilyName}, {newcomer.GivenName} ({newcomer.Reference})"
        : $"{id.Value}";

    /// <summary>File reference.</summary>
    public string Reference(NewcomerId id) =>
        newcomers.TryGetValue(id, out var newcomer) ? newcomer.Reference : $"{id.Value}";

    /// <summary>Number and title.</summary>
    public string Course(CourseId id) =>
        courses.TryGetValue(id, out var course) ? $"{course.Number} {course.Title}" : $"{id.Value}";
}
