using System.Globalization;
using CourseMatch.Application.Access;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Courses;

/// <summary>All courses with their seats.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class CoursesModel : CasePage
{
    internal override string Title => Voice.Say("Courses.Title");

    internal PageOf<CourseLine> Found { get; private set; } = null!;

    internal Paging Paging { get; private set; } = null!;

    internal CourseQuery Query { get; private set; } = null!;

    internal CountySight Sight { get; private set; } = null!;

    internal IReadOnlyList<FormField> Filters =>
    [
        Field("q", Query.Search) with { Type = "search", Hint = Voice.Say("Courses.Filter.q.Hint") },
        Field("filter", Query.Filter?.ToString().ToLowerInvariant()) with
        {
            Choices = Choices<CourseFilter>("CourseFilter."),
        },
        Field("kind", Query.Kind?.ToString().ToLowerInvariant()) with
        {
            Choices =
            [
                ("", Voice.Say("Filter.All")),
                .. Enum.GetValues<CourseKind>().Select(kind => (
                    kind.ToString().ToLowerInvariant(), FindingTexts.Term(kind, Voice.Culture))),
            ],
        },
        Field("level", Query.Level?.Step.ToString(CultureInfo.InvariantCulture)) with
        {
            Choices =
            [
                ("", Voice.Say("Filter.All")),
                .. Enumerable.Range(0, 9).Select(step => (
                    step.ToString(CultureInfo.InvariantCulture), new Level(step).ToString())),
            ],
        },
        Field("care", Query.HasCare switch { null => "", true => "yes", false => "no" }) with
        {
            Choices =
            [
                ("", Voice.Say("Filter.All")), ("yes", Voice.Say("Courses.Care.Yes")),
                ("no", Voice.Say("Courses.Care.No")),
            ],
        },
        Field("order", Query.Order.ToString().ToLowerInvariant()) with
        {
            Choices = [.. Choices<CourseOrder>("CourseOrder.").Skip(1)],
        },
    ];

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        Sight = await SightAsync(cancellation);
        Query = new CourseQuery(
            Asked("q"),
            Asked<CourseFilter>("filter"),
            Asked<CourseKind>("kind"),
            int.TryParse(Asked("level"), out var step) && step is >= 0 and <= Level.HighestStep
                ? new Level(step)
                : null,
            Asked("care") switch { "yes" => true, "no" => false, _ => null },
            Asked<CourseOrder>("order") ?? CourseOrder.FirstDay,
            NumberIn("page", 1, 1_000_000, 1),
            Paging.Size);
        Found = ListCourses.Of(Sight, export is null ? Query : Query with { Page = 1, Size = int.MaxValue });
        Paging = new Paging(Found.Page, Found.Pages, page => AddressWith(("page", $"{page}")));
        return export is null ? Page() : AsCsv(ExportTable(), "courses");
    }

    /// <summary>What the minimum of a course says, in words.</summary>
    internal static (string Text, string Badge) MinimumOf(CourseLine line, CasePage page) =>
        line.Course.State is not (CourseState.Planned or CourseState.Running)
            ? (FindingTexts.Term(line.Course.State, page.Voice.Culture), "info")
            : line.Missing > 0
                ? (page.Voice.Say("Courses.Missing", line.Missing, line.Course.MinimumToRun), "warning")
                : (page.Voice.Say("Courses.Runs"), "success");

    private PageTable ExportTable() => new(
        Title,
        Voice.Say("Courses.Export.Headers").Split('|'),
        [
            .. Found.Lines.Select(line => (IReadOnlyList<Cell>)
            [
                line.Course.Number, line.Course.Title, FindingTexts.Term(line.Course.Kind, Voice.Culture),
                line.ProviderName, line.Site?.Name ?? "", line.Site?.Address.Town ?? "",
                Day(line.Course.FirstDay), Day(line.Course.LastDay),
                FindingTexts.Term(line.Course.State, Voice.Culture),
                Number(line.Seats), Number(line.Others), Number(line.Promised), Number(line.Proposed),
                Number(line.Reserved), Number(line.Free), Number(line.Course.MinimumToRun), Number(line.Children),
            ]),
        ]);

    private IReadOnlyList<(string Value, string Text)> Choices<T>(string prefix)
        where T : struct, Enum =>
    [
        ("", Voice.Say("Filter.All")),
        .. Enum.GetValues<T>().Select(value => ($"{value}".ToLowerInvariant(), Voice.Say(prefix + value))),
    ];

    private FormField Field(string name, string? value) =>
        new(name, Voice.Say("Courses.Filter." + name), value) { IsRequired = false };
}
