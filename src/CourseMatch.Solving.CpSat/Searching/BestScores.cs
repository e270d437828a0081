using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.CpSat.Searching;

/// <summary>The bound everybody sees at once: each applicant's best score and every bonus.</summary>
internal static class BestScores
{
    /// <summary>An upper bound on the objective of any feasible answer, in points.</summary>
    public static long Bound(AllocationProblem problem)
    {
        var bound = 0L;
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            var first = problem.FirstOption[applicant];
            var promised = problem.FixedOption[applicant];
            var best = 0;
            for (var option = first; promised < 0 && option < problem.FirstOption[applicant + 1]; option++)
            {
                best = Math.Max(best, problem.Score[option]);
            }

            bound += promised < 0 ? best : problem.Score[first + promised];
        }

        foreach (var score in problem.BonusScore)
        {
            bound += score;
        }

        return bound;
    }
}
