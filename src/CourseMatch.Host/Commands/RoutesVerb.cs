using System.CommandLine;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Serving;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch routes</c>: every page and endpoint with the roles that may take it.</summary>
internal static class RoutesVerb
{
    public static Command Build(Screen screen) => Verb.Of(screen, "routes", async (_, token) =>
    {
        var loggers = LogFile.Open(isService: false);
        await using var county = await OpenedCounty.OpenAsync(loggers, screen.Municipality, token);
        await using var service = Service.Build([], loggers, county, new SignInWays(null));
        var document = await RouteList.OfAsync(service);
        return Answer.Of(
            ExitStatus.Done,
            document,
            HostJson.Default.RoutesDocument,
            text =>
            {
                foreach (var route in document.Routes)
                {
                    text.WriteLine($"{string.Join(' ', route.Methods)} {route.Path}: {Rule(route, screen)}");
                }
            });
    });

    private static string Rule(RouteLine route, Screen screen) =>
        !route.HasRule ? screen.Voice.Say("Routes.Closed")
        : route.IsForEverybody ? screen.Voice.Say("Routes.Everybody")
        : screen.Voice.Say("Routes.Roles", string.Join(", ", route.Readers), string.Join(", ", route.Writers));
}
