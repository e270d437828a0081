using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Counter;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Counter;

/// <summary>The provider's counter: own courses, and how many people come.</summary>
[Access(Role.ProviderStaff)]
public sealed class CounterModel : CounterPage
{
    internal override string Title => Voice.Say("Counter.Title");

    internal string ProviderName { get; private set; } = "";

    internal PageTable Courses { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        ProviderName = await Desk.NameAsync(County.Municipality, Provider, cancellation) ?? "";
        var courses = await Desk.CoursesAsync(County.Municipality, Provider, cancellation);
        Courses = new PageTable(
            Voice.Say("Counter.Courses"),
            Voice.Say("Counter.Courses.Headers").Split('|'),
            [.. courses.Select(RowOf)])
        {
            Empty = Voice.Say("Counter.Courses.Empty"),
            ExportAddress = "/counter?export=csv",
        };
        return export is null ? Page() : AsCsv(Courses, "courses");
    }

    private IReadOnlyList<Cell> RowOf(CounterCourse course) =>
    [
        new Cell(Voice.Say("Course.Name", course.Number, course.Title), $"/counter/{course.Id.Value}"),
        Voice.Say("Course.Days.Value", course.FirstDay, course.LastDay),
        FindingTexts.Term(course.State, Voice.Culture),
        new Cell(Number(course.Promised)) { IsNumber = true },
        new Cell(Number(course.SeatsOfOthers)) { IsNumber = true },
        new Cell(Number(course.Free)) { IsNumber = true },
        course.Reported is { } report
            ? Voice.Say("Counter.Reported.Short", report.Free, BerlinText.Of(report.At, Voice))
            : "",
        course.Missing > 0
            ? new Cell(Voice.Say("Courses.Missing", course.Missing, course.MinimumToRun)) { Badge = "warning" }
            : new Cell(Voice.Say("Courses.Runs")) { Badge = "success" },
    ];
}
