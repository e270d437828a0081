using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace CourseMatch.Host.Tests.Nights;

/// <summary>Goal: whatever worker is killed whenever, every night ends once, no place is promised twice, no message is
/// lost or doubled, and the judge accepts every published plan. Method: real workers on one database and a real mail
/// server, kill -9 at seeded moments.</summary>
/// <remarks>A few nights here; <c>scripts/crash-nights</c> asks for as many as one likes by the environment.</remarks>
public sealed class NightCrashTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Whoever_is_killed_every_night_ends_once_and_every_message_leaves_once()
    {
        var report = await NightCampaign.RunAsync(
            Setting("NIGHTS", 4), Setting("WORKERS", 2), Setting("SEED", 20261122), line =>
            {
                output.WriteLine(line);
                if (Environment.GetEnvironmentVariable("COURSEMATCH_NIGHTS_LOG") is { Length: > 0 } log)
                {
                    File.AppendAllText(log, line + Environment.NewLine);
                }
            });

        if (Environment.GetEnvironmentVariable("COURSEMATCH_NIGHTS_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(report, Readable) + Environment.NewLine);
        }

        Assert.True(report.Faults.Count == 0, string.Join(Environment.NewLine, report.Faults));
        Assert.Equal(
            (report.Nights, 0, 0, 0, 0, 0),
            (report.EndedOnce, report.PromisedTwice, report.MessagesLost, report.MessagesDoubled,
                report.RejectedPlans, report.SeatsUnanswered));
        Assert.True(report.KillsInWork > 0, "no worker was killed at work: the moments miss their aim");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable("COURSEMATCH_NIGHTS_" + name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : otherwise;
}
