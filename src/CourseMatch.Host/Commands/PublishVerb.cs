using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch publish ID [--note TEXT --by NAME]</c>: puts a draft in force through the gate.</summary>
internal static class PublishVerb
{
    public static Command Build(Screen screen)
    {
        var id = Values.PlanNumber(screen.Voice, isRequired: true);
        var (note, by) = (new Option<string?>("--note"), new Option<string?>("--by"));
        return Verb.Of(
            screen,
            "publish",
            (parsed, token) => RunAsync(
                screen,
                new PlanId(parsed.GetValue(id) ?? 0),
                parsed.GetValue(note) is { } why
                    ? new GateRelease(parsed.GetValue(by) ?? ImportVerb.Terminal, why)
                    : null,
                token),
            id,
            note,
            by);
    }

    private static async Task<Answer> RunAsync(
        Screen screen, PlanId id, GateRelease? release, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Publishing");
        var outcome = await county.UseCases.Publishing.RunAsync(county.Municipality, id, release, token);
        county.Diary.Write(id, outcome);
        var status = Statuses.Of(outcome);
        return outcome switch
        {
            PublishOutcome.Published published => Answer.Of(
                status,
                PublishDocument.Of(published, screen.Voice),
                HostJson.Default.PublishDocument,
                text =>
                {
                    text.WriteLine(screen.Voice.Say("Publish.Done", id.Value, published.Promised));
                    FindingLines.Write(text, published.Findings, screen.Voice);
                }),
            _ => Answer.Failed(status, screen.Voice, Refusals.Of(id, outcome)),
        };
    }
}
