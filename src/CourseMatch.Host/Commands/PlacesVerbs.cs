using System.CommandLine;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Places;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Files;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch places load FILE</c> and <c>coursematch travel load FILE</c>: the operator's tables of
/// places.
/// </summary>
internal static class PlacesVerbs
{
    public static Command Places(Screen screen) => Of(
        screen,
        "places",
        (loading, county, stream, token) =>
            loading.PostcodesAsync(county.Municipality, PostcodeFiles.Read(stream, token), token));

    public static Command Travel(Screen screen) => Of(
        screen,
        "travel",
        (loading, county, stream, token) =>
            loading.TravelAsync(county.Municipality, TravelFiles.Read(stream, token), token));

    private static Command Of(
        Screen screen,
        string name,
        Func<LoadPlaces, OpenedCounty, Stream, CancellationToken, Task<PlacesOutcome>> load)
    {
        var command = new Command(name, screen.Voice.Say($"Verb.{name}"));
        var file = new Argument<string>("FILE");
        var verb = Verb.Of(
            screen,
            "load",
            (parsed, token) => RunAsync(screen, name, parsed.GetRequiredValue(file), load, token),
            file);
        verb.Description = screen.Voice.Say($"Verb.{name}");
        command.Add(verb);
        return command;
    }

    private static async Task<Answer> RunAsync(
        Screen screen,
        string name,
        string path,
        Func<LoadPlaces, OpenedCounty, Stream, CancellationToken, Task<PlacesOutcome>> load,
        CancellationToken token)
    {
        if (ReadableFile.Refusal(path) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        await using var stream = ReadableFile.Open(path);
        var outcome = await load(county.Served.LoadingPlaces, county, stream, token);
        return Answer.Of(
            outcome.IsRefused ? ExitStatus.BadInput : Statuses.Of(outcome.Findings),
            new PlacesLoadedDocument(
                outcome.Rows, outcome.Unreliable, FindingView.All(outcome.Findings, screen.Voice)),
            HostJson.Default.PlacesLoadedDocument,
            text =>
            {
                text.WriteLine(screen.Voice.Say($"Places.{name}", outcome.Rows, outcome.Unreliable));
                FindingLines.Write(text, outcome.Findings, screen.Voice);
            });
    }
}
