using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Nights;

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

        var held = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < held.Length; applicant++)
        {
            held[applicant] = -1;
            if (before.TryGetValue(problem.ApplicantIds[applicant], out var option))
            {
                var uses = UsesOf(yesterday, option);
                held[applicant] = Enumerable.Range(0, problem.OptionsOf(applicant))
                    .FirstOrDefault(
                        local => uses.SetEquals(UsesOf(problem, problem.OptionIndex(applicant, local))), -1);
            }
        }

        return held;
    }

    private static HashSet<(string Resource, int Units)> UsesOf(AllocationProblem problem, int option) =>
    [
        .. Enumerable.Range(problem.FirstUse[option], problem.FirstUse[option + 1] - problem.FirstUse[option])
            .Select(use => (problem.ResourceIds[problem.UseResource[use]], problem.UseUnits[use])),
    ];
}
