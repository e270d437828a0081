using CourseMatch.Host.Tests.County;
using Npgsql;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>The night takes in what lies in the providers' folders before it matches, and the morning hears of what
/// waits for a person.</summary>
public sealed class NightInboxTests(TestCounty county) : IClassFixture<TestCounty>
{
    /// <remarks>One provider's file goes straight through and is matched in the same night; another's is held, and a
    /// third is no list at all.</remarks>
    [Fact]
    public async Task Files_of_the_evening_are_in_the_plan_of_the_morning_and_held_ones_are_named()
    {
        var small = new SmallCounty(People: 8, Seats: 3, Parents: 0);
        await county.TakeInAsync(small);
        (await county.Program.RunAsync("inbox", "allow", SmallCounty.CourseProvider, "--json")).Ends(0);
        Drop(SmallCounty.CourseProvider, "kurse.csv", (small with { CourseCount = 3 }).Courses());
        Drop("Kolping", "andere.csv", small.Courses().Replace("K1;", "X1;", StringComparison.Ordinal));
        Drop("Kolping", "bild.csv", "PK\u0003\u0004\u0000\u0001");

        var night = (await county.Program.RunAsync("nights", "run", "--json")).Ends(0).Json
            .GetProperty("municipalities")[0].GetProperty("run");

        var step = night.GetProperty("steps")[0];
        Assert.Equal("takeInbox", step.GetProperty("step").GetString());
        Assert.Equal(
            (3, 1, 1, 1, 1),
            (Count("files"), Count("taken"), Count("held"), Count("refused"), Count("waiting")));
        var findings = step.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(
            ["CM4109", "CM4110", "CM4111"], findings.Select(finding => finding.GetProperty("code").GetString()));
        Assert.Contains("Kolping", findings[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var publish = night.GetProperty("steps").EnumerateArray()
            .Single(one => one.GetProperty("step").GetString() == "publish");
        Assert.Equal(8, publish.GetProperty("counts").GetProperty("promised").GetInt32());
        Assert.Contains(
            "CM4109",
            await ReportAsync(),
            StringComparison.Ordinal);

        int Count(string name) => step.GetProperty("counts").GetProperty(name).GetInt32();
    }

    /// <summary>Codes the office is told of in the morning.</summary>
    private async Task<string> ReportAsync()
    {
        await using var connection = new NpgsqlConnection(county.ConnectionString);
        await connection.OpenAsync();
        return Assert.Single(await DatabaseState.TextsAsync(
            connection,
            "select contents ->> 'findings' from coursematch.message where event_key like 'night/%/report'"));
    }

    private void Drop(string provider, string file, string text)
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(county.Folder, ".coursematch", "inbox", provider)).FullName;
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
    }
}
