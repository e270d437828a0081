using System.CommandLine;
using CourseMatch.Host.Database;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch migrate</c>: brings the database to the program's version.</summary>
internal static class MigrateVerb
{
    public static Command Build(Screen screen) => Verb.Of(screen, "migrate", async (_, token) =>
    {
        using var loggers = LogFile.Open(isService: false);
        await using var database = await OpenedDatabase.OpenAsync(loggers, token);
        return Answer.Of(
            ExitStatus.Done,
            new MigrateDocument(database.Applied),
            HostJson.Default.MigrateDocument,
            text => text.WriteLine(database.Applied.Count == 0
                ? screen.Voice.Say("Migrate.Nothing")
                : screen.Voice.Say("Migrate.Applied", string.Join(", ", database.Applied))));
    });
}
