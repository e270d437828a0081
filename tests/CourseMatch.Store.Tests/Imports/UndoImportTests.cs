using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Imports;

/// <summary>An import taken back leaves every row as it was before: compared row by row in every table.</summary>
public sealed class UndoImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CourseRecord[] Five => [.. Enumerable.Range(1, 5).Select(number => Some.Course($"K{number}"))];

    [Fact]
    public async Task The_first_file_of_a_provider_leaves_nothing_behind()
    {
        var scene = await ImportScene.MakeAsync(database);
        var empty = await scene.RowsAsync();
        var courses = await scene.InsistAsync(scene.ImportAsync(Five));
        var care = await scene.InsistAsync(scene.ImportAsync(Some.CareGroup("G1"), Some.CareGroup("G2")));
        var people = await scene.InsistAsync(scene.ImportAsync(
            Some.Newcomer("A", "H", Some.Child(new(2024, 6, 1))), Some.Newcomer("B", "H"), Some.Newcomer("C")));

        await UndoneAsync(scene, people.Id);
        await UndoneAsync(scene, care.Id);
        await UndoneAsync(scene, courses.Id);

        Assert.Equal(empty, await scene.RowsAsync());
        Assert.All(
            await scene.Store.ImportsAsync(scene.County.Municipality, null, 10, default),
            import => Assert.Equal((ImportState.Undone, "Herr Muster"), (import.State, import.DecidedBy)));
    }

    [Fact]
    public async Task Changed_withdrawn_and_new_courses_are_as_before_with_lessons_modules_seats_and_sites()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Five);
        var before = await scene.RowsAsync();
        var changed = Five[0] with
        {
            Seats = 7,
            Site = Some.Site("Neues Haus"),
            Lessons = [.. Five[0].Lessons, new Application.Courses.Lesson(Some.End, null, null)],
            Modules =
            [
                .. Five[0].Modules,
                new Application.Courses.CourseModule(2, new(2), new DaySpan(Some.End, Some.End.AddDays(30)), 100),
            ],
        };

        var import = await scene.InsistAsync(scene.ImportAsync(
            changed, Five[1] with { Seats = 30 }, Five[2], Five[3], Some.Course("K9", seats: 4)));
        Assert.NotEqual(before, await scene.RowsAsync());
        await UndoneAsync(scene, import.Id);

        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task People_households_and_children_are_as_before()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(
            Some.Newcomer("A", "H", Some.Child(new(2024, 6, 1), isEstimated: true)),
            Some.Newcomer("B", "H"),
            Some.Newcomer("C", null, Some.Child(new(2023, 1, 1))),
            Some.Newcomer("D"));
        var before = await scene.RowsAsync();

        // A moves out with the child, whose estimated date drifts; B and D swap references; C is gone; E is new.
        var import = await scene.InsistAsync(scene.ImportAsync(
            Some.Newcomer("A", "H2", Some.Child(new(2024, 8, 1), isEstimated: true), Some.Child(new(2026, 1, 2))),
            Some.Newcomer("B") with { Newcomer = Some.Person("AZ-D") },
            Some.Newcomer("D") with { Newcomer = Some.Person("AZ-B") },
            Some.Newcomer("E", "H")));
        Assert.NotEqual(before, await scene.RowsAsync());
        await UndoneAsync(scene, import.Id);

        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task Care_groups_and_their_sessions_are_as_before_and_drafts_made_since_are_gone()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Five);
        await scene.ImportAsync(Some.Newcomer("A"));
        await scene.ImportAsync(Some.CareGroup("G1"), Some.CareGroup("G2"));
        var before = await scene.RowsAsync();
        var import = await scene.InsistAsync(scene.ImportAsync(
            Some.CareGroup("G1") with { Sessions = [Some.CareGroup("G1").Sessions[0] with { Places = 2 }] },
            Some.CareGroup("G3") with { CourseNumbers = ["K1"] }));
        var county = await scene.County.ReadAsync();
        await scene.County.AddDraftAsync([Some.Placement(county.Newcomers[0].Id, county.Courses[0].Id)]);

        Assert.Equal(1, (await UndoneAsync(scene, import.Id)).DraftsRemoved);

        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task Seats_promised_before_the_import_keep_their_numbers()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Five);
        await scene.ImportAsync(Some.Newcomer("A"), Some.Newcomer("B"));
        var county = await scene.County.ReadAsync();
        await scene.County.PublishAsync(await scene.County.AddDraftAsync(
            [.. county.Newcomers.Select(person => Some.Placement(person.Id, county.Courses[0].Id))]));
        var later = new ImportScene(scene.County);
        later.Time.Advance(TimeSpan.FromDays(10));
        var before = await later.RowsAsync();

        var import = await later.InsistAsync(later.ImportAsync([Five[0] with { Seats = 1 }, .. Five[1..]]));
        await UndoneAsync(later, import.Id);

        Assert.Equal(before, await later.RowsAsync());
    }

    [Fact]
    public async Task Nothing_is_taken_back_once_a_plan_was_published_on_it()
    {
        var scene = await ImportScene.MakeAsync(database);
        var import = await scene.InsistAsync(scene.ImportAsync(Five));
        await scene.ImportAsync(Some.Newcomer("A"));
        var county = await scene.County.ReadAsync();
        await scene.County.PublishAsync(await scene.County.AddDraftAsync(
            [Some.Placement(county.Newcomers[0].Id, county.Courses[0].Id)]));
        var before = await scene.RowsAsync();

        Assert.Equal("CM1622", await RefusedAsync(scene, import.Id));

        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task What_a_newer_import_or_a_correction_changed_is_not_run_over()
    {
        var scene = await ImportScene.MakeAsync(database);
        var first = await scene.InsistAsync(scene.ImportAsync(Five));
        var second = await scene.InsistAsync(scene.ImportAsync([Five[0] with { Seats = 9 }, .. Five[1..]]));
        Assert.Equal("CM1623", await RefusedAsync(scene, first.Id));

        var course = (await scene.County.ReadAsync()).Courses.Single(one => one.Key == "K1").Id;
        await scene.Correcting.CourseAsync(scene.County.Municipality, course, "Title", "Berichtigt", "Ich", default);
        Assert.Equal("CM1625", await RefusedAsync(scene, second.Id));
        await scene.Correcting.CourseAsync(scene.County.Municipality, course, "Title", "Kurs K1", "Ich", default);
        await UndoneAsync(scene, second.Id);
        Assert.Equal("CM1621", await RefusedAsync(scene, second.Id));
        Assert.Equal("CM1620", await RefusedAsync(scene, new Application.ImportId(999_999)));
    }

    private static async Task<UndoOutcome.Undone> UndoneAsync(ImportScene scene, Application.ImportId import) =>
        Assert.IsType<UndoOutcome.Undone>(
            await scene.Undoing.RunAsync(scene.County.Municipality, import, "Herr Muster", default));

    private static async Task<string> RefusedAsync(ImportScene scene, Application.ImportId import) =>
        Assert.IsType<UndoOutcome.Refused>(
            await scene.Undoing.RunAsync(scene.County.Municipality, import, "Herr Muster", default)).Finding.Code;
}
