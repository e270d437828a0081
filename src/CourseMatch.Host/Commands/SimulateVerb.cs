using System.CommandLine;
using CourseMatch.Host.Database;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Simulation;
using CourseMatch.Host.Terminal;
using CourseMatch.Store;
using CourseMatch.Store.Migrations;
using CourseMatch.Store.Server;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch simulate</c>: weeks of an invented county, in a database of its own that is thrown away.
/// </summary>
internal static class SimulateVerb
{
    private static readonly DateOnly Start = new(2027, 1, 4);

    public static Command Build(Screen screen)
    {
        var weeks = Values.Integer(screen.Voice, "--weeks", 1, 52);
        var seed = Values.Integer(screen.Voice, "--seed", 1, int.MaxValue);
        var families = Values.Integer(screen.Voice, "--families", 2, 10_000);
        var seats = Values.Integer(screen.Voice, "--seats", 1, 100);
        return Verb.Of(
            screen, "simulate",
            (parsed, token) => RunAsync(
                screen, parsed.GetValue(weeks) ?? 10, parsed.GetValue(seed) ?? 1, parsed.GetValue(families) ?? 300,
                parsed.GetValue(seats) ?? 100, token),
            weeks, seed, families, seats);
    }

    private static async Task<Answer> RunAsync(
        Screen screen, int weeks, int seed, int families, int seatsPercent, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        line.Report("Database");
        var home = Directory.CreateTempSubdirectory("coursematch-simulate-");
        try
        {
            using var loggers = LogFile.Open(isService: false);
            await using var server = await EmbeddedServer.StartAsync(
                new EmbeddedServerOptions { HomeFolder = home.FullName },
                loggers.CreateLogger<EmbeddedServer>(),
                token);
            await using var parts = new ServiceCollection()
                .AddSingleton(loggers)
                .AddLogging()
                .AddStore(_ => server.ConnectionString)
                .BuildServiceProvider();
            (await parts.GetRequiredService<MigrationRunner>().ApplyAsync(token)).Match(
                _ => true, refused => throw new DatabaseRefusedException(refused.Message));
            var document = await new Simulator(parts, Start, weeks, seed, families, seatsPercent)
                .RunAsync(_ => line.Report("Simulation"), token);
            return Answer.Of(
                document.InvariantFaults == 0 ? ExitStatus.Done : ExitStatus.MachineryFailed,
                document,
                SimulationJson.Default.SimulationDocument,
                text => Write(text, document, screen));
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static void Write(TextWriter text, SimulationDocument document, Screen screen)
    {
        foreach (var way in document.Ways)
        {
            text.WriteLine(screen.Voice.Say("Simulate.Way", way.Way, way.PeopleServed, way.PromisesKept));
            foreach (var week in way.Weeks)
            {
                text.WriteLine(screen.Voice.Say(
                    "Simulate.Week", week.Week, week.Waiting, week.WaitingDays, week.Offered, week.DaysToOffer,
                    week.Moves, week.TakenBack, week.FillRate, week.HeldNights));
            }
        }

        text.WriteLine(screen.Voice.Say("Simulate.Done", document.Seconds, document.InvariantFaults));
    }
}
