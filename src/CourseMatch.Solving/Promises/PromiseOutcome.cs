using CourseMatch.Solving.Engines;

namespace CourseMatch.Solving.Promises;

/// <summary>Whether the promised options can all hold; a closed set.</summary>
public abstract record PromiseOutcome
{
    private PromiseOutcome()
    {
    }

    /// <summary>They can.</summary>
    /// <param name="Placement">
    /// A feasible placement: the promises and the least found that keeps their resources at the minimum.
    /// </param>
    public sealed record Kept(Placement Placement) : PromiseOutcome;

    /// <summary>Proven: they cannot.</summary>
    public sealed record Broken(PromiseConflict Conflict) : PromiseOutcome;

    /// <summary>The limits ended the search before it knew.</summary>
    public sealed record Undecided : PromiseOutcome;
}
