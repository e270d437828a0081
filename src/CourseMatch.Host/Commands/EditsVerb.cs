using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch edits list|courses|newcomers|care|drop</c>: values corrected here, which stand against the
/// files.</summary>
internal static class EditsVerb
{
    public static Command Build(Screen screen)
    {
        var command = new Command("edits", screen.Voice.Say("Verb.edits"));
        command.Add(Verb.Of(screen, "edits list", (_, token) => ListAsync(screen, token)));
        foreach (var subject in Enum.GetValues<ImportSubject>())
        {
            command.Add(Set(screen, subject));
        }

        var id = Values.Number(screen.Voice, isRequired: true);
        command.Add(Verb.Of(
            screen, "edits drop", (parsed, token) => DropAsync(screen, parsed.GetValue(id)!.Value, token), id));
        return command;
    }

    /// <summary><c>edits courses|newcomers|care [WHICH FIELD VALUE]</c>: corrects; alone, shows the fields.</summary>
    private static Command Set(Screen screen, ImportSubject subject)
    {
        var which = new Argument<string?>("WHICH") { Arity = ArgumentArity.ZeroOrOne };
        var field = new Argument<string?>("FIELD") { Arity = ArgumentArity.ZeroOrOne };
        var value = new Argument<string?>("VALUE") { Arity = ArgumentArity.ZeroOrOne };
        return Verb.Of(
            screen,
            $"edits {ImportDocument.SubjectName(subject)}",
            (parsed, token) => parsed.GetValue(which) is { } named && parsed.GetValue(field) is { } path
                ? SetAsync(screen, subject, named, path, parsed.GetValue(value) ?? "", token)
                : Task.FromResult(Fields(screen, subject)),
            which,
            field,
            value);
    }

    private static Answer Fields(Screen screen, ImportSubject subject)
    {
        var document = new EditFieldsDocument(
            ImportDocument.SubjectName(subject), [.. CorrectableField.Of(subject).Select(EditFieldView.Of)]);
        return Answer.Of(ExitStatus.Done, document, HostJson.Default.EditFieldsDocument, text =>
        {
            foreach (var field in document.Fields)
            {
                text.WriteLine($"{field.Field}  {screen.Voice.Say("Edits." + field.Takes)}"
                    + (field.Choices.Count > 0 ? ": " + string.Join(", ", field.Choices) : ""));
            }
        });
    }

    private static async Task<Answer> ListAsync(Screen screen, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var edits = await county.Imports.EditsAsync(county.Municipality, token);
        return Answer.Of(
            ExitStatus.Done,
            new EditsDocument([.. edits.Select(EditView.Of)]),
            HostJson.Default.EditsDocument,
            text =>
            {
                foreach (var edit in edits.Select(EditView.Of))
                {
                    text.WriteLine(screen.Voice.Say(
                        "Edits.Line", edit.Edit, edit.Provider, edit.Key, edit.Field, edit.Value, edit.FeedValue,
                        edit.By, edit.At.LocalDateTime));
                }

                if (edits.Count == 0)
                {
                    text.WriteLine(screen.Voice.Say("Edits.None"));
                }
            });
    }

    private static async Task<Answer> SetAsync(
        Screen screen, ImportSubject subject, string which, string field, string value, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var whole = await county.Store.ReadCountyAsync(county.Municipality, token);
        var found = Found(whole, subject, which).ToArray();
        if (found is not [var id])
        {
            return Answer.Failed(
                ExitStatus.BadInput, screen.Voice, Finding.Of("CM1633", Severity.Error, which, found.Length));
        }

        var (correcting, at, by) = (county.UseCases.Correcting, county.Municipality, ImportVerb.Terminal);
        return AnswerOf(screen, subject switch
        {
            ImportSubject.Courses => await correcting.CourseAsync(at, new CourseId(id), field, value, by, token),
            ImportSubject.Care => await correcting.CareGroupAsync(at, new CareGroupId(id), field, value, by, token),
            ImportSubject.Newcomers =>
                await correcting.NewcomerAsync(at, new NewcomerId(id), field, value, by, token),
        });
    }

    private static async Task<Answer> DropAsync(Screen screen, int edit, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        return AnswerOf(screen, await county.UseCases.Correcting.DropAsync(county.Municipality, edit, token));
    }

    private static Answer AnswerOf(Screen screen, CorrectionOutcome outcome) => outcome switch
    {
        CorrectionOutcome.Corrected { Edit: var edit } => Answer.Of(
            ExitStatus.Done,
            EditView.Of(edit),
            HostJson.Default.EditView,
            text => text.WriteLine(screen.Voice.Say(
                edit.Value == edit.FeedValue ? "Edits.Dropped" : "Edits.Done",
                edit.Key, edit.Field, EditView.Of(edit).Value, EditView.Of(edit).FeedValue))),
        CorrectionOutcome.Refused { Findings: var findings } =>
            Answer.Failed(ExitStatus.BadInput, screen.Voice, findings),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    /// <summary>Numbers of what is called so: by course number or key, key of a group, or file reference.</summary>
    private static IEnumerable<int> Found(County county, ImportSubject subject, string which) => subject switch
    {
        ImportSubject.Courses => county.Courses
            .Where(course => course.Key == which || course.Number == which).Select(course => course.Id.Value),
        ImportSubject.Care => county.CareGroups
            .Where(group => group.Key == which || group.Name == which).Select(group => group.Id.Value),
        ImportSubject.Newcomers => county.Find(which) is { } person ? [person.Id.Value] : [],
    };
}
