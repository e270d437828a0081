using CourseMatch.Host.Tests.County;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>What a draft meets on its way to being promised. Each test has a county of its own.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private readonly TestCounty county = new();

    [Fact]
    public async Task Of_two_publications_at_the_same_moment_one_wins_and_no_seat_is_promised_twice()
    {
        await county.TakeInAsync(new SmallCounty(People: 9, Seats: 3));
        var first = await MatchAsync();
        var second = await MatchAsync();

        var runs = await Task.WhenAll(
            county.Program.RunAsync("publish", first, "--json"),
            county.Program.RunAsync("publish", first, "--json"),
            county.Program.RunAsync("publish", second, "--json"));

        var winner = Assert.Single(runs, run => run.Status <= 1);
        Assert.All(runs.Where(run => run != winner), run =>
        {
            run.Ends(3);
            Assert.Contains(run.Codes[0], new[] { "CM3002", "CM3003" });
        });
        Assert.Empty(await Promises.FaultsAsync(county.ConnectionString));
    }

    [Fact]
    public async Task A_course_that_shrank_meanwhile_rejects_the_draft_and_nothing_is_promised()
    {
        await county.TakeInAsync(new SmallCounty(People: 9, Seats: 4));
        var plan = await MatchAsync();
        await county.TakeInAsync(new SmallCounty(People: 9, Seats: 3));
        var before = await StateAsync();

        var run = (await county.Program.RunAsync("publish", plan, "--json")).Ends(3);

        Assert.Equal("CM3218", run.Codes[0]);
        Assert.Contains("Unabhängige Prüfung", run.Output, StringComparison.Ordinal);
        Assert.True(run.Codes.Count > 1, "every place that no longer holds is named");
        var insisting = await county.Program.RunAsync("publish", plan, "--note", "trotzdem", "--json");
        Assert.Equal("CM3218", insisting.Ends(3).Codes[0]);
        Assert.Equal(before, await StateAsync());
        Assert.Empty(await Promises.FaultsAsync(county.ConnectionString));
    }

    // Three of six people are promised the second course, one of them with a child in care; then the provider takes it
    // out of the list and makes the first one larger.
    [Fact]
    public async Task People_of_a_withdrawn_course_get_another_seat_and_their_care_places_are_free_again()
    {
        await county.TakeInAsync(new SmallCounty(People: 6, Seats: 3));
        var first = await county.Program.RunAsync("publish", await MatchAsync(), "--json");
        Assert.True(first.Status <= 1, first.ToString());
        await county.TakeInAsync(new SmallCounty(People: 6, Seats: 6, CourseCount: 1));

        var plan = await MatchAsync();
        var second = await county.Program.RunAsync("publish", plan, "--json");

        Assert.True(second.Status <= 1, second.ToString());
        var placed = (await county.Program.RunAsync("plans", plan, "--json")).Json.GetProperty("placements");
        Assert.Equal(6, placed.GetArrayLength());
        Assert.Equal(3, placed.EnumerateArray().Count(placement => !placement.GetProperty("isPromised").GetBoolean()));
        Assert.Empty(await Promises.FaultsAsync(county.ConnectionString));
    }

    [Fact]
    public async Task A_plan_that_is_not_there_is_bad_input()
    {
        Assert.Equal(["CM3001"], (await county.Program.RunAsync("publish", "77", "--json")).Ends(2).Codes);
        Assert.Equal(["CM4007"], (await county.Program.RunAsync("publish", "seven", "--json")).Ends(2).Codes);
        Assert.Equal(["CM3001"], (await county.Program.RunAsync("plans", "77", "--json")).Ends(2).Codes);
        Assert.Equal(["CM4050"], (await county.Program.RunAsync("report", "--json")).Ends(3).Codes);
    }

    public Task InitializeAsync() => county.InitializeAsync();

    public Task DisposeAsync() => county.DisposeAsync();

    /// <summary>Everything but what the gate said: that stays with the plan.</summary>
    private async Task<string> StateAsync() => string.Join(
        '\n',
        (await DatabaseState.ReadAsync(county.ConnectionString)).Split('\n')
            .Where(line => !line.Contains("gate_verdict", StringComparison.Ordinal)));

    private async Task<string> MatchAsync()
    {
        var run = await county.Program.RunAsync("match", "--json");
        Assert.True(run.Status <= 1, run.ToString());
        return $"{run.Json.GetProperty("plan").GetInt32()}";
    }
}
