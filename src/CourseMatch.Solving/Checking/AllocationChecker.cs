using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Checking;

/// <summary>Judges an answer to a problem without any engine's code.</summary>
/// <remarks>
/// Reads only the problem's own arrays, none of the reverse lists engines work with, and recomputes everything from
/// the assignments. A bound can only be compared with the objective: whether it holds for <i>every</i> feasible answer
/// is what the engine proved. Cost O(options chosen · uses + exclusions + bonuses).
/// </remarks>
public static class AllocationChecker
{
    /// <summary>Judges an engine's answer.</summary>
    /// <exception cref="ArgumentException">The answer has not one entry per applicant.</exception>
    public static CheckVerdict Check(AllocationProblem problem, AllocationAnswer answer)
    {
        if (answer.ChosenOption.Length != problem.ApplicantCount)
        {
            throw new ArgumentException("An answer has one chosen option per applicant.", nameof(answer));
        }

        var faults = new List<Fault>();
        var chosen = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            var option = answer.ChosenOption[applicant];
            chosen[applicant] = option == -1 ? -1 : KnownOption(problem, applicant, option, faults);
        }

        var figures = new ClaimedFigures(answer.Objective, answer.Bound, ClaimedGap.Exact(answer.Gap),
            answer.Status, answer.Stop);
        return Judge(problem, chosen, figures, faults);
    }

    /// <summary>Judges a solution file, matching its assignments to the problem's applicants by id.</summary>
    public static CheckVerdict Check(AllocationProblem problem, AnswerClaim claim)
    {
        var faults = new List<Fault>();
        var indexOf = new Dictionary<string, int>(problem.ApplicantCount, StringComparer.Ordinal);
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            indexOf.Add(problem.ApplicantIds[applicant], applicant);
        }

        var listed = new bool[problem.ApplicantCount];
        var chosen = new int[problem.ApplicantCount];
        Array.Fill(chosen, -1);
        foreach (var (id, option) in claim.Assignments)
        {
            if (!indexOf.TryGetValue(id, out var applicant))
            {
                faults.Add(Fault.At(AssignmentPlace(id), $"the problem has no such applicant"));
                continue;
            }

            listed[applicant] = true;
            if (option is { } index)
            {
                chosen[applicant] = KnownOption(problem, applicant, index, faults);
            }
        }

        for (var applicant = 0; applicant < listed.Length; applicant++)
        {
            if (!listed[applicant])
            {
                faults.Add(Fault.At("assignments",
                    $"no entry for applicant {Quote.Of(problem.ApplicantIds[applicant])}"));
            }
        }

        var figures = new ClaimedFigures(claim.Objective, claim.Bound, claim.Gap, claim.Status, claim.Stop);
        return Judge(problem, chosen, figures, faults);
    }

    private static CheckVerdict Judge(
        AllocationProblem problem, int[] chosen, ClaimedFigures figures, List<Fault> faults)
    {
        CheckPromises(problem, chosen, faults);
        var used = CheckResources(problem, chosen, faults);
        CheckExclusions(problem, chosen, faults);
        var objective = Objective(problem, chosen, used);
        figures.Check(objective, faults);
        return new CheckVerdict(objective, chosen.Count(option => option >= 0), faults);
    }

    private static int KnownOption(AllocationProblem problem, int applicant, long option, List<Fault> faults)
    {
        var count = problem.FirstOption[applicant + 1] - problem.FirstOption[applicant];
        if (option >= 0 && option < count)
        {
            return (int)option;
        }

        faults.Add(Fault.At(AssignmentPlace(problem.ApplicantIds[applicant]),
            count == 0
                ? (FormattableString)$"no option {option}, there are none"
                : $"no option {option}, there are 0 to {count - 1}"));
        return -1;
    }

    private static void CheckPromises(AllocationProblem problem, int[] chosen, List<Fault> faults)
    {
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            var promised = problem.FixedOption[applicant];
            if (promised >= 0 && chosen[applicant] != promised)
            {
                var instead = chosen[applicant] < 0 ? "none is chosen" : $"option {chosen[applicant]} is chosen";
                faults.Add(Fault.At(AssignmentPlace(problem.ApplicantIds[applicant]),
                    $"option {promised} is promised, but {instead}"));
            }
        }
    }

    private static long[] CheckResources(AllocationProblem problem, int[] chosen, List<Fault> faults)
    {
        var used = new long[problem.ResourceCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            if (chosen[applicant] < 0)
            {
                continue;
            }

            var option = problem.FirstOption[applicant] + chosen[applicant];
            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                used[problem.UseResource[use]] += problem.UseUnits[use];
            }
        }

        for (var resource = 0; resource < used.Length; resource++)
        {
            var name = Quote.Of(problem.ResourceIds[resource]);
            if (used[resource] > problem.Capacity[resource])
            {
                faults.Add(Fault.At($"resources[{resource}]",
                    $"{name} has capacity {problem.Capacity[resource]}, the answer uses {used[resource]}"));
            }

            if (used[resource] > 0 && used[resource] < problem.Minimum[resource])
            {
                faults.Add(Fault.At($"resources[{resource}]",
                    $"{name} needs at least {problem.Minimum[resource]} when used, the answer uses {used[resource]}"));
            }
        }

        return used;
    }

    private static void CheckExclusions(AllocationProblem problem, int[] chosen, List<Fault> faults)
    {
        for (var exclusion = 0; exclusion < problem.Exclusions.Count; exclusion++)
        {
            var taken = new List<string>();
            foreach (var option in problem.Exclusions[exclusion])
            {
                if (IsChosen(problem, chosen, option, out var applicant))
                {
                    taken.Add($"[{Quote.Of(problem.ApplicantIds[applicant])}, {chosen[applicant]}]");
                }
            }

            if (taken.Count > 1)
            {
                faults.Add(Fault.At($"exclusions[{exclusion}]",
                    $"at most one listed option may be chosen, chosen are {string.Join(", ", taken)}"));
            }
        }
    }

    private static long Objective(AllocationProblem problem, int[] chosen, long[] used)
    {
        var objective = 0L;
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            if (chosen[applicant] >= 0)
            {
                objective = checked(objective + problem.Score[problem.FirstOption[applicant] + chosen[applicant]]);
            }
        }

        for (var bonus = 0; bonus < problem.Bonuses.Count; bonus++)
        {
            var isEarned = true;
            foreach (var option in problem.Bonuses[bonus])
            {
                isEarned &= IsChosen(problem, chosen, option, out _);
            }

            objective = checked(objective + (isEarned ? problem.BonusScore[bonus] : 0));
        }

        for (var resource = 0; resource < used.Length; resource++)
        {
            objective = checked(objective - (used[resource] > 0 ? problem.OpeningCost[resource] : 0));
        }

        return objective;
    }

    private static bool IsChosen(AllocationProblem problem, int[] chosen, int option, out int applicant)
    {
        applicant = problem.OptionApplicant[option];
        return chosen[applicant] == option - problem.FirstOption[applicant];
    }

    private static string AssignmentPlace(string applicantId) => $"assignments[{Quote.Of(applicantId)}]";
}
