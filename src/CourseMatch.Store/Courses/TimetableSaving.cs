using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Courses;

/// <summary>Brings the modules and lessons of courses to what the file says.</summary>
/// <remarks>Lessons are most of the rows of a county and seldom change, while participant numbers change every night:
/// only courses whose lessons differ are written anew.</remarks>
internal static class TimetableSaving
{
    private const string RemoveModulesSql = """
        delete from course_module m
        where m.municipality_id = @municipality and m.course_id = any(@courses::int[])
        """;

    private const string AddModulesSql = """
        insert into course_module (municipality_id, course_id, module_number, level_step, first_day, last_day, units)
        select @municipality, r.course_id, r.module_number, r.level_step, r.first_day, r.last_day, r.units
        from unnest(@courses::int[], @numbers::int[], @levels::int[], @firstDays::date[], @lastDays::date[],
            @units::int[]) as r (course_id, module_number, level_step, first_day, last_day, units)
        """;

    private const string RemoveLessonsSql = """
        delete from lesson l
        where l.municipality_id = @municipality and l.course_id = any(@courses::int[])
        """;

    private const string AddLessonsSql = """
        insert into lesson (municipality_id, course_id, lesson_number, day, starts, ends)
        select @municipality, r.course_id, r.lesson_number, r.day, r.starts, r.ends
        from unnest(@courses::int[], @numbers::int[], @days::date[], @starts::time[], @ends::time[])
            as r (course_id, lesson_number, day, starts, ends)
        """;

    private const string KnownLessonRowsSql = """
        select l.course_id, l.day, l.starts, l.ends
        from lesson l
        where l.municipality_id = @municipality and l.course_id = any(@courses::int[])
        order by l.course_id, l.lesson_number
        """;

    /// <summary>Lessons sent in one statement: keeps memory flat when a whole county is loaded at once.</summary>
    private const int LessonsAtOnce = 100_000;

    public static async Task SaveAsync(
        CountyScope scope,
        IReadOnlyList<(int Course, CourseRecord Record)> courses,
        CancellationToken cancellationToken)
    {
        var values = new
        {
            municipality = scope.Municipality,
            courses = courses.Select(course => course.Course).ToArray(),
        };
        await scope.RunAsync(RemoveModulesSql, values, cancellationToken);
        await AddModulesAsync(
            scope,
            [.. courses.SelectMany(course => course.Record.Modules, (course, module) => (course.Course, module))],
            cancellationToken);
        var known = (await scope.RowsAsync<KnownLessonRow>(KnownLessonRowsSql, values, cancellationToken))
            .ToLookup(row => row.CourseId, row => new Lesson(row.Day, row.Starts, row.Ends));
        await ReplaceLessonsAsync(
            scope,
            [.. courses.Where(course => !known[course.Course].SequenceEqual(course.Record.Lessons))],
            cancellationToken);
    }

    private static Task AddModulesAsync(
        CountyScope scope,
        IReadOnlyList<(int Course, CourseModule Module)> rows,
        CancellationToken cancellationToken) => scope.RunAsync(
            AddModulesSql,
            new
            {
                municipality = scope.Municipality,
                courses = rows.Select(row => row.Course).ToArray(),
                numbers = rows.Select(row => row.Module.Number).ToArray(),
                levels = rows.Select(row => row.Module.Level.Step).ToArray(),
                firstDays = rows.Select(row => row.Module.Days.First).ToArray(),
                lastDays = rows.Select(row => row.Module.Days.Last).ToArray(),
                units = rows.Select(row => row.Module.Units).ToArray(),
            },
            cancellationToken);

    private static async Task ReplaceLessonsAsync(
        CountyScope scope,
        IReadOnlyList<(int Course, CourseRecord Record)> courses,
        CancellationToken cancellationToken)
    {
        await scope.RunAsync(
            RemoveLessonsSql,
            new
            {
                municipality = scope.Municipality,
                courses = courses.Select(course => course.Course).ToArray(),
            },
            cancellationToken);
        var all = courses.SelectMany(course => course.Record.Lessons.Select(
            (lesson, index) => (course.Course, Number: index + 1, Lesson: lesson)));
        foreach (var rows in all.Chunk(LessonsAtOnce))
        {
            await scope.RunAsync(
                AddLessonsSql,
                new
                {
                    municipality = scope.Municipality,
                    courses = rows.Select(row => row.Course).ToArray(),
                    numbers = rows.Select(row => row.Number).ToArray(),
                    days = rows.Select(row => row.Lesson.Day).ToArray(),
                    starts = rows.Select(row => row.Lesson.From).ToArray(),
                    ends = rows.Select(row => row.Lesson.To).ToArray(),
                },
                cancellationToken);
        }
    }

    private sealed record KnownLessonRow(int CourseId, DateOnly Day, TimeOnly? Starts, TimeOnly? Ends);
}
