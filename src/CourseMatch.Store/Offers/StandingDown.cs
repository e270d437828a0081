using CourseMatch.Application;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Offers;

/// <summary>Courses that do not take place and people who left the list: nothing is deleted.</summary>
internal static class StandingDown
{
    private const string CancelCourseSql = """
        update course c set state = 'cancelled'
        where c.municipality_id = @municipality and c.course_id = @course
        """;

    private const string DeactivateSql = """
        update newcomer n set is_active = false
        where n.municipality_id = @municipality and n.newcomer_id = @newcomer
        """;

    public static Task CancelCourseAsync(CountyScope scope, CourseId course, CancellationToken cancellationToken) =>
        scope.RunAsync(CancelCourseSql, new { municipality = scope.Municipality, course }, cancellationToken);

    public static Task DeactivateAsync(
        CountyScope scope, NewcomerId newcomer, CancellationToken cancellationToken) =>
        scope.RunAsync(DeactivateSql, new { municipality = scope.Municipality, newcomer }, cancellationToken);
}
