using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Desks;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Reports;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Today: last night in a paragraph and five numbers, what waits for a decision, and what changed and why.
/// </summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class IndexModel(IServiceProvider services) : CasePage
{
    /// <summary>Rows of a list on this page; the whole list is a click away.</summary>
    private const int RowsMax = 15;

    private const int HeldMax = 10;

    internal override string Title => Voice.Say("Nav.Today");

    internal TodayReport? Report { get; private set; }

    internal string LastNight { get; private set; } = "";

    internal IReadOnlyList<Decision> Decisions { get; private set; } = [];

    internal IReadOnlyList<TodaySection> Sections { get; private set; } = [];

    /// <summary>Whether the reader may look at plans and imports.</summary>
    private bool SeesPlans => Reader!.Role is Role.Coordinator or Role.Auditor;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        var sight = await SightAsync(cancellation);
        Report = TodayReport.Of(sight);
        var parts = Report is { } report ? ReportWords.Sections(report.Morning, Voice) : [];
        if (export is not null)
        {
            return parts.FirstOrDefault(part => part.Name == export) is { } wanted
                ? AsCsv(wanted.Table, export)
                : NotFound();
        }

        Sections = [.. parts.Select(Shown)];
        var night = (await County.Nights.Ledger.ListAsync(County.Municipality, 1, cancellation)).FirstOrDefault();
        LastNight = Report is null ? "" : Sentence(Report, night, sight.Proposal is not null);
        var decisions = new List<Decision>();
        AddPlan(decisions, sight.Proposal);
        AddNight(decisions, night);
        await AddImportsAsync(decisions, cancellation);
        await AddOffersAsync(decisions, sight);
        AddSections(decisions);
        Decisions = decisions;
        return Page();
    }

    private string Sentence(TodayReport report, NightRun? night, bool isProposal) => string.Join(
        ' ',
        ReportWords.Head(report.Morning, Voice),
        night is null ? Voice.Say("Today.NoNight") : Voice.Say("Today.Night", night.Night),
        Voice.Say(
            isProposal ? "Today.Proposal" : "Today.InForce",
            report.Comparison.Kept,
            report.Comparison.Count(PlanChangeKind.Gained),
            report.Comparison.Count(PlanChangeKind.Moved),
            report.Comparison.Count(PlanChangeKind.Lost)),
        ReportWords.Quality(report.Morning, Voice));

    private void AddPlan(List<Decision> decisions, Plan? proposal)
    {
        if (proposal is { Summary: var plan })
        {
            decisions.Add(new Decision(
                Voice.Say("Today.Draft", plan.Id.Value, plan.Placed),
                SeesPlans ? $"/plans/{plan.Id.Value}" : null,
                Voice.Say("Today.Draft.Action")));
        }
    }

    private void AddNight(List<Decision> decisions, NightRun? night)
    {
        if (night?.End is NightEnd.Failed or NightEnd.Held)
        {
            decisions.Add(new Decision(
                Voice.Say(night.End == NightEnd.Failed ? "Today.NightFailed" : "Today.NightHeld", night.Night),
                SeesPlans ? "/plans" : null,
                Voice.Say("Today.Draft.Action")));
        }
    }

    private async Task AddImportsAsync(List<Decision> decisions, CancellationToken cancellation)
    {
        foreach (var held in await County.Imports.ImportsAsync(
            County.Municipality, ImportState.Held, HeldMax, cancellation))
        {
            decisions.Add(new Decision(
                Voice.Say("Today.Held", held.Source, BerlinText.Of(held.At, Voice)),
                SeesPlans ? $"/imports/{held.Id.Value}" : null,
                Voice.Say("Today.Held.Action")));
        }
    }

    private async Task AddOffersAsync(List<Decision> decisions, CountySight sight)
    {
        var lapsing = await services.GetRequiredService<OpenOffers>().LapsingAsync(County, sight);
        if (lapsing > 0)
        {
            decisions.Add(new Decision(
                Voice.Say("Today.Lapsing", lapsing, OpenOffers.LapsingDays), "/newcomers", Voice.Say("Nav.People")));
        }
    }

    private void AddSections(List<Decision> decisions)
    {
        if (Report?.Morning is not { } morning)
        {
            return;
        }

        if (morning.Expiring.Count > 0)
        {
            decisions.Add(new Decision(
                Voice.Say("Today.Expiring", morning.Expiring.Count), "#Expiring", Voice.Say("Today.Show")));
        }

        if (morning.BelowMinimum.Count > 0)
        {
            decisions.Add(new Decision(
                Voice.Say("Today.BelowMinimum", morning.BelowMinimum.Count), "#BelowMinimum", Voice.Say("Today.Show")));
        }
    }

    private TodaySection Shown(ReportSection part) => new(
        part.Name,
        part.Title,
        part.Table with
        {
            Rows = [.. part.Table.Rows.Take(RowsMax)],
            Empty = part.Empty,
            ExportAddress = $"/?export={part.Name}",
        },
        part.Rows.Count > RowsMax ? Voice.Say("Today.More", part.Rows.Count - RowsMax) : null);
}

/// <summary>Something that waits for a person.</summary>
/// <param name="Text">What.</param>
/// <param name="Link">Where it is decided, or null when this reader may not.</param>
/// <param name="Action">What the link says.</param>
internal sealed record Decision(string Text, string? Link, string Action);

/// <summary>A list of the page.</summary>
/// <param name="Name">Name for links.</param>
/// <param name="Title">Heading.</param>
/// <param name="Table">The first rows.</param>
/// <param name="More">How many more there are, or null.</param>
internal sealed record TodaySection(string Name, string Title, PageTable Table, string? More);
