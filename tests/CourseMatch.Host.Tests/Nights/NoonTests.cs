using System.Globalization;
using System.Text.Json;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;
using Xunit.Abstractions;

namespace CourseMatch.Host.Tests.Nights;

/// <summary>Goal: a seat freed at noon is answered within the minute, by a worker that nobody told. Method: a night, a
/// real worker, declines one after another; the record says how long each took.</summary>
/// <remarks>A small county here; <c>scripts/noon</c> asks for a large one by the environment.</remarks>
public sealed class NoonTests(TestCounty county, ITestOutputHelper output) : IClassFixture<TestCounty>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_seat_freed_at_noon_is_answered_by_whichever_worker_is_there()
    {
        var (people, courses, declines) = (Setting("PEOPLE", 30), Setting("COURSES", 3), Setting("DECLINES", 2));
        await county.TakeInAsync(new SmallCounty(
            people, Seats: Setting("SEATS", 8), Parents: Math.Min(40, people / 5),
            CarePlaces: Math.Clamp(people / 10, 2, 20), courses));
        using (var night = county.Program.Start("nights", "run", "--json"))
        {
            _ = night.StandardError.ReadToEndAsync();
            var said = await night.StandardOutput.ReadToEndAsync();
            await night.WaitForExitAsync();
            Assert.True(night.ExitCode <= 1, said);
        }

        var offered = (await county.Program.RunAsync("offers", "list", "--json")).Ends(0).Json.GetProperty("places")
            .EnumerateArray().Select(place => place.GetProperty("reference").GetString()!).Take(declines).ToList();
        Assert.Equal(declines, offered.Count);
        var worker = new BuiltProgram(
            county.Folder,
            ("ConnectionStrings__CourseMatch", county.ConnectionString),
            ("COURSEMATCH_CHECKIN_SECONDS", "1")).Start("worker", "--json");
        try
        {
            _ = worker.StandardOutput.ReadToEndAsync();
            _ = worker.StandardError.ReadToEndAsync();
            var seconds = new List<double>();
            foreach (var reference in offered)
            {
                (await county.Program.RunAsync("offers", "decline", reference, "--reason", "other", "--json")).Ends(0);
                seconds.Add(await AnswerAsync());
            }

            output.WriteLine(string.Join(" ", seconds));
            if (Environment.GetEnvironmentVariable("COURSEMATCH_NOON_REPORT") is { Length: > 0 } file)
            {
                File.WriteAllText(
                    file, JsonSerializer.Serialize(new { people, courses, seconds, longest = seconds.Max() }));
            }
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
        }
    }

    /// <summary>Waits until the newest event is settled by a proposal.</summary>
    /// <returns>Seconds from the event to the stored chain.</returns>
    private async Task<double> AnswerAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            var newest = (await county.Program.RunAsync("nights", "seats", "--count", "1", "--json")).Ends(0).Json
                .GetProperty("events")[0];
            if (newest.GetProperty("outcome").GetString() is { } outcome)
            {
                Assert.Equal("proposed", outcome);
                Assert.Equal("placeEnded", newest.GetProperty("kind").GetString());
                return newest.GetProperty("seconds").GetDouble();
            }
        }

        throw new TimeoutException("Nobody answered the freed seat.");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable("COURSEMATCH_NOON_" + name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : otherwise;
}
