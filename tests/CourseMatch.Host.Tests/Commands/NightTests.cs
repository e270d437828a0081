using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>One night from files to promises, verb by verb.</summary>
public sealed class NightTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Fact]
    public async Task From_files_to_promises_and_nothing_is_done_twice()
    {
        await county.TakeInAsync(new SmallCounty(People: 12, Seats: 4, Parents: 2, CarePlaces: 2));

        var match = (await county.Program.RunAsync("match", "--json", "--seed", "3")).Ends(0);

        Assert.Equal(
            ["plan", "newcomers", "placed", "unplaced", "childrenPlaced", "objective", "bound", "gap", "gapPeople",
                "seconds", "unplacedByReason", "checker"],
            match.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(12, Number(match, "newcomers"));
        Assert.Equal(8, Number(match, "placed"));
        Assert.Equal(4, Number(match, "unplaced"));
        Assert.Equal(2, Number(match, "childrenPlaced"));
        Assert.InRange(match.Json.GetProperty("gap").GetDouble(), 0, 0.0001);
        Assert.Equal("accepted", match.Json.GetProperty("checker").GetString());
        Assert.Equal(
            4, match.Json.GetProperty("unplacedByReason").EnumerateObject().Sum(reason => reason.Value.GetInt32()));

        var plan = $"{Number(match, "plan")}";
        var publish = await county.Program.RunAsync("publish", plan, "--json");
        Assert.True(publish.Status <= 1, publish.ToString());
        Assert.Equal(8, Number(publish, "promised"));

        var again = (await county.Program.RunAsync("publish", plan, "--json")).Ends(3);
        Assert.Equal(["CM3002"], again.Codes);

        var next = await county.Program.RunAsync("match", "--json");
        Assert.True(next.Status <= 1, next.ToString());
        Assert.Equal(8, Number(next, "placed"));
        var kept = (await county.Program.RunAsync("plans", $"{Number(next, "plan")}", "--json")).Ends(0);
        Assert.All(
            kept.Json.GetProperty("placements").EnumerateArray(),
            placement => Assert.True(placement.GetProperty("isPromised").GetBoolean()));

        var plans = (await county.Program.RunAsync("plans", "--json")).Ends(0);
        Assert.Equal(
            ["draft", "published"],
            plans.Json.GetProperty("plans").EnumerateArray().Select(head => head.GetProperty("state").GetString()));
    }

    private static int Number(RunResult run, string name) => run.Json.GetProperty(name).GetInt32();
}
