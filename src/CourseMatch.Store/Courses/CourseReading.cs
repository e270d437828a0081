using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Courses;

/// <summary>Reads all courses with their modules and lessons.</summary>
internal static class CourseReading
{
    private const string CourseRowsSql = """
        select c.course_id, c.provider_id, c.key, c.number, c.title, c.kind, c.site_id, c.seats, c.minimum_to_run,
            c.seats_reserved, c.seats_booked, c.seats_of_others, c.is_women_only, c.is_for_parents, c.mode, c.funding,
            c.state
        from course c
        where c.municipality_id = @municipality
        order by c.course_id
        """;

    private const string ModuleRowsSql = """
        select m.course_id, m.module_number, m.level_step, m.first_day, m.last_day, m.units
        from course_module m
        where m.municipality_id = @municipality
        order by m.course_id, m.module_number
        """;

    private const string LessonRowsSql = """
        select l.course_id, l.day, l.starts, l.ends
        from lesson l
        where l.municipality_id = @municipality
        order by l.course_id, l.lesson_number
        """;

    public static async Task<IReadOnlyList<Course>> ReadAsync(CountyScope scope, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality };
        var modules = (await scope.RowsAsync<ModuleRow>(ModuleRowsSql, values, cancellationToken))
            .ToLookup(row => row.CourseId);
        var lessons = (await scope.RowsAsync<LessonRow>(LessonRowsSql, values, cancellationToken))
            .ToLookup(row => row.CourseId);
        var courses = await scope.RowsAsync<CourseRow>(CourseRowsSql, values, cancellationToken);
        return [.. courses.Select(row => CourseOf(row, modules[row.CourseId], lessons[row.CourseId]))];
    }

    private static Course CourseOf(CourseRow row, IEnumerable<ModuleRow> modules, IEnumerable<LessonRow> lessons) =>
        new(
            row.CourseId,
            row.ProviderId,
            row.Key,
            row.Number,
            row.Title,
            row.Kind,
            row.SiteId,
            [.. modules.Select(module => new CourseModule(
                module.ModuleNumber, module.LevelStep, new DaySpan(module.FirstDay, module.LastDay), module.Units))],
            [.. lessons.Select(lesson => new Lesson(lesson.Day, lesson.Starts, lesson.Ends))],
            row.Seats,
            row.MinimumToRun,
            row.SeatsReserved,
            row.SeatsBooked,
            row.SeatsOfOthers,
            row.IsWomenOnly,
            row.IsForParents,
            row.Mode,
            row.Funding,
            row.State);

    private sealed record CourseRow(
        CourseId CourseId,
        ProviderId ProviderId,
        string Key,
        string Number,
        string Title,
        CourseKind Kind,
        SiteId? SiteId,
        int Seats,
        int MinimumToRun,
        int SeatsReserved,
        int? SeatsBooked,
        int SeatsOfOthers,
        bool IsWomenOnly,
        bool IsForParents,
        CourseMode Mode,
        Funding Funding,
        CourseState State);

    private sealed record ModuleRow(
        CourseId CourseId, int ModuleNumber, Level LevelStep, DateOnly FirstDay, DateOnly LastDay, int Units);

    private sealed record LessonRow(CourseId CourseId, DateOnly Day, TimeOnly? Starts, TimeOnly? Ends);
}
