using System.CommandLine;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Exchange;
using CourseMatch.Host.Files;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch columns courses|newcomers|care FILE</c>: what the columns of a table mean, before a mapping
/// is made by hand. Needs no database.</summary>
internal static class ColumnsVerb
{
    public static Command Build(Screen screen)
    {
        var command = new Command("columns", screen.Voice.Say("Verb.columns"));
        foreach (var subject in Enum.GetValues<ImportSubject>())
        {
            var file = new Argument<string>("FILE");
            var mapping = new Option<string?>("--mapping") { HelpName = "FILE" };
            command.Add(Verb.Of(
                screen,
                ImportDocument.SubjectName(subject),
                (parsed, token) => Task.FromResult(
                    Run(screen, subject, parsed.GetRequiredValue(file), parsed.GetValue(mapping), token)),
                file,
                mapping));
        }

        return command;
    }

    private static Answer Run(
        Screen screen, ImportSubject subject, string path, string? mappingPath, CancellationToken token)
    {
        var fault = MappingFile.Read(mappingPath, out var mapping);
        if ((ReadableFile.Refusal(path) ?? fault) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        using var stream = ReadableFile.Open(path);
        var look = TableColumns.Look(
            stream, subject, TimeProvider.System.Today(), ReadingOptions.Default with { Mapping = mapping }, token);
        var hasErrors = look.Findings.Any(finding => finding.Severity == Severity.Error);
        return Answer.Of(
            hasErrors ? ExitStatus.BadInput
                : look.Missing.Count > 0 ? ExitStatus.Findings : ExitStatus.Done,
            ColumnsDocument.Of(look, screen.Voice),
            HostJson.Default.ColumnsDocument,
            text => Write(text, look, screen));
    }

    private static void Write(TextWriter text, ColumnProposal look, Screen screen)
    {
        foreach (var column in look.Columns)
        {
            text.WriteLine($"{column.Header} = {column.Field ?? "-"}   {string.Join(" | ", column.Samples)}");
        }

        if (look.Missing.Count > 0)
        {
            text.WriteLine(screen.Voice.Say("Columns.Missing", string.Join(", ", look.Missing)));
        }

        FindingLines.Write(text, look.Findings, screen.Voice);
    }
}
