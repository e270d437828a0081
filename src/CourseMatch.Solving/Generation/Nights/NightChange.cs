using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Nights;

/// <summary>The problem of the following night.</summary>
/// <param name="Problem">The changed problem.</param>
/// <param name="ChangedItems">People and resources that differ from yesterday.</param>
public sealed record NightChange(AllocationProblem Problem, int ChangedItems);
