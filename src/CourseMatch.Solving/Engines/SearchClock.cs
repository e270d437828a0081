using System.Diagnostics;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>Tells a search when its limits are used up; the only place of the room that looks at a clock.</summary>
/// <remarks>
/// With a work limit only counted work and cancellation end a search, so the answer is the same on every machine.
/// Not safe for several threads at once: engines ask it between batches.
/// </remarks>
public sealed class SearchClock
{
    // Of the tenth of a second a caller waits at most, so much may go by before what is not needed is left out.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly SearchLimits limits;
    private readonly CancellationToken cancellationToken;
    private TimeSpan noticed = TimeSpan.MaxValue;

    /// <summary>Starts the time.</summary>
    public SearchClock(SearchLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        this.limits = limits;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Work done so far, in the engine's units.</summary>
    public long Work { get; private set; }

    /// <summary>Seconds since the start.</summary>
    public double Seconds => watch.Elapsed.TotalSeconds;

    /// <summary>The caller wants the search to end.</summary>
    public bool IsCancelled
    {
        get
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            noticed = noticed == TimeSpan.MaxValue ? watch.Elapsed : noticed;
            return true;
        }
    }

    /// <summary>The search was cancelled some time ago: the answer is due.</summary>
    public bool IsLate => IsCancelled && watch.Elapsed - noticed > Patience;

    /// <summary>Time or work is used up, or the search was cancelled.</summary>
    public bool IsOver => IsCancelled || (limits.Work is { } most ? Work >= most : watch.Elapsed >= limits.Time);

    /// <summary>
    /// Why the search ended when nothing was proven: cancelled, otherwise time (used-up work counts so).
    /// </summary>
    public StopReason Reason => IsCancelled ? StopReason.Cancelled : StopReason.Time;

    /// <summary>Counts work.</summary>
    public void Spend(long units) => Work += units;

    /// <summary>Whether the gap asked for is reached.</summary>
    public bool IsGapReached(long objective, long bound) =>
        AllocationAnswer.GapBetween(objective, bound) <= limits.Gap;

    /// <summary>Whole percent of the time or work used, null without any limit.</summary>
    public int? Percent => (limits.Work is { } most ? (double)Work / most : watch.Elapsed / limits.Time) is { } share
        ? (int)Math.Clamp(share * 100, 0, 100)
        : null;
}
