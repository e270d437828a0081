using System.CommandLine;
using System.Globalization;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Messages;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Mail;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch messages list|send|letters|decide</c>: what is to be told to people, and whether it left.
/// </summary>
internal static class MessagesVerb
{
    private const int UsualCount = 1000;

    public static Command Build(Screen screen)
    {
        var voice = screen.Voice;
        var verb = new Command("messages", voice.Say("Verb.messages"));
        var state = Values.Choice(voice, "--state", [.. Enum.GetValues<MessageState>().Select(NightDocument.Name)]);
        verb.Add(Verb.Of(
            screen, "messages list", (parsed, token) => ListAsync(screen, parsed.GetValue(state), token), state));
        verb.Add(Verb.Of(screen, "messages send", (_, token) => SendAsync(screen, token)));
        var folder = new Argument<string>("DIR");
        verb.Add(Verb.Of(
            screen,
            "messages letters",
            (parsed, token) => LettersAsync(screen, parsed.GetRequiredValue(folder), token),
            folder));
        var number = Values.PlanNumber(voice, isRequired: true);
        var choice = Values.Choice(voice, "--as", "sent", "again", "dropped");
        choice.Required = true;
        verb.Add(Verb.Of(
            screen,
            "messages decide",
            (parsed, token) => DecideAsync(
                screen, parsed.GetValue(number) ?? 0, parsed.GetValue(choice) ?? "", token),
            number,
            choice));
        return verb;
    }

    private static async Task<Answer> ListAsync(Screen screen, string? state, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        MessageState? wanted = state is null ? null : Enum.Parse<MessageState>(state, ignoreCase: true);
        var messages = await county.Nights.Outbox.ListAsync(county.Municipality, wanted, UsualCount, token);
        var counts = await county.Nights.Outbox.CountAsync(county.Municipality, token);
        return Answer.Of(
            ExitStatus.Done,
            MessagesDocument.Of(messages, counts),
            HostJson.Default.MessagesDocument,
            text =>
            {
                foreach (var message in messages)
                {
                    text.WriteLine(screen.Voice.Say(
                        "Messages.Line",
                        message.Number,
                        NightDocument.Name(message.State),
                        message.Channel is { } channel ? NightDocument.Name(channel) : "-",
                        NightDocument.Name(message.Kind),
                        message.Person?.Reference ?? "-",
                        message.Fault ?? ""));
                }

                text.WriteLine(string.Join(
                    ", ", counts.Select(pair => $"{NightDocument.Name(pair.Key)} {pair.Value}")));
            });
    }

    private static async Task<Answer> SendAsync(Screen screen, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var counts = await county.Nights.Sending.RunAsync(county.Municipality, token);
        return Answer.Of(
            counts.Held > 0 ? ExitStatus.Findings : ExitStatus.Done,
            new SendingDocument(counts.Sent, counts.Printable, counts.Later, counts.Held, counts.Dropped),
            HostJson.Default.SendingDocument,
            text => text.WriteLine(screen.Voice.Say(
                "Messages.Sent", counts.Sent, counts.Printable, counts.Later, counts.Held, counts.Dropped)));
    }

    /// <summary>Every letter that waits becomes a file; it counts as printed once its file is written.</summary>
    private static async Task<Answer> LettersAsync(Screen screen, string folder, CancellationToken token)
    {
        if (File.Exists(folder))
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM4053", Severity.Error, folder));
        }

        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        var outbox = county.Nights.Outbox;

        // Nothing is printed that no longer holds.
        await outbox.DropVoidAsync(county.Municipality, TimeProvider.System.GetUtcNow(), token);
        foreach (var message in await outbox.ListAsync(
            county.Municipality, MessageState.Printable, UsualCount, token))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"brief-{message.Number:000000}.html");

            // Under a name of its own until it counts as printed: somebody may print into the same folder.
            var written = Path.Combine(folder, $"{name}.{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(
                written, LetterPage.Write(MessageText.ToPerson(message), message.Person), token);
            if (await outbox.DecideAsync(
                county.Municipality, message.Number, [MessageState.Printable], MessageState.Printed,
                TimeProvider.System.GetUtcNow(), token))
            {
                File.Move(written, Path.Combine(folder, name), overwrite: true);
                files.Add(name);
            }
            else
            {
                // Void, or printed by somebody else, since it was listed.
                File.Delete(written);
            }
        }

        return Answer.Of(
            ExitStatus.Done,
            new LettersDocument(folder, files),
            HostJson.Default.LettersDocument,
            text => text.WriteLine(screen.Voice.Say("Messages.Letters", files.Count, folder)));
    }

    private static async Task<Answer> DecideAsync(Screen screen, int number, string choice, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var to = choice switch
        {
            "sent" => MessageState.Sent,
            "again" => MessageState.Queued,
            _ => MessageState.Dropped,
        };
        return await county.Nights.Outbox.DecideAsync(
            county.Municipality,
            number,
            [MessageState.Held, MessageState.Printable],
            to,
            TimeProvider.System.GetUtcNow(),
            token)
            ? Answer.Of(
                ExitStatus.Done,
                new DecidedDocument(number, NightDocument.Name(to)),
                HostJson.Default.DecidedDocument,
                text => text.WriteLine(screen.Voice.Say("Messages.Decided", number, NightDocument.Name(to))))
            : Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM4127", Severity.Error, number));
    }
}
