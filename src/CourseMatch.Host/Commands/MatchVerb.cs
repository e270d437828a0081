using System.CommandLine;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch match</c>: from what is on file to a draft. Publishing is a person's decision.</summary>
internal static class MatchVerb
{
    public static Command Build(Screen screen)
    {
        var search = new SearchOptions(screen.Voice, MatchRequest.UsualGap);
        var day = Values.Day(screen.Voice, "--day");
        return Verb.Of(
            screen,
            "match",
            (parsed, token) => RunAsync(screen, search, parsed, parsed.GetValue(day), token),
            [day, .. search.All]);
    }

    private static async Task<Answer> RunAsync(
        Screen screen, SearchOptions search, ParseResult parsed, DateOnly? day, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Reading");
        var outcome = await county.UseCases.Matching(search.EngineOf(parsed)).RunAsync(
            county.Municipality,
            day,
            search.LimitsOf(parsed),
            new SearchWatch(line),
            stopSearch: token,
            CancellationToken.None);
        county.Diary.Write(outcome);
        return outcome switch
        {
            MatchOutcome.Drafted drafted => Answer.Of(
                Statuses.Of(drafted.Plan.Notes),
                MatchDocument.Of(drafted.Plan, drafted.Gap),
                HostJson.Default.MatchDocument,
                text =>
                {
                    text.WriteLine(screen.Voice.Say(
                        "Match.Done",
                        drafted.Plan.Summary.Id.Value,
                        drafted.Plan.Summary.Placed,
                        drafted.Plan.Summary.Newcomers,
                        drafted.Plan.Summary.ChildrenPlaced,
                        drafted.Plan.Summary.Gap));
                    text.WriteLine(screen.Voice.Say("Match.Next", drafted.Plan.Summary.Id.Value));
                    FindingLines.Write(text, drafted.Plan.Notes, screen.Voice);
                }),
            MatchOutcome.NotDrafted refused =>
                Answer.Failed(Statuses.Of(refused), screen.Voice, refused.Findings),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }
}
