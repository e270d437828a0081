using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace CourseMatch.Host.Tests.Nights;

/// <summary>Goal: many municipalities' nights spread over workers and come to the same, whoever does which and in which
/// order. Method: the same database, one and two workers. <c>scripts/spread-nights</c> asks for 53 and three.</summary>
public sealed class NightSpreadTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Nights_spread_over_workers_and_come_to_the_same()
    {
        var municipalities = int.Parse(Setting("MUNICIPALITIES", "5"), CultureInfo.InvariantCulture);
        var workers = Setting("WORKERS", "1 2").Split(' ')
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var report = await NightSpread.RunAsync(municipalities, workers, line =>
        {
            output.WriteLine(line);
            if (Setting("LOG", "") is { Length: > 0 } log)
            {
                File.AppendAllText(log, line + Environment.NewLine);
            }
        });
        if (Setting("REPORT", "") is { Length: > 0 } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(report, Readable) + Environment.NewLine);
        }

        Assert.True(report.IsSameResult, "the plans differ between the runs");
        Assert.All(report.Runs, run => Assert.Equal(municipalities, run.NightsPerWorker.Sum()));
    }

    private static string Setting(string name, string otherwise) =>
        Environment.GetEnvironmentVariable("COURSEMATCH_SPREAD_" + name) is { Length: > 0 } value ? value : otherwise;
}
