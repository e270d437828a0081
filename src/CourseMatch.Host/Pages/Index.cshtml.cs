using CourseMatch.Application.Access;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Reports;

namespace CourseMatch.Host.Pages;

/// <summary>The start page: the report of the newest plan.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class IndexModel : DeskPage
{
    internal override string Title => Voice.Say("Report.Title");

    internal MorningReport? Report { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Report = await LatestReport.ReadAsync(County, null, cancellation);
}
