using CourseMatch.Application;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Offers;

/// <summary>Courses that do not take place, people who left the list, providers who take no latecomers: nothing is
/// deleted.</summary>
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

    private const string SetLateEntrySql = """
        update provider p set accepts_late_entry = @isAccepted
        where p.municipality_id = @municipality and lower(p.name) = lower(@provider)
        """;

    public static async Task<bool> SetLateEntryAsync(
        CountyScope scope, string provider, bool? isAccepted, CancellationToken cancellationToken) =>
        await scope.RunAsync(
            SetLateEntrySql,
            new { municipality = scope.Municipality, provider = provider.Trim(), isAccepted },
            cancellationToken) > 0;

    public static Task CancelCourseAsync(CountyScope scope, CourseId course, CancellationToken cancellationToken) =>
        scope.RunAsync(CancelCourseSql, new { municipality = scope.Municipality, course }, cancellationToken);

    public static Task DeactivateAsync(
        CountyScope scope, NewcomerId newcomer, CancellationToken cancellationToken) =>
        scope.RunAsync(DeactivateSql, new { municipality = scope.Municipality, newcomer }, cancellationToken);
}
