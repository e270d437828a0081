using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.CpSat.Searching;

/// <summary>What the independent checker says of mere assignments.</summary>
internal static class Judgement
{
    /// <summary>The objective of the assignments in points, null when they break a condition.</summary>
    public static long? Of(AllocationProblem problem, int[] chosen)
    {
        var claim = new AllocationAnswer
        {
            ChosenOption = [.. chosen],
            Objective = 0,
            Bound = 0,
            Stop = StopReason.Time,
            Engine = "",
            Seconds = 0,
            Seed = 0,
        };
        var objective = AllocationChecker.Check(problem, claim).Objective;
        var whole = claim with { Objective = objective, Bound = objective };
        return AllocationChecker.Check(problem, whole).Accepted ? objective : null;
    }
}
