using System.CommandLine;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch explain NEWCOMER</c>: every course and every rule's verdict for one person.</summary>
internal static class ExplainVerb
{
    public static Command Build(Screen screen)
    {
        var newcomer = new Argument<string>("NEWCOMER");
        return Verb.Of(
            screen, "explain", (parsed, token) => RunAsync(screen, parsed.GetRequiredValue(newcomer), token), newcomer);
    }

    private static async Task<Answer> RunAsync(Screen screen, string reference, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Explaining");
        return await county.UseCases.Explaining.RunAsync(county.Municipality, reference, token) switch
        {
            ExplainOutcome.Explained explained => Explained(screen.Voice, explained),
            ExplainOutcome.NotFound missing => Answer.Failed(ExitStatus.BadInput, screen.Voice, missing.Finding),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }

    private static Answer Explained(Voice voice, ExplainOutcome.Explained explained)
    {
        var document = ExplanationDocument.Of(explained, voice);
        return Answer.Of(
            ExitStatus.Done,
            document,
            HostJson.Default.ExplanationDocument,
            text =>
            {
                text.WriteLine(Head(document, voice));
                FindingLines.Write(text, explained.Findings, voice);
                foreach (var course in document.Courses)
                {
                    WriteCourse(text, course, voice);
                }
            });
    }

    private static string Head(ExplanationDocument person, Voice voice) => person switch
    {
        { Plan: null } => voice.Say("Explain.NoPlan", person.Reference),
        { Placement: { } placement } => voice.Say(
            "Explain.Placed", person.Reference, person.Plan, placement.CourseNumber, placement.EntryDay),
        _ => voice.Say("Explain.Waiting", person.Reference, person.Plan),
    };

    private static void WriteCourse(TextWriter text, CourseView course, Voice voice)
    {
        text.WriteLine();
        text.WriteLine(voice.Say(
            course.IsAdmitted ? "Explain.Fits" : "Explain.FitsNot",
            course.CourseNumber, course.Title, course.Kind, course.EntryDay, course.Level, course.Score,
            course.Rules.Count(rule => !rule.IsAdmitted)));
        foreach (var rule in course.Rules)
        {
            var verdict = voice.Say(rule.IsAdmitted ? "Explain.Yes" : "Explain.No");
            text.WriteLine($"  {verdict,-4} {(rule.Score > 0 ? $"+{rule.Score}" : ""),8}  {rule.Sentence}");
        }
    }
}
