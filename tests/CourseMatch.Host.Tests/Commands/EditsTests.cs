using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>Corrections, and care entered by hand, at the terminal.</summary>
public sealed class EditsTests(TestCounty county) : IClassFixture<TestCounty>
{
    private static readonly SmallCounty Small = new(People: 3);

    [Fact]
    public async Task A_correction_stands_against_the_file_until_it_is_dropped()
    {
        await county.TakeInAsync(Small);
        var set = (await RunAsync(0, "edits", "courses", "K1", "Seats", "9")).Json;
        Assert.Equal(("4", "9"), ($"{set.GetProperty("feedValue")}", $"{set.GetProperty("value")}"));
        Assert.Equal("9", await SeatsAsync());

        // The same field comes with another title: the correction stands. Then the feed's own value changes: both are
        // shown, and the feed's holds.
        await ImportAsync(Small.Courses().Replace("K1;Integrationskurs", "K1;Der Integrationskurs"));
        Assert.Equal("9", await SeatsAsync());
        var edit = (await RunAsync(0, "edits", "list")).Json.GetProperty("edits")[0];
        await RunAsync(0, "edits", "drop", $"{edit.GetProperty("edit")}");
        Assert.Equal("4", await SeatsAsync());
        Assert.Equal(0, (await RunAsync(0, "edits", "list")).Json.GetProperty("edits").GetArrayLength());

        await RunAsync(0, "edits", "courses", "K1", "Seats", "9");
        var overtaken = await ImportAsync(Small.Courses().Replace(";1;4;0;", ";1;7;0;"));
        var finding = overtaken.Json.GetProperty("findings").EnumerateArray()
            .Single(one => one.GetProperty("code").GetString() == "CM1611");
        Assert.Contains("9", finding.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains("7", finding.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal("7", await SeatsAsync());

        Assert.Equal(["CM1633"], (await RunAsync(2, "edits", "courses", "K9", "Seats", "9")).Codes);
        Assert.Equal(["CM1631"], (await RunAsync(2, "edits", "courses", "K1", "Colour", "9")).Codes);
        Assert.Equal(["CM1632"], (await RunAsync(2, "edits", "courses", "K1", "Seats", "many")).Codes);
        Assert.Equal(["CM1634"], (await RunAsync(2, "edits", "drop", "99999")).Codes);
        Assert.True((await RunAsync(0, "edits", "newcomers")).Json.GetProperty("fields").GetArrayLength() > 10);
    }

    [Fact]
    public async Task Care_beside_a_course_is_entered_by_hand_and_no_file_withdraws_it()
    {
        await county.TakeInAsync(Small);

        var entered = (await RunAsync(0, "care", "enter", "K2", "--places", "5", "--months-from", "12")).Json;
        Assert.Equal(
            ("imported", 1), (entered.GetProperty("outcome").GetString(), entered.GetProperty("new").GetInt32()));
        Assert.Equal("hand/K2", entered.GetProperty("rows")[0].GetProperty("key").GetString());

        // The provider's full list of groups does not name it.
        var list = Small.Care().Replace("Kinderstube", "Kinderland");
        var import = await ImportAsync(list, "care");
        Assert.Equal(0, import.Json.GetProperty("withdrawn").GetInt32());

        var again = (await RunAsync(0, "care", "enter", "K2", "--places", "6", "--months-from", "12")).Json;
        Assert.Equal(1, again.GetProperty("changed").GetInt32());
        var removed = (await RunAsync(0, "care", "remove", "K2")).Json;
        Assert.Equal(1, removed.GetProperty("withdrawn").GetInt32());
        Assert.Equal(["CM1633"], (await RunAsync(2, "care", "enter", "K9", "--places", "5")).Codes);
        Assert.Equal(["CM1603"], (await RunAsync(
            2, "care", "enter", "K2", "--places", "5", "--months-from", "40", "--months-below", "30")).Codes);
    }

    private async Task<RunResult> RunAsync(int status, params string[] arguments) =>
        (await county.Program.RunAsync([.. arguments, "--json"])).Ends(status);

    private async Task<RunResult> ImportAsync(string content, string subject = "courses")
    {
        File.WriteAllText(Path.Combine(county.Folder, "next.csv"), content);
        var run = await county.Program.RunAsync(
            "import", subject, "next.csv", "--provider", SmallCounty.CourseProvider, "--confirmed", "--json");
        Assert.True(run.Status <= 1, run.ToString());
        return run;
    }

    private async Task<string> SeatsAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(county.ConnectionString);
        await connection.OpenAsync();
        return (await DatabaseState.TextsAsync(
            connection, "select seats::text from coursematch.course where key = 'K1'"))[0];
    }
}
