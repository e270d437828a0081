using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch care enter COURSE --places N</c> and <c>care remove COURSE</c>: what no catalogue says,
/// entered by hand.</summary>
internal static class CareVerb
{
    private const int PlacesMax = 200;
    private const int MonthsMax = 240;
    private const int SchoolMonths = 72;

    public static Command Build(Screen screen)
    {
        var command = new Command("care", screen.Voice.Say("Verb.care-by-hand"));
        var entered = new Argument<string>("COURSE");
        var places = Values.Integer(screen.Voice, "--places", 1, PlacesMax);
        places.Required = true;
        var from = Values.Integer(screen.Voice, "--months-from", 0, MonthsMax);
        var below = Values.Integer(screen.Voice, "--months-below", 1, MonthsMax);
        command.Add(Verb.Of(
            screen,
            "care enter",
            (parsed, token) => RunAsync(
                screen,
                (county, stop) => county.UseCases.EnteringCare.EnterAsync(
                    county.Municipality,
                    parsed.GetRequiredValue(entered),
                    new CareBesideCourse(
                        parsed.GetValue(places)!.Value,
                        parsed.GetValue(from) ?? 0,
                        parsed.GetValue(below) ?? SchoolMonths,
                        Texts.Voice.German.Say("Care.ByHand", parsed.GetRequiredValue(entered))),
                    ImportVerb.Terminal,
                    stop),
                token),
            entered,
            places,
            from,
            below));
        var removed = new Argument<string>("COURSE");
        command.Add(Verb.Of(
            screen,
            "care remove",
            (parsed, token) => RunAsync(
                screen,
                (county, stop) => county.UseCases.EnteringCare.TakeOutAsync(
                    county.Municipality, parsed.GetRequiredValue(removed), ImportVerb.Terminal, stop),
                token),
            removed));
        return command;
    }

    private static async Task<Answer> RunAsync(
        Screen screen,
        Func<OpenedCounty, CancellationToken, Task<(ImportOutcome? Outcome, Finding? Refusal)>> run,
        CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var (outcome, refusal) = await run(county, token);
        if (outcome is null)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal!);
        }

        county.Diary.Write(outcome);
        return ImportVerb.AnswerOf(screen, outcome);
    }
}
