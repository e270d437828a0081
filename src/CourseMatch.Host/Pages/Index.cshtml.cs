using CourseMatch.Application.Access;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
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

    internal override string Title => Voice.Say("Nav.Today");

    internal TodayReport? Report { get; private set; }

    internal string LastNight { get; private set; } = "";

    internal IReadOnlyList<Decision> Decisions { get; private set; } = [];

    internal IReadOnlyList<TodaySection> Sections { get; private set; } = [];

    /// <summary>What was just decided here, in a sentence, or null.</summary>
    internal string? Done => Asked("done") is "merge" or "apart"
        ? Voice.Say("Duplicates.Done." + Asked("done"))
        : null;

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
        Decisions = await new WaitingDecisions(this, services).OfAsync(sight, Report, night, cancellation);
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

/// <summary>A list of the page.</summary>
/// <param name="Name">Name for links.</param>
/// <param name="Title">Heading.</param>
/// <param name="Table">The first rows.</param>
/// <param name="More">How many more there are, or null.</param>
internal sealed record TodaySection(string Name, string Title, PageTable Table, string? More);
