using CourseMatch.Application.Findings;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Reports;

/// <summary>A report's table, the same for terminal and page.</summary>
/// <param name="Name">Name for programs.</param>
/// <param name="Title">Heading.</param>
/// <param name="Empty">What to say when there are no rows.</param>
/// <param name="Headers">Column headings.</param>
/// <param name="Rows">Cells.</param>
internal sealed record ReportSection(
    string Name, string Title, string Empty, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The same for a page.</summary>
    public PageTable Table => new(
        Title, Headers, [.. Rows.Select(row => row.Select(cell => new Cell(cell)).ToArray())]);
}

/// <summary>The morning report in words.</summary>
internal static class ReportWords
{
    public static string Head(MorningReport report, Voice voice) => voice.Say(
        "Report.Head",
        report.Plan.Id.Value,
        FindingTexts.Term(report.Plan.State, voice.Culture),
        report.Plan.Day,
        TimeZoneInfo.ConvertTime(report.Plan.CreatedAt, Berlin));

    public static IReadOnlyList<(string Name, string Value)> Figures(MorningReport report, Voice voice) =>
    [
        (voice.Say("Report.Newcomers"), Number(report.Plan.Newcomers, voice)),
        (voice.Say("Report.Placed"), Number(report.Plan.Placed, voice)),
        (voice.Say("Report.Promised"), Number(report.Promised, voice)),
        (voice.Say("Report.Unplaced"), Number(report.Unplaced, voice)),
        (voice.Say("Report.Children"), Number(report.Plan.ChildrenPlaced, voice)),
    ];

    public static string Quality(MorningReport report, Voice voice) => voice.Say(
        "Report.Quality", report.Plan.Objective, report.Plan.Bound, report.Plan.Gap, report.Plan.Seconds,
        report.Plan.Engine);

    public static IReadOnlyList<ReportSection> Sections(MorningReport report, Voice voice) =>
    [
        Section("Waiting", voice, report.Waiting.Select(reason => (IReadOnlyList<string>)
        [
            Number(reason.People, voice),
            Sentences.Sentence(reason.Example, voice),
            Sentences.Advice(reason.Example, voice),
            reason.Code,
        ])),
        Section("BelowMinimum", voice, report.BelowMinimum.Select(course => (IReadOnlyList<string>)
        [
            course.Number, Day(course.FirstDay, voice), Number(course.People, voice), Number(course.Minimum, voice),
        ])),
        Section("Expiring", voice, report.Expiring.Select(ending => (IReadOnlyList<string>)
        [
            ending.Reference, Day(ending.LastDay, voice),
        ])),
        Section("Notes", voice, report.Notes.Select(note => (IReadOnlyList<string>)
        [
            Sentences.Sentence(note, voice), Sentences.Advice(note, voice), note.Code,
        ])),
    ];

    private static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static ReportSection Section(string name, Voice voice, IEnumerable<IReadOnlyList<string>> rows) => new(
        name,
        voice.Say($"Report.{name}.Title"),
        voice.Say($"Report.{name}.Empty"),
        voice.Say($"Report.{name}.Headers").Split('|'),
        [.. rows]);

    private static string Number(int value, Voice voice) => value.ToString("N0", voice.Culture);

    private static string Day(DateOnly day, Voice voice) => day.ToString("d", voice.Culture);
}
