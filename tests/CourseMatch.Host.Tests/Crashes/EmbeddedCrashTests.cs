using System.Diagnostics;
using System.Globalization;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Store.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace CourseMatch.Host.Tests.Crashes;

/// <summary>The same with our own server, and the server killed as well: what a power cut leaves.</summary>
public sealed class EmbeddedCrashTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    private const int Seed = 7;

    private readonly string folder = place.Folder;

    [Fact]
    public async Task Program_and_server_killed_while_publishing_leave_a_county_that_starts_again()
    {
        var program = new BuiltProgram(folder);
        var county = new SmallCounty(People: 60, Seats: 10, Parents: 10, CarePlaces: 8, CourseCount: 4);
        county.Write(folder);
        foreach (var subject in new[] { "courses", "care", "newcomers" })
        {
            await DoneAsync(program, "import", subject, subject + ".csv", "--provider", "VHS");
        }

        var random = new Random(Seed);
        for (var round = 1; round <= 3; round++)
        {
            await DoneAsync(program, "match", "--gap", "0.02", "--work", "500");
            using var publishing = program.Start("publish", $"{round}");
            var server = await ServerAsync(publishing);
            await Task.Delay(random.Next(600));
            publishing.Kill();
            if (random.Next(2) == 0)
            {
                server?.Kill();
            }

            await publishing.WaitForExitAsync();
            var again = await program.RunAsync("publish", $"{round}");
            Assert.True(again.Status is <= 1 or 3, $"seed {Seed}, round {round}: {again}");
            await LookAsync(round);
        }
    }

    private static async Task DoneAsync(BuiltProgram program, params string[] args)
    {
        var run = await program.RunAsync(args);
        Assert.True(run.Status <= 1, run.ToString());
    }

    /// <summary>The server's process, once there is one.</summary>
    private async Task<Process?> ServerAsync(Process starter)
    {
        var file = Path.Combine(folder, ".coursematch", "postgres", "data", "postmaster.pid");
        while (!File.Exists(file) && !starter.HasExited)
        {
            await Task.Delay(2);
        }

        try
        {
            return int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var number)
                ? Process.GetProcessById(number)
                : null;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException)
        {
            return null;
        }
    }

    private async Task LookAsync(int round)
    {
        await using var server = await EmbeddedServer.StartAsync(
            new EmbeddedServerOptions { HomeFolder = Path.Combine(folder, ".coursematch") },
            NullLogger.Instance,
            CancellationToken.None);
        var faults = (await Promises.FaultsAsync(server.ConnectionString))
            .Concat(await JudgedPlans.FaultsAsync(server.ConnectionString)).ToArray();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Assert.True(faults.Length == 0, $"seed {Seed}, round {round}: {string.Join(Environment.NewLine, faults)}");
    }
}
