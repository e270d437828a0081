using System.Diagnostics;
using System.Text.Json;
using CourseMatch.Host.Tests.County;

namespace CourseMatch.Host.Tests.Sample;

/// <summary>The whole sample county on its way through the program: 600 people, 45 courses, 12 care groups.</summary>
public sealed class SampleNightTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Fact]
    public async Task The_sample_night_ends_in_a_plan_that_says_of_everybody_why()
    {
        var sample = (await county.Program.RunAsync("sample", "sample", "--json")).Ends(0).Json;
        await TakeInAsync(sample, "imported");
        await TakeInAsync(sample, "alreadyOnFile");

        var match = await county.Program.RunAsync("match", "--json", "--gap", "0.005");
        Assert.True(match.Status <= 1, match.ToString());
        Assert.InRange(match.Json.GetProperty("gap").GetDouble(), 0, 0.01);
        Assert.InRange(match.Json.GetProperty("childrenPlaced").GetInt32(), 20, 200);
        var plan = (await county.Program.RunAsync("plans", "1", "--json")).Ends(0).Json;
        var unplaced = plan.GetProperty("unplaced").EnumerateArray().ToArray();
        Assert.Equal(match.Json.GetProperty("unplaced").GetInt32(), unplaced.Length);
        Assert.True(unplaced.Length > 50, "demand is above supply");
        Assert.All(unplaced, person =>
        {
            var first = person.GetProperty("findings")[0];
            Assert.StartsWith("CM2", first.GetProperty("code").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", first.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        });

        var publish = await county.Program.RunAsync("publish", "1", "--json");
        Assert.True(publish.Status <= 1, publish.ToString());
        Assert.Empty(await Promises.FaultsAsync(county.ConnectionString));

        await InterruptedMatchAsync();
        NoNameInAnyLog();
    }

    /// <summary>The first line of progress comes after two seconds; a search that has begun stores its best answer.
    /// </summary>
    private async Task InterruptedMatchAsync()
    {
        using var matching = county.Program.Start("match", "--json", "--gap", "0", "--time", "90");
        while (await matching.StandardError.ReadLineAsync() is { } line
            && !line.Contains("Lücke", StringComparison.Ordinal))
        {
        }

        Process.Start("kill", ["-TERM", $"{matching.Id}"]).WaitForExit();
        _ = matching.StandardError.ReadToEndAsync();
        var output = await matching.StandardOutput.ReadToEndAsync();
        await matching.WaitForExitAsync();

        Assert.True(matching.ExitCode <= 1, output);
        Assert.Equal("accepted", JsonDocument.Parse(output).RootElement.GetProperty("checker").GetString());
    }

    private async Task TakeInAsync(JsonElement sample, string outcome)
    {
        foreach (var file in sample.GetProperty("files").EnumerateArray())
        {
            var run = await county.Program.RunAsync(
                "import",
                file.GetProperty("subject").GetString()!,
                Path.Combine("sample", file.GetProperty("file").GetString()!),
                "--provider",
                file.GetProperty("provider").GetString()!,
                "--json");
            Assert.True(run.Status <= 1, run.ToString());
            Assert.Equal(outcome, run.Json.GetProperty("outcome").GetString());
        }
    }

    private void NoNameInAnyLog()
    {
        var logs = string.Concat(
            Directory.GetFiles(Path.Combine(county.Folder, ".coursematch", "log")).Select(File.ReadAllText));
        var rows = File.ReadAllLines(Path.Combine(county.Folder, "sample", "teilnehmende.csv"));
        var headers = rows[0].TrimStart('\uFEFF').Split(';');
        var columns = new[] { "Name", "Vorname" }.Select(header => Array.IndexOf(headers, header)).ToArray();
        Assert.DoesNotContain(-1, columns);
        Assert.NotEmpty(logs);
        Assert.All(
            rows.Skip(1)
                .SelectMany(row => columns.Select(column => row.Split(';')[column]))
                .Where(name => name.Length > 3),
            name => Assert.DoesNotContain(name, logs, StringComparison.Ordinal));
    }
}
