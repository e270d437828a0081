using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>A running or ended search, for the partial <c>_PlanRun</c>.</summary>
/// <param name="Run">The run, or null when none was asked for yet.</param>
/// <param name="Voice">Language.</param>
internal sealed record PlanRunView(PlanRun? Run, Voice Voice)
{
    public bool IsRunning => Run?.IsRunning == true;

    /// <summary>Where the search stands, in a sentence.</summary>
    public string Now => Run?.Last is { } last
        ? Voice.Say(
            "Plans.Run.Now",
            Voice.Say($"Stage.{last.Stage}"),
            Run.Seconds,
            last.Best?.ToString("N0", Voice.Culture) ?? "–",
            last.Bound?.ToString("N0", Voice.Culture) ?? "–",
            last.Gap?.ToString("P2", Voice.Culture) ?? "–",
            last.Placed?.ToString("N0", Voice.Culture) ?? "–")
        : Voice.Say("Stage.Reading");

    /// <summary>The plan that was stored, or null.</summary>
    public PlanSummary? Stored =>
        Run is { Outcome: { IsCompletedSuccessfully: true, Result: MatchOutcome.Drafted drafted } }
            ? drafted.Plan.Summary
            : null;

    /// <summary>Why no plan was stored.</summary>
    public IReadOnlyList<Finding> Refused => Run?.Outcome switch
    {
        { IsCompletedSuccessfully: true, Result: MatchOutcome.NotDrafted refused } => refused.Findings,
        { IsFaulted: true, Exception: { } failure } => [MachineryFailure.Sentence(failure.InnerException!)],
        _ => [],
    };

    /// <summary>Best answer and bound growing together, or null before there is something to draw.</summary>
    public LineChart? Chart
    {
        get
        {
            var points = Run?.Points ?? [];
            var best = points.Where(point => point.Best is not null)
                .Select(point => (point.Seconds, (double)point.Best!.Value)).ToArray();
            var bound = points.Where(point => point.Bound is not null)
                .Select(point => (point.Seconds, (double)point.Bound!.Value)).ToArray();
            return best.Length < 2
                ? null
                : new LineChart(
                    Voice.Say("Plans.Run.Chart"),
                    [(Voice.Say("Plans.Run.Best"), best), (Voice.Say("Plans.Run.Bound"), bound)],
                    new PageTable(
                        Voice.Say("Plans.Run.Figures"),
                        Voice.Say("Plans.Run.Headers").Split('|'),
                        [.. points.TakeLast(50).Select(Row)]));
        }
    }

    private IReadOnlyList<Cell> Row(PlanRunPoint point) =>
    [
        point.Seconds.ToString("N1", Voice.Culture),
        point.Best?.ToString("N0", Voice.Culture) ?? "–",
        point.Bound?.ToString("N0", Voice.Culture) ?? "–",
        point.Gap?.ToString("P2", Voice.Culture) ?? "–",
        point.Placed?.ToString("N0", Voice.Culture) ?? "–",
    ];
}
