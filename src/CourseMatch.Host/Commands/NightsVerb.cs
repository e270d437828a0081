using System.CommandLine;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Nights;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch nights run|list|show|seats</c>: asks for a night, looks at those that were and at
/// what became of seats freed by day.</summary>
internal static class NightsVerb
{
    private const int UsualCount = 14;

    public static Command Build(Screen screen)
    {
        var verb = new Command("nights", screen.Voice.Say("Verb.nights"));
        var night = Values.Day(screen.Voice, "--night");
        var all = new Option<bool>("--all");
        var queue = new Option<bool>("--queue");
        var count = Values.Integer(screen.Voice, "--count", 1, 1000);
        verb.Add(Verb.Of(
            screen,
            "nights run",
            (parsed, token) => RunAsync(
                screen, parsed.GetValue(night), parsed.GetValue(all), parsed.GetValue(queue), token),
            night,
            all,
            queue));
        verb.Add(Verb.Of(
            screen,
            "nights list",
            (parsed, token) => ListAsync(screen, parsed.GetValue(count) ?? UsualCount, token),
            count));
        var shown = Values.Day(screen.Voice, "--night");
        verb.Add(Verb.Of(
            screen, "nights show", (parsed, token) => ShowAsync(screen, parsed.GetValue(shown), token), shown));
        var events = Values.Integer(screen.Voice, "--count", 1, 1000);
        verb.Add(Verb.Of(
            screen,
            "nights seats",
            (parsed, token) => SeatsAsync(screen, parsed.GetValue(events) ?? UsualCount, token),
            events));
        return verb;
    }

    private static async Task<Answer> RunAsync(
        Screen screen, DateOnly? asked, bool all, bool queue, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Night");
        var night = asked ?? county.Nights.Tonight;
        var done = new List<NightOfDocument>();
        var status = ExitStatus.Done;
        var scheduler = queue ? await SchedulerSetup.OpenQueueAsync(county.Nights, token) : null;
        foreach (var one in await county.Nights.Municipalities.ListAsync(token))
        {
            if (!all && one.Id != county.Municipality)
            {
                continue;
            }

            if (scheduler is not null)
            {
                var isNew = await NightQueue.QueueAsync(
                    scheduler, county.Nights, one.Id, night, NightTrigger.Hand, token);
                done.Add(new NightOfDocument(one.Name, isNew ? "queued" : "queuedBefore", null));
                continue;
            }

            var outcome = await county.Nights.RunAsync(one.Id, night, NightTrigger.Hand, token);
            done.Add(DocumentOf(one, outcome, screen.Voice));
            status = outcome is NightOutcome.Ended { Run.End: not NightEnd.Done } or NightOutcome.Busy
                ? ExitStatus.Findings
                : status;
        }

        await (scheduler?.Shutdown(waitForJobsToComplete: true, token) ?? default);
        return Answer.Of(
            status,
            new NightsRunDocument(night, done),
            HostJson.Default.NightsRunDocument,
            text =>
            {
                foreach (var one in done)
                {
                    text.WriteLine($"{one.Municipality}: {screen.Voice.Say($"Nights.{one.Did}", night)}");
                    WriteSteps(text, one.Run, screen.Voice);
                }
            });
    }

    private static NightOfDocument DocumentOf(Municipality municipality, NightOutcome outcome, Voice voice) =>
        outcome switch
        {
            NightOutcome.Ended ended =>
                new NightOfDocument(municipality.Name, "ended", NightDocument.Of(ended.Run, voice)),
            NightOutcome.EndedBefore before =>
                new NightOfDocument(municipality.Name, "endedBefore", NightDocument.Of(before.Run, voice)),
            NightOutcome.Busy => new NightOfDocument(municipality.Name, "busy", null),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };

    private static async Task<Answer> ListAsync(Screen screen, int count, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var nights = await county.Nights.Ledger.ListAsync(county.Municipality, count, token);
        return Answer.Of(
            ExitStatus.Done,
            new NightsDocument([.. nights.Select(run => NightDocument.Of(run, screen.Voice))]),
            HostJson.Default.NightsDocument,
            text =>
            {
                foreach (var run in nights)
                {
                    text.WriteLine(screen.Voice.Say(
                        "Nights.Line",
                        run.Night,
                        NightDocument.Name(run.Trigger),
                        run.End is { } end ? NightDocument.Name(end) : "…",
                        run.Jobs.Count,
                        run.Turn));
                }

                if (nights.Count == 0)
                {
                    text.WriteLine(screen.Voice.Say("Nights.None"));
                }
            });
    }

    private static async Task<Answer> SeatsAsync(Screen screen, int count, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var events = await county.Nights.SeatEvents.ListAsync(county.Municipality, count, token);
        return Answer.Of(
            ExitStatus.Done,
            new SeatEventsDocument([.. events.Select(SeatEventDocument.Of)]),
            HostJson.Default.SeatEventsDocument,
            text =>
            {
                foreach (var one in events)
                {
                    text.WriteLine(screen.Voice.Say(
                        "Seats.Line", one.At, one.CourseNumber, screen.Voice.Say($"Seats.{one.Kind}"),
                        screen.Voice.Say($"Seats.{one.End?.ToString() ?? "Open"}", one.Plan?.Value ?? 0)));
                }

                if (events.Count == 0)
                {
                    text.WriteLine(screen.Voice.Say("Seats.None"));
                }
            });
    }

    private static async Task<Answer> ShowAsync(Screen screen, DateOnly? asked, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var run = asked is { } night
            ? await county.Nights.Ledger.ReadAsync(county.Municipality, night, token)
            : (await county.Nights.Ledger.ListAsync(county.Municipality, 1, token)).FirstOrDefault();
        if (run is null)
        {
            return Answer.Failed(
                ExitStatus.BadInput,
                screen.Voice,
                Finding.Of("CM4108", Severity.Error, asked ?? county.Nights.Tonight));
        }

        var document = NightDocument.Of(run, screen.Voice);
        return Answer.Of(
            ExitStatus.Done,
            document,
            HostJson.Default.NightDocument,
            text =>
            {
                text.WriteLine($"{run.Night:yyyy-MM-dd}  {document.Trigger}  {document.Outcome ?? "…"}");
                WriteSteps(text, document, screen.Voice);
            });
    }

    private static void WriteSteps(TextWriter text, NightDocument? night, Voice voice)
    {
        foreach (var step in night?.Steps ?? [])
        {
            var name = FindingTexts.Term(Enum.Parse<NightStep>(step.Step, ignoreCase: true), voice.Culture);
            text.WriteLine($"  {name,-34} {step.Outcome ?? "…"}");
            foreach (var one in step.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.WriteLine($"      {one}");
            }

            foreach (var finding in step.Findings)
            {
                text.WriteLine($"      {finding.Code}: {finding.Sentence}");
            }
        }
    }
}
