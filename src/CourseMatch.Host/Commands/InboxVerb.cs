using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Inbox;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch inbox take|show|allow|ask|token|revoke</c>: files that come by themselves.</summary>
internal static class InboxVerb
{
    public static Command Build(Screen screen)
    {
        var command = new Command("inbox", screen.Voice.Say("Verb.inbox"));
        command.Add(Of(screen, "take", (county, _, token) => TakeAsync(screen.Voice, county, token)));
        command.Add(Of(screen, "deliveries", (county, _, token) => ShowAsync(screen.Voice, county, token)));
        command.Add(OfProvider(screen, "allow", (county, source, token) =>
            StraightAsync(screen.Voice, county, source, true, token)));
        command.Add(OfProvider(screen, "ask", (county, source, token) =>
            StraightAsync(screen.Voice, county, source, false, token)));
        command.Add(OfProvider(screen, "token", (county, source, token) =>
            MakeAsync(screen.Voice, county, source, token)));
        var id = Values.Number(screen.Voice, isRequired: true);
        command.Add(Of(
            screen,
            "revoke",
            (county, parsed, token) => RevokeAsync(screen.Voice, county, parsed.GetValue(id)!.Value, token),
            id));
        return command;
    }

    private static Command OfProvider(
        Screen screen, string name, Func<OpenedCounty, string, CancellationToken, Task<Answer>> run)
    {
        var provider = new Argument<string>("SOURCE");
        return Of(
            screen,
            name,
            (county, parsed, token) => string.IsNullOrWhiteSpace(parsed.GetRequiredValue(provider))
                ? Task.FromResult(Answer.Failed(
                    ExitStatus.BadInput, screen.Voice, Finding.Of("CM4051", Severity.Error)))
                : run(county, parsed.GetRequiredValue(provider), token),
            provider);
    }

    private static Command Of(
        Screen screen,
        string name,
        Func<OpenedCounty, ParseResult, CancellationToken, Task<Answer>> run,
        params Symbol[] parts) => Verb.Of(
            screen,
            name,
            async (parsed, token) =>
            {
                using var line = new ProgressLine(screen);
                await using var county = await OpenedCounty.OpenAsync(line, token);
                return await run(county, parsed, token);
            },
            parts);

    private static async Task<Answer> TakeAsync(Voice voice, OpenedCounty county, CancellationToken token)
    {
        var answers = await county.Served.TakingInbox.RunAsync(county.Municipality, token);
        foreach (var outcome in answers.Select(answer => answer.Outcome).Where(outcome => outcome is not null))
        {
            county.Diary.Write(outcome!);
        }

        return Answer.Of(
            answers.Any(answer => answer.Outcome is not null ? Statuses.Of(answer.Outcome) != ExitStatus.Done : true)
                ? ExitStatus.Findings
                : ExitStatus.Done,
            new InboxDocument([.. answers.Select(answer => InboxEntry.Of(answer, voice))]),
            HostJson.Default.InboxDocument,
            text =>
            {
                foreach (var answer in answers)
                {
                    var outcome = answer.Outcome?.GetType().Name ?? "Refused";
                    text.WriteLine($"{answer.File.Source}/{answer.File.Name}: {voice.Say($"Inbox.{outcome}")}");
                }

                if (answers.Count == 0)
                {
                    text.WriteLine(voice.Say("Inbox.Empty", InboxFolder.Root));
                }
            });
    }

    private static async Task<Answer> ShowAsync(Voice voice, OpenedCounty county, CancellationToken token)
    {
        var straight = await county.Served.Deliveries.StraightAsync(county.Municipality, token);
        var tokens = await county.Served.Deliveries.TokensAsync(county.Municipality, token);
        return Answer.Of(
            ExitStatus.Done,
            new DeliveriesDocument(InboxFolder.Root, straight, [.. tokens.Select(one => TokenView.Of(one))]),
            HostJson.Default.DeliveriesDocument,
            text =>
            {
                text.WriteLine(voice.Say("Inbox.Folder", InboxFolder.Root));
                text.WriteLine(voice.Say("Inbox.Straight", straight.Count == 0 ? "–" : string.Join(", ", straight)));
                foreach (var one in tokens)
                {
                    text.WriteLine(voice.Say(
                        one.RevokedAt is null ? "Inbox.Token" : "Inbox.TokenRevoked",
                        one.Id, one.Source, one.MadeBy, one.MadeAt.LocalDateTime));
                }
            });
    }

    private static async Task<Answer> StraightAsync(
        Voice voice, OpenedCounty county, string source, bool isStraight, CancellationToken token)
    {
        await county.Served.Deliveries.SetStraightAsync(
            county.Municipality, source, isStraight, ImportVerb.Terminal, TimeProvider.System.GetUtcNow(), token);
        return await ShowAsync(voice, county, token);
    }

    private static async Task<Answer> MakeAsync(
        Voice voice, OpenedCounty county, string source, CancellationToken token)
    {
        var made = await county.Served.Tokens.MakeAsync(
            county.Municipality, source, ImportVerb.Terminal, token);
        return Answer.Of(
            ExitStatus.Done,
            TokenView.Of(made.Token, made.Secret),
            HostJson.Default.TokenView,
            text => text.WriteLine(voice.Say("Inbox.TokenMade", made.Token.Id, source, made.Secret)));
    }

    private static async Task<Answer> RevokeAsync(
        Voice voice, OpenedCounty county, int id, CancellationToken token) =>
        await county.Served.Tokens.RevokeAsync(county.Municipality, id, ImportVerb.Terminal, token)
            ? await ShowAsync(voice, county, token)
            : Answer.Failed(ExitStatus.BadInput, voice, Finding.Of("CM4061", Severity.Error, id));
}
