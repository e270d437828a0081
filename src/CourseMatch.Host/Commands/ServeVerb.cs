using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Serving;
using CourseMatch.Host.Terminal;
using Microsoft.AspNetCore.Connections;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch serve</c>: the service on this machine, until Ctrl-C or SIGTERM.</summary>
internal static class ServeVerb
{
    public static Command Build(Screen screen)
    {
        var urls = new Option<string?>("--urls") { HelpName = "http://127.0.0.1:PORT" };
        var identity = new Option<string?>("--identity") { HelpName = "identity.json" };
        return Verb.Of(
            screen,
            "serve",
            (parsed, token) => RunAsync(screen, parsed.GetValue(urls), parsed.GetValue(identity), token),
            urls,
            identity);
    }

    private static async Task<Answer> RunAsync(
        Screen screen, string? named, string? identity, CancellationToken token)
    {
        var urls = named ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? ListenAddress.Default;
        var (addresses, refused) = ListenAddress.Read(urls);
        if (refused.Count > 0)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refused);
        }

        var ways = new SignInWays(await AuthorityFile.ReadAsync(identity, token));
        var loggers = LogFile.Open(isService: true);
        await using var county = await OpenedCounty.OpenAsync(loggers, screen.Municipality, token);
        var accounts = new ServedAccounts(county);
        if (await accounts.RefusalAsync(token) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        await using var service = Service.Build(addresses, loggers, county, ways);
        try
        {
            await service.StartAsync(token);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return Answer.Failed(ExitStatus.MachineryFailed, screen.Voice, Finding.Of("CM4032", Severity.Error, urls));
        }

        await accounts.AnnounceAsync(screen, ways, token);
        Announce(screen, [.. service.Urls]).Print(screen);
        await StopSignal.UntilStoppedAsync(token);
        await service.StopAsync(CancellationToken.None);
        return Answer.Silent(ExitStatus.Done);
    }

    /// <summary>Said once the service answers: a program that waits for this line may send its first request.</summary>
    private static Answer Announce(Screen screen, IReadOnlyList<string> urls) => Answer.Of(
        ExitStatus.Done,
        new ServeDocument(urls),
        HostJson.Default.ServeDocument,
        text => text.WriteLine(screen.Voice.Say("Serve.Running", string.Join(", ", urls))));
}
