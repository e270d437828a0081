using CourseMatch.Application.Plans;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Jobs;

/// <summary>One moment of a running search.</summary>
/// <param name="Seconds">Since its start.</param>
/// <param name="Best">Points of the best answer so far, or null.</param>
/// <param name="Bound">Points no plan can exceed, or null.</param>
/// <param name="Placed">People placed in the best answer so far, or null.</param>
/// <param name="Gap">What may be missing at most, as a share of the bound, or null.</param>
internal sealed record PlanRunPoint(double Seconds, long? Best, long? Bound, int? Placed, double? Gap);

/// <summary>A search somebody asked for on a page: watched, and stopped with its best answer kept.</summary>
internal sealed class PlanRun(TimeProvider time) : ISearchObserver, IDisposable
{
    /// <summary>Points kept for the chart; when there are more, every second one goes.</summary>
    private const int PointsMax = 200;

    private readonly Lock gate = new();
    private readonly long started = time.GetTimestamp();
    private readonly CancellationTokenSource stop = new();
    private List<PlanRunPoint> points = [];
    private SearchProgress? last;

    /// <summary>Ends when the plan is stored or refused; faults when the machinery failed.</summary>
    public Task<MatchOutcome> Outcome { get; private set; } = null!;

    public bool IsRunning => !Outcome.IsCompleted;

    public bool IsStopping => stop.IsCancellationRequested;

    public double Seconds => time.GetElapsedTime(started).TotalSeconds;

    public SearchProgress? Last
    {
        get
        {
            lock (gate)
            {
                return last;
            }
        }
    }

    public IReadOnlyList<PlanRunPoint> Points
    {
        get
        {
            lock (gate)
            {
                return [.. points];
            }
        }
    }

    public void Begin(Func<PlanRun, CancellationToken, Task<MatchOutcome>> search) =>
        Outcome = Task.Run(() => search(this, stop.Token));

    /// <summary>Asks the search to end with its best answer so far.</summary>
    public void Stop() => stop.Cancel();

    public void Report(SearchProgress progress)
    {
        lock (gate)
        {
            last = progress;
            if (progress.Best is null && progress.Bound is null)
            {
                return;
            }

            points.Add(new PlanRunPoint(Seconds, progress.Best, progress.Bound, progress.Placed, progress.Gap));
            if (points.Count > PointsMax)
            {
                points = [.. points.Where((_, index) => index % 2 == 0 || index == points.Count - 1)];
            }
        }
    }

    public void Dispose() => stop.Dispose();
}
