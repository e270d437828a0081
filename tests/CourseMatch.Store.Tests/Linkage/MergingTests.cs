using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Store.Linkage;
using CourseMatch.Store.Tests.Imports;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Linkage;

/// <summary>Records of two authorities about one person, on a real database: merged field by field, never promised
/// twice, and parted again without a trace.</summary>
public sealed class MergingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Office = "Ausländerbehörde";
    private const string Jobcenter = "Jobcenter";

    [Fact]
    public async Task A_certain_match_merges_field_by_field_with_the_source_of_every_value()
    {
        var scene = await FilledAsync();

        var import = await ImportAsync(scene, Jobcenter, Record("J1", "Schewtschenko", "Oxana") with
        {
            Newcomer = Person("J1", "Schewtschenko", "Oxana") with
            {
                SchoolYears = 9,
                RegisteredOn = new DateOnly(2026, 5, 1),
                Needs = FunctionalNeeds.StepFree,
            },
        });

        var said = import.Preview.Findings.Single(one => one.Code == "CM1800");
        Assert.Equal(["1", "0"], said.Values.Select(value => value.Value));
        var people = (await scene.County.ReadAsync()).Newcomers;
        var kept = people.Single(one => one.Reference == "A1");
        var resting = people.Single(one => one.Reference == "J1");
        Assert.Equal((true, false), (kept.IsActive, resting.IsActive));
        Assert.Equal(
            (9, new DateOnly(2026, 5, 1), FunctionalNeeds.StepFree, "Shevchenko"),
            (kept.SchoolYears, kept.RegisteredOn, kept.Needs, kept.FamilyName));
        var link = Assert.Single(await LinksAsync(scene));
        Assert.Equal((LinkState.Merged, LinkNewcomers.Decider), (link.State, link.DecidedBy));
        Assert.Equal(Jobcenter, link.Fields.Single(field => field.Field == "SchoolYears").Source);
        Assert.Equal(Office, link.Fields.Single(field => field.Field == "FamilyName").Source);
        Assert.Equal(link.Bits, link.Reasons.Sum(reason => reason.Bits), 6);
    }

    [Fact]
    public async Task Parted_again_every_row_is_as_if_they_had_never_been_merged()
    {
        var scene = await FilledAsync();
        await ImportAsync(scene, Jobcenter, Other("J1"));
        var link = Assert.Single(await LinksAsync(scene));
        await scene.Deciding.UndoAsync(scene.County.Municipality, link.Id, "Ich", default);
        var apart = await RowsAsync(scene);

        await scene.Deciding.MergeAsync(scene.County.Municipality, link.Id, "Ich", default);
        Assert.NotEqual(apart, await RowsAsync(scene));
        await scene.Deciding.UndoAsync(scene.County.Municipality, link.Id, "Ich", default);

        Assert.Equal(apart, await RowsAsync(scene));
        Assert.All((await scene.County.ReadAsync()).Newcomers, person => Assert.True(person.IsActive));
        Assert.Equal(
            new LinkageOutcome(0, 0),
            await new LinkNewcomers(scene.Store, scene.Time).RunAsync(scene.County.Municipality, default));
    }

    [Fact]
    public async Task The_next_file_of_either_list_keeps_the_merge_and_brings_its_news()
    {
        var scene = await FilledAsync();
        await ImportAsync(scene, Jobcenter, Other("J1"));

        await ImportAsync(scene, Jobcenter, Other("J1") with
        {
            Newcomer = Other("J1").Newcomer with { SchoolYears = 12 },
        });
        await ImportAsync(scene, Office, Record("A1", "Shevchenko", "Oksana") with
        {
            Newcomer = Person("A1", "Shevchenko", "Oksana") with { Literacy = Literacy.Latin },
        });

        var people = (await scene.County.ReadAsync()).Newcomers;
        var kept = Assert.Single(people, person => person.IsActive);
        Assert.Equal(("A1", 12, Literacy.Latin), (kept.Reference, kept.SchoolYears, kept.Literacy));
    }

    [Fact]
    public async Task Who_is_gone_from_one_list_stays_as_long_as_the_other_names_them()
    {
        var scene = await FilledAsync();
        await ImportAsync(scene, Jobcenter, Other("J1"));
        await ImportAsync(scene, Office, Record("A9", "Yılmaz", "Elif"));
        Assert.Equal(
            ["A1", "A9"],
            (await scene.County.ReadAsync()).Newcomers.Where(one => one.IsActive).Select(one => one.Reference));

        await ImportAsync(scene, Jobcenter, Record("J9", "Kaya", "Derya"));
        Assert.Equal(
            ["A9", "J9"],
            (await scene.County.ReadAsync()).Newcomers.Where(one => one.IsActive).Select(one => one.Reference));
    }

    [Fact]
    public async Task Whoever_holds_a_place_is_kept_and_two_places_are_never_merged()
    {
        var scene = await FilledAsync();
        await ImportAsync(scene, Jobcenter, Other("J1"));
        var link = Assert.Single(await LinksAsync(scene));
        await scene.Deciding.UndoAsync(scene.County.Municipality, link.Id, "Ich", default);
        await scene.County.SaveCoursesAsync(Some.Course("K"));
        var county = await scene.County.ReadAsync();
        var second = county.Newcomers.Single(person => person.Reference == "J1").Id;
        await scene.County.PublishAsync(await scene.County.AddDraftAsync(
            [Some.Placement(second, county.Courses[0].Id)]));

        var merged = Assert.IsType<LinkDecision.Decided>(
            await scene.Deciding.MergeAsync(scene.County.Municipality, link.Id, "Ich", default));
        Assert.Equal("J1", merged.Link.Kept.Reference);

        // The record that rests gets no promise, whatever asks for it.
        var resting = merged.Link.Duplicate.Newcomer;
        var draft = await scene.County.AddDraftAsync(
            [Some.Placement(resting, county.Courses[0].Id), Some.Placement(second, county.Courses[0].Id, true)]);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => scene.County.PublishAsync(draft));
        Assert.Equal("promise_not_for_duplicates", refused.ConstraintName);

        await scene.Deciding.UndoAsync(scene.County.Municipality, link.Id, "Ich", default);
        await scene.County.PublishAsync(draft);
        var both = await scene.Deciding.MergeAsync(scene.County.Municipality, link.Id, "Ich", default);
        Assert.Equal("CM1803", Assert.IsType<LinkDecision.Refused>(both).Finding.Code);
    }

    [Fact]
    public async Task Probable_pairs_wait_and_are_not_asked_about_again_once_somebody_said_no()
    {
        var scene = await FilledAsync();
        await ImportAsync(scene, Jobcenter, Record("J1", "Shevchenko", "Oksana") with
        {
            Newcomer = Person("J1", "Shevchenko", "Oksana") with { BirthDate = new DateOnly(1990, 1, 1) },
        });
        var link = Assert.Single(await LinksAsync(scene));
        Assert.Equal((LinkState.Proposed, null), (link.State, link.DecidedBy));
        Assert.All((await scene.County.ReadAsync()).Newcomers, person => Assert.True(person.IsActive));

        await scene.Deciding.ApartAsync(scene.County.Municipality, link.Id, "Ich", default);
        await ImportAsync(scene, Jobcenter, Other("J1"));

        Assert.Equal(LinkState.Apart, Assert.Single(await LinksAsync(scene)).State);
    }

    [Fact]
    public async Task Undoing_the_import_that_merged_parts_them_row_by_row()
    {
        var scene = await FilledAsync();
        var before = await scene.RowsAsync();
        var import = await ImportAsync(scene, Jobcenter, Other("J1"));

        Assert.IsType<UndoOutcome.Undone>(
            await scene.Undoing.RunAsync(scene.County.Municipality, import.Id, "Ich", default));

        Assert.Equal(before, await scene.RowsAsync());
    }

    private async Task<ImportScene> FilledAsync()
    {
        var scene = await ImportScene.MakeAsync(database);
        await ImportAsync(scene, Office, Record("A1", "Shevchenko", "Oksana"));
        return scene;
    }

    /// <summary>All rows but those about the pair itself, which stay as a decision.</summary>
    private static async Task<string> RowsAsync(ImportScene scene) => string.Join(
        '\n',
        (await scene.RowsAsync()).Split('\n')
            .Where(row => !row.StartsWith("newcomer_link", StringComparison.Ordinal)));

    private static Task<IReadOnlyList<NewcomerLink>> LinksAsync(ImportScene scene) =>
        new LinkageStore(scene.County.Store).LinksAsync(scene.County.Municipality, null, default);

    private static Task<ImportOutcome.Imported> ImportAsync(
        ImportScene scene, string source, params NewcomerRecord[] people) =>
        scene.InsistAsync(scene.RunAsync(Delivery.Of(source, ImportScene.Reading(people))));

    private static NewcomerRecord Other(string key) => Record(key, "Schewtschenko", "Oxana") with
    {
        Newcomer = Person(key, "Schewtschenko", "Oxana") with { SchoolYears = 9 },
    };

    private static NewcomerRecord Record(string key, string family, string given) =>
        new(key, Person(key, family, given), null, []);

    private static Newcomer Person(string reference, string family, string given) => Some.Person(reference) with
    {
        FamilyName = family,
        GivenName = given,
        BirthDate = new DateOnly(1990, 4, 23),
        SchoolYears = null,
        Address = new Address("Hauptstr. 1", "44787", "Bochum"),
    };
}
