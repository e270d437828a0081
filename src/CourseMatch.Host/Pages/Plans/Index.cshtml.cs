using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Json;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>All plans, newest first; matching is run and watched here.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PlansModel(IServiceProvider services) : DeskPage
{
    private const int SecondsMax = 600;

    private readonly PlanRuns runs = services.GetRequiredService<PlanRuns>();

    internal override string Title => Voice.Say("Plans.Title");

    internal PageTable Table { get; private set; } = null!;

    internal Paging Paging { get; private set; } = null!;

    internal PlanRunView Run => new(runs.Of(County.Municipality), Voice);

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        await ReadAsync(export is not null, cancellation);
        return export is null ? Page() : AsCsv(Table, "plans");
    }

    /// <summary>Only the part that shows a running search, for htmx.</summary>
    public PartialViewResult OnGetRun() => Partial("_PlanRun", Run);

    public async Task<IActionResult> OnPostStartAsync(string? seconds, CancellationToken cancellation)
    {
        if (!int.TryParse(seconds, out var limit) || limit is < 1 or > SecondsMax)
        {
            Refuse(
                Finding.Of("CM4044", Severity.Error, Voice.Say("Plans.Run.Seconds"), $"1 … {SecondsMax}"), "seconds");
        }
        else if (!await runs.TryStartAsync(
            County, new MatchRequest(Seconds: limit).Limits(), cancellation))
        {
            Refuse(Finding.Of("CM4043", Severity.Error));
        }
        else
        {
            return LocalRedirect("/plans");
        }

        await ReadAsync(isWhole: false, cancellation);
        return AgainWithFaults();
    }

    public IActionResult OnPostStop()
    {
        runs.Of(County.Municipality)?.Stop();
        return LocalRedirect("/plans");
    }

    private async Task ReadAsync(bool isWhole, CancellationToken cancellation)
    {
        var plans = await County.Store.PlansAsync(County.Municipality, cancellation);
        Paging = Paging.Of(this, plans.Count, page => $"/plans?page={page}");
        Table = TableOf(isWhole ? plans : Paging.Cut(plans));
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
        new Cell(Voice.Say("Plan.Name", plan.Id.Value), $"/plans/{plan.Id.Value}"),
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
