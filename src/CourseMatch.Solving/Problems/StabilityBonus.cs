namespace CourseMatch.Solving.Problems;

/// <summary>Rewards keeping yesterday's placement, so that ties are not broken by moving people.</summary>
public static class StabilityBonus
{
    /// <summary>
    /// The same problem with <paramref name="points"/> more on the option each person had yesterday.
    /// </summary>
    /// <param name="problem">Tonight's problem.</param>
    /// <param name="yesterday">Yesterday's problem, whose people and options are matched by id and uses.</param>
    /// <param name="chosen">Yesterday's chosen option per applicant of that problem, −1 for none.</param>
    /// <param name="points">Points, 0 .. 10^6.</param>
    /// <exception cref="ArgumentException">Not one chosen option per applicant of yesterday's problem.</exception>
    public static AllocationProblem Add(
        AllocationProblem problem, AllocationProblem yesterday, ReadOnlySpan<int> chosen, int points)
    {
        var held = Held(problem, yesterday, chosen);
        var bonus = new bool[problem.OptionCount];
        for (var applicant = 0; applicant < held.Length; applicant++)
        {
            if (held[applicant] >= 0)
            {
                bonus[problem.OptionIndex(applicant, held[applicant])] = true;
            }
        }

        return new ProblemCopy(problem, _ => true).Build(problem.Capacity.AsSpan(),
            option => problem.Score[option] + (bonus[option] ? points : 0));
    }

    /// <summary>
    /// Per applicant tonight the local option that uses the same resources in the same amounts as yesterday's choice,
    /// −1 when there was none or it is gone.
    /// </summary>
    /// <exception cref="ArgumentException">Not one chosen option per applicant of yesterday's problem.</exception>
    public static int[] Held(AllocationProblem problem, AllocationProblem yesterday, ReadOnlySpan<int> chosen)
    {
        if (chosen.Length != yesterday.ApplicantCount)
        {
            throw new ArgumentException("One chosen option per applicant of yesterday.", nameof(chosen));
        }

        var before = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            if (chosen[applicant] >= 0)
            {
                before.Add(yesterday.ApplicantIds[applicant], yesterday.OptionIndex(applicant, chosen[applicant]));
            }
        }

        var resourceOf = ResourceOf(problem, yesterday);
        var held = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < held.Length; applicant++)
        {
            held[applicant] = -1;
            if (before.TryGetValue(problem.ApplicantIds[applicant], out var option))
            {
                for (var local = 0; local < problem.OptionsOf(applicant) && held[applicant] < 0; local++)
                {
                    held[applicant] = UsesTheSame(problem, problem.OptionIndex(applicant, local), yesterday, option,
                        resourceOf) ? local : -1;
                }
            }
        }

        return held;
    }

    /// <summary>Tonight's index of every resource of yesterday, −1 when it is gone.</summary>
    internal static int[] ResourceOf(AllocationProblem problem, AllocationProblem yesterday)
    {
        var indexOf = new Dictionary<string, int>(problem.ResourceCount, StringComparer.Ordinal);
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            indexOf.Add(problem.ResourceIds[resource], resource);
        }

        var resourceOf = new int[yesterday.ResourceCount];
        for (var resource = 0; resource < resourceOf.Length; resource++)
        {
            resourceOf[resource] = indexOf.GetValueOrDefault(yesterday.ResourceIds[resource], -1);
        }

        return resourceOf;
    }

    /// <summary>Whether an option of tonight uses the same resources in the same amounts as one of yesterday.</summary>
    internal static bool UsesTheSame(
        AllocationProblem problem, int option, AllocationProblem yesterday, int before, int[] resourceOf)
    {
        var (first, end) = (problem.FirstUse[option], problem.FirstUse[option + 1]);
        if (end - first != yesterday.FirstUse[before + 1] - yesterday.FirstUse[before])
        {
            return false;
        }

        for (var use = yesterday.FirstUse[before]; use < yesterday.FirstUse[before + 1]; use++)
        {
            var (resource, units) = (resourceOf[yesterday.UseResource[use]], yesterday.UseUnits[use]);
            var isFound = false;
            for (var other = first; other < end && resource >= 0; other++)
            {
                isFound |= problem.UseResource[other] == resource && problem.UseUnits[other] == units;
            }

            if (!isFound)
            {
                return false;
            }
        }

        return true;
    }
}
