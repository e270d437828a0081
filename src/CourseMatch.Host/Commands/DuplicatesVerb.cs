using System.CommandLine;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Linkage.Trials;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch duplicates list|find|merge|apart|undo|measure</c>: records of one person in several lists.
/// </summary>
internal static class DuplicatesVerb
{
    private const int RecordsDefault = 20_000;
    private const int DuplicatePercent = 15;

    public static Command Build(Screen screen)
    {
        var command = new Command("duplicates", screen.Voice.Say("Verb.duplicates"));
        var all = new Option<bool>("--all");
        command.Add(Of(
            screen,
            "list",
            "Verb.duplicates-list",
            (county, parsed, token) => ListAsync(screen, county, parsed.GetValue(all), token),
            all));
        command.Add(Of(
            screen,
            "find",
            "Verb.duplicates-find",
            async (county, _, token) => Found(
                screen.Voice, await county.UseCases.Linking.RunAsync(county.Municipality, token))));
        command.Add(Deciding(screen, "merge", (deciding, county, id, token) =>
            deciding.MergeAsync(county.Municipality, id, ImportVerb.Terminal, token)));
        command.Add(Deciding(screen, "apart", (deciding, county, id, token) =>
            deciding.ApartAsync(county.Municipality, id, ImportVerb.Terminal, token)));
        command.Add(Deciding(screen, "undo", (deciding, county, id, token) =>
            deciding.UndoAsync(county.Municipality, id, ImportVerb.Terminal, token)));
        command.Add(Measuring(screen));
        return command;
    }

    private static Command Of(
        Screen screen,
        string name,
        string description,
        Func<OpenedCounty, ParseResult, CancellationToken, Task<Answer>> run,
        params Symbol[] parts)
    {
        var command = Verb.Of(
            screen,
            name,
            async (parsed, token) =>
            {
                using var line = new ProgressLine(screen);
                await using var county = await OpenedCounty.OpenAsync(line, token);
                return await run(county, parsed, token);
            },
            parts);
        command.Description = screen.Voice.Say(description);
        return command;
    }

    private static Command Deciding(
        Screen screen,
        string name,
        Func<DecideDuplicate, OpenedCounty, int, CancellationToken, Task<LinkDecision>> decide)
    {
        var id = Values.Number(screen.Voice, isRequired: true);
        return Of(
            screen,
            name,
            $"Verb.duplicates-{name}",
            async (county, parsed, token) => Decided(
                screen.Voice,
                await decide(county.UseCases.DecidingDuplicates, county, parsed.GetValue(id)!.Value, token)),
            id);
    }

    private static Command Measuring(Screen screen)
    {
        var records = Values.Integer(screen.Voice, "--records", 100, 200_000);
        var seed = Values.Long(screen.Voice, "--seed", 0);
        return Verb.Of(
            screen,
            "measure",
            (parsed, token) => Task.FromResult(Measured(
                screen.Voice, parsed.GetValue(records) ?? RecordsDefault, parsed.GetValue(seed) ?? 1, token)),
            records,
            seed);
    }

    private static async Task<Answer> ListAsync(
        Screen screen, OpenedCounty county, bool all, CancellationToken token)
    {
        var links = await county.Served.Linkage.LinksAsync(
            county.Municipality, all ? null : LinkState.Proposed, token);
        var document = new DuplicatesDocument([.. links.Select(link => DuplicateView.Of(link, screen.Voice))]);
        return Answer.Of(
            ExitStatus.Done,
            document,
            HostJson.Default.DuplicatesDocument,
            text =>
            {
                foreach (var link in document.Duplicates)
                {
                    Write(text, link, screen.Voice);
                }

                if (links.Count == 0)
                {
                    text.WriteLine(screen.Voice.Say("Duplicates.None"));
                }
            });
    }

    private static Answer Found(Voice voice, LinkageOutcome outcome) => Answer.Of(
        ExitStatus.Done,
        new LinkageDocument(outcome.Merged, outcome.Proposed),
        HostJson.Default.LinkageDocument,
        text => text.WriteLine(voice.Say("Duplicates.Found", outcome.Merged, outcome.Proposed)));

    private static Answer Decided(Voice voice, LinkDecision decision) => decision switch
    {
        LinkDecision.Decided { Link: var link } => Answer.Of(
            ExitStatus.Done,
            new DuplicateDecisionDocument(DuplicateView.Of(link, voice)),
            HostJson.Default.DuplicateDecisionDocument,
            text => Write(text, DuplicateView.Of(link, voice), voice)),
        LinkDecision.Refused { Finding: var finding } => Answer.Failed(
            finding.Code == "CM1801" ? ExitStatus.BadInput : ExitStatus.Unsatisfiable, voice, finding),
        _ => throw new InvalidOperationException("The set of decisions is closed."),
    };

    private static void Write(TextWriter text, DuplicateView link, Voice voice) => text.WriteLine(voice.Say(
        $"Duplicates.{link.State}",
        link.Duplicate,
        link.Kept,
        link.KeptSource,
        link.Other,
        link.OtherSource,
        link.Bits,
        string.Join(", ", link.Reasons.Select(reason => reason.Reason))));

    private static Answer Measured(Voice voice, int records, long seed, CancellationToken token)
    {
        var people = TrialPeople.Make(records, DuplicatePercent, seed);
        var begun = TimeProvider.System.GetTimestamp();
        var figures = LinkageTrial.Measure(people, token);
        var document = new LinkageTrialDocument(
            figures.Records, seed, figures.TruePairs, figures.Certain, figures.CertainRight, figures.Queued,
            figures.QueuedRight, figures.Precision, figures.Recall, LinkageFigures.PrecisionBar,
            LinkageFigures.RecallBar, figures.MeetsBars, TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
        return Answer.Of(
            figures.MeetsBars ? ExitStatus.Done : ExitStatus.Unsatisfiable,
            document,
            HostJson.Default.LinkageTrialDocument,
            text => text.WriteLine(voice.Say(
                "Duplicates.Measured",
                document.Records, document.TruePairs, document.Merged, document.MergedRight, document.Precision,
                document.PrecisionBar, document.Queued, document.QueuedRight, document.Recall, document.RecallBar,
                document.Seconds)));
    }
}
