using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>What came out of a search; a closed set.</summary>
public abstract record AllocationOutcome
{
    private AllocationOutcome()
    {
    }

    /// <summary>Calls the one function that fits this outcome.</summary>
    public T Match<T>(Func<Answered, T> answered, Func<Infeasible, T> infeasible, Func<Undecided, T> undecided) =>
        this switch
        {
            Answered outcome => answered(outcome),
            Infeasible outcome => infeasible(outcome),
            Undecided outcome => undecided(outcome),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };

    /// <summary>A feasible answer with a proven bound.</summary>
    public sealed record Answered(AllocationAnswer Answer) : AllocationOutcome;

    /// <summary>Proven: the promised (fixed) options cannot all hold, whatever everybody else gets.</summary>
    public sealed record Infeasible(PromiseConflict Conflict) : AllocationOutcome;

    /// <summary>
    /// The search ended before it was known whether the promised options can all hold. Only possible when promises
    /// stand on resources below their minimum and the limits are far too small or the search was cancelled at once.
    /// </summary>
    /// <param name="Stop">Why the search ended: time or cancelled.</param>
    public sealed record Undecided(StopReason Stop) : AllocationOutcome;
}
