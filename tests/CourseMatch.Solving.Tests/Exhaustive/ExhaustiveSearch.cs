using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Exhaustive;

/// <summary>
/// The oracle: tries every combination of choices, prunes nothing, shares no code with engine or checker.
/// </summary>
/// <remarks>For up to about eight applicants with four options (5^8 = 390,625 combinations).</remarks>
internal static class ExhaustiveSearch
{
    /// <summary>The best objective of all feasible answers, null when there is none.</summary>
    /// <param name="problem">A small problem.</param>
    /// <param name="promised">Per applicant the local option promised, or −1; by default the problem's own.</param>
    public static long? Best(AllocationProblem problem, int[]? promised = null)
    {
        promised ??= [.. problem.FixedOption];
        var chosen = new int[problem.ApplicantCount];
        Array.Fill(chosen, -1);
        long? best = null;
        do
        {
            if (promised.Zip(chosen).All(pair => pair.First < 0 || pair.First == pair.Second)
                && Worth(problem, chosen) is { } worth && !(worth <= best))
            {
                best = worth;
            }
        }
        while (Next(problem, chosen));
        return best;
    }

    /// <summary>Objective of one combination, null when it is not feasible; promises are not looked at.</summary>
    public static long? Worth(AllocationProblem problem, int[] chosen)
    {
        var used = new int[problem.ResourceCount];
        var worth = 0L;
        for (var person = 0; person < chosen.Length; person++)
        {
            if (chosen[person] >= 0)
            {
                var option = problem.FirstOption[person] + chosen[person];
                worth += problem.Score[option];
                for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
                {
                    used[problem.UseResource[use]] += problem.UseUnits[use];
                }
            }
        }

        for (var resource = 0; resource < used.Length; resource++)
        {
            if (used[resource] > problem.Capacity[resource]
                || (used[resource] > 0 && used[resource] < problem.Minimum[resource]))
            {
                return null;
            }

            worth -= used[resource] > 0 ? problem.OpeningCost[resource] : 0;
        }

        for (var exclusion = 0; exclusion < problem.ExclusionCount; exclusion++)
        {
            if (Chosen(problem, chosen, problem.Exclusions[exclusion]) > 1)
            {
                return null;
            }
        }

        for (var bonus = 0; bonus < problem.BonusCount; bonus++)
        {
            var options = problem.Bonuses[bonus];
            worth += Chosen(problem, chosen, options) == options.Length ? problem.BonusScore[bonus] : 0;
        }

        return worth;
    }

    private static int Chosen(AllocationProblem problem, int[] chosen, ReadOnlySpan<int> options)
    {
        var count = 0;
        foreach (var option in options)
        {
            var person = problem.OptionApplicant[option];
            count += problem.FirstOption[person] + chosen[person] == option && chosen[person] >= 0 ? 1 : 0;
        }

        return count;
    }

    private static bool Next(AllocationProblem problem, int[] chosen)
    {
        for (var person = 0; person < chosen.Length; person++)
        {
            if (++chosen[person] < problem.FirstOption[person + 1] - problem.FirstOption[person])
            {
                return true;
            }

            chosen[person] = -1;
        }

        return false;
    }
}
