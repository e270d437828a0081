using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Imports;

/// <summary>What keeps one wrong file from destroying a season's work, against a real PostgreSQL.</summary>
public sealed class ImportSafetyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CourseRecord[] Ten => [.. Enumerable.Range(1, 10).Select(number => Some.Course($"K{number}"))];

    [Fact]
    public async Task A_look_says_field_by_field_what_would_change_and_changes_nothing()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);
        var before = await scene.RowsAsync();
        CourseRecord[] next = [Ten[0] with { Seats = 25, Title = "Neu" }, .. Ten[1..9], Some.Course("K11")];

        var reading = ImportScene.Reading<CourseRecord>(next) with
        {
            Lines = new Dictionary<string, int> { ["K1"] = 2 },
        };
        var outcome = await scene.RunAsync(Delivery.Of(ImportScene.Provider, reading), ImportWay.Look);

        var preview = Assert.IsType<ImportOutcome.Previewed>(outcome).Preview;
        Assert.Equal(
            (1, 1, 8, 1),
            (preview.Count(RecordChange.New), preview.Count(RecordChange.Changed),
                preview.Count(RecordChange.Unchanged), preview.Count(RecordChange.Withdrawn)));
        var row = preview.Rows[0];
        Assert.Equal(("K1", 2), (row.Key, row.Line));
        Assert.Equal(
            [new FieldChange("Title", "Kurs K1", "Neu"), new FieldChange("Seats", "20", "25")], row.Fields);
        Assert.Equal("K10", preview.Rows.Single(one => one.Change == RecordChange.Withdrawn).Key);
        Assert.Equal(before, await scene.RowsAsync());
    }

    [Theory]
    [InlineData(8, 0, false)]
    [InlineData(7, 0, true)]
    [InlineData(10, 2, false)]
    [InlineData(10, 3, true)]
    [InlineData(9, 2, true)]
    public async Task A_full_file_that_withdraws_or_changes_more_than_a_fifth_waits_for_a_person(
        int kept, int changed, bool isHeld)
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);
        var before = await scene.RowsAsync();

        var outcome = await scene.ImportAsync(
            [.. Ten[..kept].Select((course, index) => index < changed ? course with { Title = "Anders" } : course)]);

        Assert.Equal(isHeld, outcome is ImportOutcome.Held);
        if (outcome is not ImportOutcome.Held held)
        {
            return;
        }

        Assert.Equal(before, await scene.RowsAsync());
        Assert.Contains(held.Preview.Findings, finding => finding.Code == "CM1610");
        var waiting = Assert.Single(
            await scene.Store.ImportsAsync(scene.County.Municipality, ImportState.Held, 10, default));
        Assert.Equal((held.Id, "Frau Beispiel"), (waiting.Id, waiting.By));

        var done = await scene.Importing.ConfirmAsync(scene.County.Municipality, held.Id, "Herr Muster", default);
        Assert.Equal(held.Id, Assert.IsType<ImportOutcome.Imported>(done).Id);
        Assert.Equal(
            10 - kept,
            (await scene.County.ReadAsync()).Courses.Count(course => course.State == CourseState.Withdrawn));
        var kept2 = (await scene.Store.ImportsAsync(scene.County.Municipality, ImportState.Done, 1, default))[0];
        Assert.Equal((held.Id, "Frau Beispiel", "Herr Muster"), (kept2.Id, kept2.By, kept2.DecidedBy));
        Assert.Null(await scene.Importing.ConfirmAsync(scene.County.Municipality, held.Id, "Herr Muster", default));
    }

    [Theory]
    [InlineData(3, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(2, 0, true)]
    [InlineData(2, 1, true)]
    public async Task A_provider_with_three_courses_may_change_one_without_being_held(
        int kept, int changed, bool isHeld)
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten[..3]);

        var outcome = await scene.ImportAsync(
            [.. Ten[..kept].Select((course, index) => index < changed ? course with { Seats = 9 } : course)]);

        Assert.Equal(isHeld, outcome is ImportOutcome.Held);
        Assert.Equal(!isHeld, outcome is ImportOutcome.Imported);
    }

    [Fact]
    public async Task What_is_discarded_changes_nothing_and_cannot_be_confirmed_any_more()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);
        var before = await scene.RowsAsync();
        var held = Assert.IsType<ImportOutcome.Held>(await scene.ImportAsync(Ten[..2]));

        Assert.True(await scene.Importing.DiscardAsync(scene.County.Municipality, held.Id, "Herr Muster", default));

        Assert.Null(await scene.Importing.ConfirmAsync(scene.County.Municipality, held.Id, "Herr Muster", default));
        Assert.Null(await scene.Importing.PreviewAsync(scene.County.Municipality, held.Id, default));
        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task Participant_counts_change_every_night_and_trip_no_guard()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);
        Assert.IsType<ImportOutcome.Imported>(
            await scene.ImportAsync([.. Ten.Select(course => course with { SeatsBooked = 7 })]));
    }

    [Fact]
    public async Task A_file_of_changes_withdraws_nothing_but_what_it_names()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);
        var reading = ImportScene.Reading<CourseRecord>([Ten[0] with { Seats = 3 }], isFull: false) with
        {
            Removed = ["K2", "K99"],
        };

        await scene.InsistAsync(scene.RunAsync(Delivery.Of(ImportScene.Provider, reading)));

        var courses = (await scene.County.ReadAsync()).Courses;
        Assert.Equal(["K2"], courses.Where(one => one.State == CourseState.Withdrawn).Select(one => one.Key));
        Assert.Equal(3, courses.Single(one => one.Key == "K1").Seats);
    }

    [Fact]
    public async Task A_course_with_placed_people_is_withdrawn_not_deleted_and_its_people_are_listed()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);
        await scene.ImportAsync(Some.Newcomer("A"), Some.Newcomer("B"), Some.Newcomer("C"));
        var county = await scene.County.ReadAsync();
        var course = county.Courses.Single(one => one.Key == "K10").Id;
        await scene.County.PublishAsync(await scene.County.AddDraftAsync(
            [.. county.Newcomers.Take(2).Select(person => Some.Placement(person.Id, course))]));

        var outcome = await scene.ImportAsync(Ten[..9]);

        var finding = Assert.IsType<ImportOutcome.Imported>(outcome).Preview.Findings
            .Single(one => one.Code == "CM1612");
        Assert.Equal(["K10", "2", "AZ-A, AZ-B"], finding.Values.Select(value => value.Value));
        var after = await scene.County.ReadAsync();
        Assert.Equal(CourseState.Withdrawn, after.Courses.Single(one => one.Id == course).State);
        Assert.Equal(2, after.Promises.Count(promise => promise.Course == course));
    }

    [Fact]
    public async Task A_record_only_the_schema_refuses_becomes_a_finding_and_nothing_is_taken_in()
    {
        var scene = await ImportScene.MakeAsync(database);
        var before = await scene.RowsAsync();
        var broken = Some.Course("K1") with { Lessons = [new Lesson(Some.Start, new TimeOnly(8, 30), null)] };

        var refused = Assert.IsType<ImportOutcome.Refused>(await scene.ImportAsync(Some.Course("K2"), broken));

        var finding = refused.Preview.Findings.Single(one => one.Code == "CM1607");
        Assert.Equal("lesson_hours_whole", finding.Values[0].Value);
        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task Values_no_record_may_have_are_named_with_their_field_and_line()
    {
        var scene = await ImportScene.MakeAsync(database);
        var reading = ImportScene.Reading<CourseRecord>([Some.Course("K1"), Some.Course("K2", seats: -1)]) with
        {
            Lines = new Dictionary<string, int> { ["K2"] = 3 },
        };

        var refused = Assert.IsType<ImportOutcome.Refused>(
            await scene.RunAsync(Delivery.Of(ImportScene.Provider, reading)));

        var finding = Assert.Single(refused.Preview.Findings);
        Assert.Equal(("CM1602", 3, "Seats", "K2"),
            (finding.Code, finding.Place!.Line, finding.Place.Column, finding.Place.Record));
        Assert.Equal((1, RecordChange.Rejected), (refused.Preview.Rejected, refused.Preview.Rows[^1].Change));
    }

    [Fact]
    public async Task Two_files_of_one_provider_at_the_same_time_queue()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync(Ten);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => scene.ImportAsync(
            [Ten[0] with { Seats = 20 + number }, .. Ten[1..]])));

        Assert.All(outcomes, outcome => Assert.IsType<ImportOutcome.Imported>(outcome));
        var last = outcomes.Cast<ImportOutcome.Imported>().MaxBy(one => one.Id.Value)!;
        Assert.Equal(
            last.Preview.Rows[0].Fields.Single().After,
            $"{(await scene.County.ReadAsync()).Courses.Single(one => one.Key == "K1").Seats}");
    }
}
