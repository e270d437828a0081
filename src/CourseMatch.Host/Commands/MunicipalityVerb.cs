using System.CommandLine;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Database;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch municipality add NAME</c> and <c>list</c>: whom this installation serves.</summary>
internal static class MunicipalityVerb
{
    private const int NameLengthMax = 200;

    public static Command Build(Screen screen)
    {
        var verb = new Command("municipality", screen.Voice.Say("Verb.municipality"));
        var name = new Argument<string>("NAME");
        verb.Add(Verb.Of(
            screen,
            "municipality add",
            (parsed, token) => AddAsync(screen, parsed.GetRequiredValue(name), token),
            name));
        verb.Add(Verb.Of(screen, "municipality list", (_, token) => ListAsync(screen, token)));
        return verb;
    }

    private static async Task<Answer> AddAsync(Screen screen, string name, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLengthMax || name.Any(char.IsControl))
        {
            return Answer.Failed(
                ExitStatus.BadInput, screen.Voice, Finding.Of("CM4107", Severity.Error, NameLengthMax));
        }

        using var loggers = LogFile.Open(isService: false);
        await using var database = await OpenedDatabase.OpenAsync(loggers, token);
        return await database.Parts.GetRequiredService<IMunicipalities>().AddAsync(name, token) is { } added
            ? Of(screen, [added])
            : Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM4104", Severity.Error, name));
    }

    private static async Task<Answer> ListAsync(Screen screen, CancellationToken token)
    {
        using var loggers = LogFile.Open(isService: false);
        await using var database = await OpenedDatabase.OpenAsync(loggers, token);
        return Of(screen, await database.Parts.GetRequiredService<IMunicipalities>().ListAsync(token));
    }

    private static Answer Of(Screen screen, IReadOnlyList<Municipality> municipalities) => Answer.Of(
        ExitStatus.Done,
        new MunicipalitiesDocument([.. municipalities.Select(one => new MunicipalityDocument(one.Id.Value, one.Name))]),
        HostJson.Default.MunicipalitiesDocument,
        text =>
        {
            foreach (var one in municipalities)
            {
                text.WriteLine($"{one.Id.Value,6}  {one.Name}");
            }
        });
}
