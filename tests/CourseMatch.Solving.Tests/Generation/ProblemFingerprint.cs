using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Generation;

/// <summary>One number that differs when anything an engine can see of a problem differs (FNV-1a).</summary>
internal static class ProblemFingerprint
{
    public static string Of(AllocationProblem problem)
    {
        var hash = 14695981039346656037UL;
        foreach (var numbers in new[]
        {
            problem.Capacity, problem.Minimum, problem.OpeningCost, problem.FixedOption, problem.FirstOption,
            problem.Score, problem.FirstUse, problem.UseResource, problem.UseUnits, problem.Exclusions.Start,
            problem.Exclusions.Items, problem.Bonuses.Start, problem.Bonuses.Items, problem.BonusScore,
        })
        {
            foreach (var number in numbers)
            {
                hash = (hash ^ (uint)number) * 1099511628211UL;
            }
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
