using CourseMatch.Host.Api;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Reports;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CourseMatch.Host.Pages;

/// <summary>The start page: the report of the newest plan.</summary>
public sealed class IndexModel(IServiceProvider services) : PageModel
{
    internal Voice Voice { get; private set; } = Voice.German;

    internal MorningReport? Report { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Voice = ProblemAnswer.VoiceOf(HttpContext);
        Report = await LatestReport.ReadAsync(
            services.GetRequiredService<ServedCounty>(), null, cancellation);
    }
}
