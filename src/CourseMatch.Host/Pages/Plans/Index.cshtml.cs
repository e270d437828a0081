using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>All plans, newest first.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PlansModel : DeskPage
{
    internal override string Title => Voice.Say("Plans.Title");

    internal PageTable Table { get; private set; } = null!;

    internal Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        var plans = await County.Store.PlansAsync(County.Municipality, cancellation);
        Paging = Paging.Of(this, plans.Count, page => $"/plans?page={page}");
        Table = TableOf(export is null ? Paging.Cut(plans) : plans);
        return export is null ? Page() : AsCsv(Table, "plans");
    }

    private PageTable TableOf(IEnumerable<PlanSummary> plans) => new(
        Voice.Say("Plans.Table"),
        Voice.Say("Plans.Headers").Split('|'),
        [.. plans.Select(Row)])
    {
        Empty = Voice.Say("Plans.Empty"),
        ExportAddress = "/plans?export=csv",
    };

    private IReadOnlyList<Cell> Row(PlanSummary plan) =>
    [
        $"{plan.Id.Value}",
        new Cell(FindingTexts.Term(plan.State, Voice.Culture))
        {
            Badge = plan.State == PlanState.Published ? "success" : "info",
        },
        plan.Day.ToString("d", Voice.Culture),
        Number(plan.Newcomers),
        Number(plan.Placed),
        Number(plan.ChildrenPlaced),
        new Cell(plan.Gap.ToString("P2", Voice.Culture)) { IsNumber = true },
    ];

    private Cell Number(int value) => new(value.ToString("N0", Voice.Culture)) { IsNumber = true };
}
