using System.Collections.Immutable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>A plan of an earlier, similar problem from which a search starts: of yesterday, or in force.</summary>
/// <remarks>
/// People and resources are matched by id, options by what they use; whatever no longer exists or no longer fits is
/// left out. An earlier plan is a start, not a promise: who must keep his place has a fixed option in the problem, who
/// should keep it unless it costs others more has a stability bonus there (<see cref="Problems.StabilityBonus"/>).
/// </remarks>
/// <param name="Problem">The problem it answers.</param>
/// <param name="ChosenOption">Local option per applicant of that problem, −1 for none.</param>
public sealed record EarlierPlan(AllocationProblem Problem, ImmutableArray<int> ChosenOption);
