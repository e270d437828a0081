using CourseMatch.Application.Nights;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>The night from the terminal: from what is on file to promises, once.</summary>
public sealed class NightsVerbTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Fact]
    public async Task A_night_publishes_once_and_leaves_its_record()
    {
        await county.TakeInAsync(new SmallCounty());
        var run = (await county.Program.RunAsync("nights", "run", "--json")).Ends(0).Json;
        var night = run.GetProperty("municipalities")[0];
        Assert.Equal("ended", night.GetProperty("did").GetString());
        var steps = night.GetProperty("run").GetProperty("steps");
        var publish = steps.EnumerateArray().Single(step => step.GetProperty("step").GetString() == "publish");
        Assert.Equal(8, publish.GetProperty("counts").GetProperty("promised").GetInt32());
        Assert.All(steps.EnumerateArray(), step => Assert.NotEqual("", step.GetProperty("log").GetString()));

        // Whatever a step counts is said on the page of nights, in both languages.
        foreach (var step in steps.EnumerateArray())
        {
            var known = NightFigures.Names[
                Enum.Parse<NightStep>(step.GetProperty("step").GetString()!, ignoreCase: true)];
            Assert.All(step.GetProperty("counts").EnumerateObject(), count => Assert.Contains(count.Name, known));
        }

        Assert.All(
            NightFigures.Names.SelectMany(pair => pair.Value.Select(name => NightFigures.TextOf(pair.Key, name))),
            name => Assert.NotEqual(Voice.German.Say(name, 4711), Voice.English.Say(name, 4711)));

        var again = (await county.Program.RunAsync("nights", "run", "--json")).Ends(0).Json;
        Assert.Equal("endedBefore", again.GetProperty("municipalities")[0].GetProperty("did").GetString());
        var list = (await county.Program.RunAsync("nights", "list", "--json")).Ends(0).Json;
        Assert.Equal(1, list.GetProperty("nights").GetArrayLength());
        var shown = (await county.Program.RunAsync("nights", "show")).Ends(0);
        Assert.Contains("Veröffentlichen", shown.Output, StringComparison.Ordinal);
        Assert.Empty(await Promises.FaultsAsync(county.ConnectionString));

        // Another municipality of the same installation has a night of its own, and nothing of the first.
        (await county.Program.RunAsync("municipality", "add", "Landkreis Nebenan", "--json")).Ends(0);
        (await county.Program.RunAsync("municipality", "add", "Landkreis Nebenan", "--json")).Ends(2);
        var all = (await county.Program.RunAsync("nights", "run", "--all", "--json")).Ends(0).Json;
        Assert.Equal(
            ["endedBefore", "ended"],
            all.GetProperty("municipalities").EnumerateArray().Select(one => one.GetProperty("did").GetString()!));
        var other = (await county.Program.RunAsync("plans", "--municipality", "landkreis nebenan", "--json")).Ends(0);
        Assert.Equal(1, other.Json.GetProperty("plans").GetArrayLength());
        var nobody = await county.Program.RunAsync("plans", "--municipality", "Atlantis", "--json");
        Assert.Equal(["CM4103"], nobody.Ends(2).Codes);
        var unknown = await county.Program.RunAsync("nights", "show", "--night", "2001-01-01", "--json");
        Assert.Equal(["CM4108"], unknown.Ends(2).Codes);
        Assert.Contains("Für den 01.01.2001", unknown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COURSEMATCH_NIGHT_AT", "02:30", "CM4105")]
    [InlineData("COURSEMATCH_NIGHT_AT", "half past three", "CM4105")]
    [InlineData("COURSEMATCH_NIGHT_SECONDS", "0", "CM4106")]
    public async Task A_setting_that_cannot_be_used_is_refused(string name, string value, string code)
    {
        var program = new Program.BuiltProgram(
            county.Folder, ("ConnectionStrings__CourseMatch", county.ConnectionString), (name, value));
        Assert.Equal([code], (await program.RunAsync("nights", "list", "--json")).Ends(2).Codes);
    }
}
