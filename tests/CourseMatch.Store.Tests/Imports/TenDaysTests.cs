using System.Globalization;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Imports;

/// <summary>The same feed on ten following days with small changes, and people correcting values in between: the
/// database equals the last file plus the corrections, and the last day can be taken back.</summary>
public sealed class TenDaysTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Days = 10;

    [Fact]
    public async Task The_database_equals_the_last_file_plus_the_local_edits()
    {
        var scene = await ImportScene.MakeAsync(database);
        var feed = Enumerable.Range(1, 20).Select(number => Some.Course($"K{number:00}")).ToList();
        var edits = new Dictionary<(string Key, string Field), string>();
        var before = "";
        ImportOutcome.Imported last = null!;
        for (var day = 1; day <= Days; day++)
        {
            before = await scene.RowsAsync();
            last = await scene.InsistAsync(scene.ImportAsync([.. feed]));
            Assert.IsType<ImportOutcome.AlreadyOnFile>(await scene.ImportAsync([.. feed]));
            if (day < Days)
            {
                await CorrectAsync(scene, edits, $"K{day:00}", "Title", $"Berichtigt am {day}. Tag");
                await CorrectAsync(scene, edits, $"K{day + 1:00}", "MinimumToRun", $"{day}");
                Advance(feed, edits, day);
            }
        }

        var courses = (await scene.County.ReadAsync()).Courses.ToDictionary(course => course.Key);
        foreach (var record in feed)
        {
            var course = courses[record.Key];
            Assert.Equal(edits.GetValueOrDefault((record.Key, "Title"), record.Title), course.Title);
            Assert.Equal(
                edits.GetValueOrDefault((record.Key, "MinimumToRun"), $"{record.MinimumToRun}"),
                course.MinimumToRun.ToString(CultureInfo.InvariantCulture));
            Assert.Equal((record.Seats, record.SeatsBooked), (course.Seats, course.SeatsBooked));
            Assert.Equal(CourseState.Planned, course.State);
        }

        var listed = feed.Select(record => record.Key).ToHashSet();
        Assert.All(
            courses.Values.Where(course => !listed.Contains(course.Key)),
            course => Assert.Equal(CourseState.Withdrawn, course.State));
        Assert.InRange(edits.Count, 12, 17);

        Assert.IsType<UndoOutcome.Undone>(
            await scene.Undoing.RunAsync(scene.County.Municipality, last.Id, "Ich", default));
        Assert.Equal(before, await scene.RowsAsync());
    }

    [Fact]
    public async Task A_value_the_feed_changes_as_well_is_the_feeds_and_both_are_shown()
    {
        var scene = await ImportScene.MakeAsync(database);
        CourseRecord[] feed = [.. Enumerable.Range(1, 10).Select(number => Some.Course($"K{number}"))];
        await scene.ImportAsync(feed);
        await CorrectAsync(scene, [], "K1", "Seats", "12");

        var kept = await scene.ImportAsync([feed[0] with { Title = "Anders" }, .. feed[1..]]);
        Assert.Empty(kept.Preview.Findings);
        Assert.Equal(("Anders", 12), await CourseAsync(scene));

        var look = await scene.RunAsync(
            Delivery.Of(ImportScene.Provider, ImportScene.Reading<CourseRecord>(
                [feed[0] with { Title = "Anders", Seats = 18 }, .. feed[1..]])),
            ImportWay.Look);
        var finding = Assert.Single(look.Preview.Findings);
        Assert.Equal(("CM1611", "Seats"), (finding.Code, finding.Place!.Column));
        Assert.Equal(["Seats", "12", "18", "Ich"], finding.Values.Select(value => value.Value));
        Assert.Equal(("Anders", 12), await CourseAsync(scene));

        await scene.ImportAsync([feed[0] with { Title = "Anders", Seats = 18 }, .. feed[1..]]);
        Assert.Equal(("Anders", 18), await CourseAsync(scene));
        Assert.Empty(await scene.Store.EditsAsync(scene.County.Municipality, default));
    }

    [Fact]
    public async Task What_does_not_fit_a_field_is_refused_with_a_sentence()
    {
        var scene = await ImportScene.MakeAsync(database);
        await scene.ImportAsync([.. Enumerable.Range(1, 2).Select(number => Some.Course($"K{number}"))]);
        var before = await scene.RowsAsync();
        var course = (await scene.County.ReadAsync()).Courses[0].Id;

        async Task<string> CodeAsync(string field, string value) => Assert.IsType<CorrectionOutcome.Refused>(
            await scene.Correcting.CourseAsync(scene.County.Municipality, course, field, value, "Ich", default))
            .Findings[0].Code;

        Assert.Equal("CM1632", await CodeAsync("Seats", "viele"));
        Assert.Equal("CM1602", await CodeAsync("Seats", "-3"));
        Assert.Equal("CM1631", await CodeAsync("Key", "K9"));
        Assert.Equal("CM1632", await CodeAsync("State", "open"));
        Assert.Equal(before, await scene.RowsAsync());
    }

    /// <summary>Tomorrow's file: counts move, a seat changes, now and then a course comes or goes, and on the fifth
    /// day the feed changes a title that was corrected here.</summary>
    private static void Advance(
        List<CourseRecord> feed, Dictionary<(string Key, string Field), string> edits, int day)
    {
        for (var index = 0; index < feed.Count; index++)
        {
            feed[index] = feed[index] with { SeatsBooked = (index + day) % 7 };
        }

        feed[^1] = feed[^1] with { Seats = 20 + day };
        if (day % 4 == 0)
        {
            feed.RemoveAt(feed.Count - 2);
            feed.Add(Some.Course($"N{day:00}"));
        }

        if (day == 5)
        {
            feed[1] = feed[1] with { Title = "Vom Träger umbenannt" };
            edits.Remove((feed[1].Key, "Title"));
        }
    }

    private static async Task CorrectAsync(
        ImportScene scene,
        Dictionary<(string Key, string Field), string> edits,
        string key,
        string field,
        string value)
    {
        var course = (await scene.County.ReadAsync()).Courses.Single(one => one.Key == key).Id;
        Assert.IsType<CorrectionOutcome.Corrected>(
            await scene.Correcting.CourseAsync(scene.County.Municipality, course, field, value, "Ich", default));
        edits[(key, field)] = value;
    }

    private static async Task<(string Title, int Seats)> CourseAsync(ImportScene scene)
    {
        var course = (await scene.County.ReadAsync()).Courses.Single(one => one.Key == "K1");
        return (course.Title, course.Seats);
    }
}
