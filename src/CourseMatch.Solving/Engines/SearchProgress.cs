using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>How far a search has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Percent">Share of the stage done, 0 .. 100, or null when unknown.</param>
/// <param name="Best">Objective of the best feasible answer so far, null before the first.</param>
/// <param name="Bound">Best proven upper bound so far, null before the first.</param>
public sealed record SearchProgress(SearchStage Stage, int? Percent, long? Best, long? Bound)
{
    /// <summary>Applicants placed in the best answer so far, those promised included, or null when unknown.</summary>
    public int? Placed { get; init; }

    /// <summary>(bound − best) / max(1, bound), null while either is unknown.</summary>
    public double? Gap => Best is { } best && Bound is { } bound ? AllocationAnswer.GapBetween(best, bound) : null;
}
