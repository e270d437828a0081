using CourseMatch.Host.Tests.County;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>Verbs that only look: report, explain, plans, export.</summary>
public sealed class ReadingTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Fact]
    public async Task A_draft_can_be_looked_at_from_every_side_and_nothing_changes_by_it()
    {
        await county.TakeInAsync(new SmallCounty(People: 7, Seats: 3, Parents: 2, CarePlaces: 1));
        var match = await county.Program.RunAsync("match", "--json");
        var plan = $"{match.Json.GetProperty("plan").GetInt32()}";
        var before = await DatabaseState.ReadAsync(county.ConnectionString);

        var report = (await county.Program.RunAsync("report", "--json")).Ends(0);
        var waiting = report.Json.GetProperty("waiting");
        Assert.Equal(plan, $"{report.Json.GetProperty("plan").GetProperty("plan").GetInt32()}");
        Assert.Equal(
            match.Json.GetProperty("unplaced").GetInt32(),
            waiting.EnumerateArray().Sum(reason => reason.GetProperty("people").GetInt32()));
        var words = (await county.Program.RunAsync("report")).Ends(0).Output;
        Assert.Contains("Bericht der letzten Nacht", words, StringComparison.Ordinal);
        Assert.Contains(
            waiting[0].GetProperty("sentence").GetString()!,
            string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);

        var detail = (await county.Program.RunAsync("plans", plan, "--json")).Ends(0).Json;
        var unplaced = detail.GetProperty("unplaced")[0];
        var reference = unplaced.GetProperty("reference").GetString()!;
        var explained = (await county.Program.RunAsync("explain", reference, "--json")).Ends(0).Json;
        Assert.Equal(reference, explained.GetProperty("reference").GetString());
        Assert.Equal(
            unplaced.GetProperty("findings")[0].GetProperty("code").GetString(),
            explained.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.All(
            explained.GetProperty("courses").EnumerateArray(),
            course => Assert.Equal(25, course.GetProperty("rules").GetArrayLength()));
        var byNumber = (await county.Program.RunAsync(
            "explain", $"{explained.GetProperty("newcomer").GetInt32()}", "--json")).Ends(0).Json;
        Assert.Equal(reference, byNumber.GetProperty("reference").GetString());
        Assert.Equal(["CM3008"], (await county.Program.RunAsync("explain", "niemand", "--json")).Ends(2).Codes);

        Assert.Equal(
            ["CM4052"], (await county.Program.RunAsync("export", "placements", "p.csv", "--json")).Ends(3).Codes);
        (await county.Program.RunAsync("export", "placements", "p.csv", "--plan", plan, "--json")).Ends(0);
        var rows = File.ReadAllLines(Path.Combine(county.Folder, "p.csv"));
        Assert.Equal(1 + match.Json.GetProperty("placed").GetInt32(), rows.Length);
        Assert.All(rows.Skip(1), row => Assert.EndsWith(";vorgeschlagen", row, StringComparison.Ordinal));
        Assert.Equal(before, await DatabaseState.ReadAsync(county.ConnectionString));

        (await county.Program.RunAsync("publish", plan)).Ends(0);
        (await county.Program.RunAsync("export", "placements", "p.csv", "--json")).Ends(0);
        Assert.All(
            File.ReadAllLines(Path.Combine(county.Folder, "p.csv")).Skip(1),
            row => Assert.EndsWith(";zugesagt", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faulty_policy_is_named_and_nothing_is_begun()
    {
        var home = Directory.CreateDirectory(Path.Combine(county.Folder, ".coursematch")).FullName;
        var policy = Path.Combine(home, "policy.json");
        File.WriteAllText(policy, "{ \"order\": { \"priority\": \"much\" }, \"colour\": 1 }");
        try
        {
            var run = (await county.Program.RunAsync("match", "--json")).Ends(2);

            Assert.True(run.Codes.Count >= 2, run.ToString());
        }
        finally
        {
            File.Delete(policy);
        }
    }
}
