using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace CourseMatch.Host.Tests.Crashes;

/// <summary>Goal: whatever is killed whenever, afterwards there is no half import, no half plan, no seat above capacity
/// and no child without its place, and a second start works. Method: real processes killed with -9 at seeded random
/// moments, half of them while they write; then questions to the bare tables, and the placement judge.</summary>
/// <remarks>A few rounds here; <c>scripts/crash-first-night</c> asks for as many as one likes by the environment.
/// </remarks>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Killed_at_any_moment_everything_is_done_or_nothing()
    {
        var report = await CrashCampaign.RunAsync(
            Setting("ROUNDS", 10), Setting("SEED", 20261122), line =>
            {
                output.WriteLine(line);
                if (Environment.GetEnvironmentVariable("COURSEMATCH_CRASH_LOG") is { Length: > 0 } log)
                {
                    File.AppendAllText(log, line + Environment.NewLine);
                }
            });

        if (Environment.GetEnvironmentVariable("COURSEMATCH_CRASH_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(report, Readable) + Environment.NewLine);
        }

        Assert.True(report.Faults.Count == 0, string.Join(Environment.NewLine, report.Faults));
        Assert.True(
            report.KilledInTransaction > 0, "no process was killed while it wrote: the moments miss their aim");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable("COURSEMATCH_CRASH_" + name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : otherwise;
}
