using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Files;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch import courses|newcomers|care|file FILE</c>: takes in one file, all of it or nothing.
/// </summary>
internal static class ImportVerb
{
    /// <summary>Who acts when somebody uses the terminal.</summary>
    internal const string Terminal = "terminal";

    public static Command Build(Screen screen)
    {
        var command = new Command("import", screen.Voice.Say("Verb.import"));
        command.Add(Of(screen, ImportSubject.Courses));
        command.Add(Of(screen, ImportSubject.Newcomers));
        command.Add(Of(screen, ImportSubject.Care));
        command.Add(Of(screen, null));
        KeptImportVerbs.AddTo(command, screen);
        return command;
    }

    /// <param name="screen">The terminal.</param>
    /// <param name="subject">What the file is about; null = to be found in its content.</param>
    private static Command Of(Screen screen, ImportSubject? subject)
    {
        var file = new Argument<string>("FILE");
        var provider = new Option<string?>("--provider") { HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run");
        var mapping = new Option<string?>("--mapping") { HelpName = "FILE" };
        var hold = new Option<bool>("--hold");
        var confirmed = new Option<bool>("--confirmed");
        var minimum = Values.Choice(screen.Voice, "--minimum", "minimum", "booked");
        return Verb.Of(
            screen,
            subject is { } known ? ImportDocument.SubjectName(known) : "file",
            (parsed, token) =>
            {
                var path = parsed.GetRequiredValue(file);
                var source = parsed.GetValue(provider) ?? IncomingFile.SourceOf(path);
                var way = parsed.GetValue(dryRun) ? ImportWay.Look
                    : parsed.GetValue(hold) ? ImportWay.Hold
                    : parsed.GetValue(confirmed) ? ImportWay.TakeInConfirmed
                    : ImportWay.TakeIn;
                var incoming = new IncomingFile(subject ?? default, source, new ImportRequest(way, Terminal))
                {
                    MinimumIsBooked = IncomingFile.BookedOf(parsed.GetValue(minimum)),
                };
                return RunAsync(screen, path, incoming, subject is null, parsed.GetValue(mapping), token);
            },
            file,
            provider,
            dryRun,
            mapping,
            hold,
            confirmed,
            minimum);
    }

    private static async Task<Answer> RunAsync(
        Screen screen,
        string path,
        IncomingFile incoming,
        bool isToBeFound,
        string? mappingPath,
        CancellationToken token)
    {
        if (ReadableFile.Refusal(path) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        if (string.IsNullOrWhiteSpace(incoming.Source))
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM4051", Severity.Error));
        }

        if (MappingFile.Read(mappingPath, out var mapping) is { } fault)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, fault);
        }

        if (isToBeFound)
        {
            await using var look = ReadableFile.Open(path);
            if (IncomingFile.SubjectOf(look, incoming.Options with { Mapping = mapping }, token) is not { } subject)
            {
                return Answer.Failed(
                    ExitStatus.BadInput, screen.Voice, Finding.Of("CM4058", Severity.Error, Path.GetFileName(path)));
            }

            incoming = incoming with { Subject = subject };
        }

        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Importing");
        var isSaid = mapping is not null || incoming.MinimumIsBooked is not null;
        incoming = incoming with { Options = incoming.Options with { Mapping = mapping } };
        incoming = await incoming.WithRememberedColumnsAsync(
            county.Served.ColumnMappings, county.Municipality, token);
        await using var stream = ReadableFile.Open(path);
        var outcome = await incoming.TakeInAsync(county.UseCases.Importing, county.Municipality, stream, token);
        county.Diary.Write(outcome);
        await incoming.RememberAsync(county.Served.ColumnMappings, county.Municipality, outcome, isSaid, token);
        return AnswerOf(screen, outcome);
    }

    /// <summary>What an import did or would do.</summary>
    internal static Answer AnswerOf(Screen screen, ImportOutcome outcome) => Answer.Of(
        Statuses.Of(outcome),
        ImportDocument.Of(outcome, screen.Voice),
        HostJson.Default.ImportDocument,
        text => Write(text, outcome, screen.Voice));

    private static void Write(TextWriter text, ImportOutcome outcome, Voice voice)
    {
        var preview = outcome.Preview;
        text.WriteLine(voice.Say(
            $"Import.{outcome.GetType().Name}",
            preview.Source,
            preview.Format,
            preview.Count(RecordChange.New),
            preview.Count(RecordChange.Changed),
            preview.Count(RecordChange.Unchanged),
            preview.Count(RecordChange.Withdrawn),
            preview.Rejected));
        if (outcome is ImportOutcome.Imported { IsProviderNew: true })
        {
            text.WriteLine(voice.Say("Import.ProviderNew", preview.Source));
        }

        if (outcome is ImportOutcome.Held held)
        {
            text.WriteLine(voice.Say("Import.HeldAs", held.Id.Value));
        }

        FindingLines.Write(text, preview.Findings, voice);
    }
}
