using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch import list|held|show|confirm|discard|undo</c>: imports as they were kept.</summary>
internal static class KeptImportVerbs
{
    private const int ShownMax = 100;

    public static void AddTo(Command import, Screen screen)
    {
        import.Add(Verb.Of(screen, "list", (_, token) => ListAsync(screen, null, token)));
        import.Add(Verb.Of(screen, "held", (_, token) => ListAsync(screen, ImportState.Held, token)));
        import.Add(Of(screen, "show", ShowAsync));
        import.Add(Of(screen, "confirm", ConfirmAsync));
        import.Add(Of(screen, "discard", DiscardAsync));
        import.Add(Of(screen, "undo", UndoAsync));
    }

    private static Command Of(
        Screen screen, string name, Func<Screen, OpenedCounty, ImportId, CancellationToken, Task<Answer>> run)
    {
        var id = Values.Number(screen.Voice, isRequired: true);
        return Verb.Of(
            screen,
            name,
            async (parsed, token) =>
            {
                using var line = new ProgressLine(screen);
                await using var county = await OpenedCounty.OpenAsync(line, token);
                return await run(screen, county, new ImportId(parsed.GetValue(id)!.Value), token);
            },
            id);
    }

    private static async Task<Answer> ListAsync(Screen screen, ImportState? state, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var imports = await county.Imports.ImportsAsync(county.Municipality, state, ShownMax, token);
        return Answer.Of(
            ExitStatus.Done,
            new ImportsDocument([.. imports.Select(import => KeptImport.Of(import, screen.Voice))]),
            HostJson.Default.ImportsDocument,
            text =>
            {
                foreach (var import in imports)
                {
                    text.WriteLine(LineOf(screen.Voice, import));
                }

                if (imports.Count == 0)
                {
                    text.WriteLine(screen.Voice.Say("Import.None"));
                }
            });
    }

    private static async Task<Answer> ShowAsync(
        Screen screen, OpenedCounty county, ImportId import, CancellationToken token) =>
        await county.UseCases.Importing.PreviewAsync(county.Municipality, import, token) is { } preview
            ? ImportVerb.AnswerOf(screen, new ImportOutcome.Held(preview, import))
            : NotHeld(screen, import);

    private static async Task<Answer> ConfirmAsync(
        Screen screen, OpenedCounty county, ImportId import, CancellationToken token)
    {
        var outcome = await county.UseCases.Importing.ConfirmAsync(
            county.Municipality, import, ImportVerb.Terminal, token);
        if (outcome is null)
        {
            return NotHeld(screen, import);
        }

        county.Diary.Write(outcome);
        return ImportVerb.AnswerOf(screen, outcome);
    }

    private static async Task<Answer> DiscardAsync(
        Screen screen, OpenedCounty county, ImportId import, CancellationToken token) =>
        await county.UseCases.Importing.DiscardAsync(county.Municipality, import, ImportVerb.Terminal, token)
            ? Decided(screen, new UndoDocument(import.Value, "discarded", 0), "Import.Discarded")
            : NotHeld(screen, import);

    private static async Task<Answer> UndoAsync(
        Screen screen, OpenedCounty county, ImportId import, CancellationToken token)
    {
        var outcome = await county.UseCases.UndoingImports.RunAsync(
            county.Municipality, import, ImportVerb.Terminal, token);
        return outcome switch
        {
            UndoOutcome.Undone undone => Decided(
                screen, new UndoDocument(import.Value, "undone", undone.DraftsRemoved), "Import.Undone"),
            UndoOutcome.Refused { Finding: var finding } => Answer.Failed(
                finding.Code == "CM1620" ? ExitStatus.BadInput : ExitStatus.Unsatisfiable, screen.Voice, finding),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }

    private static Answer Decided(Screen screen, UndoDocument document, string sentence) => Answer.Of(
        ExitStatus.Done,
        document,
        HostJson.Default.UndoDocument,
        text => text.WriteLine(screen.Voice.Say(sentence, document.Import, document.DraftsRemoved)));

    private static Answer NotHeld(Screen screen, ImportId import) =>
        Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM1615", Severity.Error, import.Value));

    private static string LineOf(Voice voice, ImportSummary import) => voice.Say(
        "Import.Line",
        import.Id.Value,
        import.At.LocalDateTime,
        FindingTexts.Term(import.Subject, voice.Culture),
        import.Source,
        import.New,
        import.Changed,
        import.Withdrawn,
        FindingTexts.Term(import.State, voice.Culture),
        import.By);
}
