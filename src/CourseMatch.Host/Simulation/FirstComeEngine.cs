using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Host.Simulation;

/// <summary>Who came first chooses first: the rule most lists follow, to compare with.</summary>
/// <remarks>Promises are kept, seats, care places and minima honoured. Courses that would stay below their minimum are
/// left out and the queue is walked again, so everybody's turn counts; cost: O(courses * options).</remarks>
internal sealed class FirstComeEngine : IAllocationEngine
{
    public string Name => "first-come";

    public AllocationOutcome Solve(
        AllocationProblem problem, SearchLimits limits, ISearchObserver observer, CancellationToken cancellationToken)
    {
        var closed = new bool[problem.ResourceCount];
        while (true)
        {
            var (chosen, used) = Walk(problem, closed);
            var below = Enumerable.Range(0, problem.ResourceCount)
                .Where(resource => !closed[resource] && used[resource] > 0
                    && used[resource] < problem.Minimum[resource])
                .ToList();
            if (below.Count == 0)
            {
                return new AllocationOutcome.Answered(Answer(problem, chosen, limits.Seed));
            }

            below.ForEach(resource => closed[resource] = true);
        }
    }

    private static (int[] Chosen, int[] Used) Walk(AllocationProblem problem, bool[] closed)
    {
        var chosen = Enumerable.Repeat(-1, problem.ApplicantCount).ToArray();
        var used = new int[problem.ResourceCount];
        var excluded = new HashSet<int>();
        foreach (var isFixed in new[] { true, false })
        {
            for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
            {
                var promised = problem.FixedOption[applicant];
                if (promised >= 0 != isFixed)
                {
                    continue;
                }

                IEnumerable<int> choices = isFixed
                    ? [promised]
                    : Enumerable.Range(0, problem.OptionsOf(applicant))
                        .OrderByDescending(choice => problem.Score[problem.OptionIndex(applicant, choice)]);
                foreach (var choice in choices)
                {
                    var option = problem.OptionIndex(applicant, choice);
                    if (isFixed || Fits(problem, option, used, closed, excluded))
                    {
                        Take(problem, option, used, excluded);
                        chosen[applicant] = choice;
                        break;
                    }
                }
            }
        }

        return (chosen, used);
    }

    private static bool Fits(AllocationProblem problem, int option, int[] used, bool[] closed, HashSet<int> excluded)
    {
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            var resource = problem.UseResource[use];
            if (closed[resource] || used[resource] + problem.UseUnits[use] > problem.Capacity[resource])
            {
                return false;
            }
        }

        foreach (var list in problem.OptionExclusions[option])
        {
            if (excluded.Contains(list))
            {
                return false;
            }
        }

        return true;
    }

    private static void Take(AllocationProblem problem, int option, int[] used, HashSet<int> excluded)
    {
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            used[problem.UseResource[use]] += problem.UseUnits[use];
        }

        foreach (var list in problem.OptionExclusions[option])
        {
            excluded.Add(list);
        }
    }

    private AllocationAnswer Answer(AllocationProblem problem, int[] chosen, int seed)
    {
        // Everybody's best option and every bonus: above any answer, and all that is needed of a rule to compare with.
        long bound = problem.BonusScore.Sum(score => (long)score);
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            bound += Enumerable.Range(0, problem.OptionsOf(applicant))
                .Max(choice => (int?)problem.Score[problem.OptionIndex(applicant, choice)]) ?? 0;
        }

        var answer = new AllocationAnswer
        {
            ChosenOption = [.. chosen],
            Objective = 0,
            Bound = bound,
            Stop = StopReason.Gap,
            Engine = Name,
            Seconds = 0,
            Seed = seed,
        };
        var objective = AllocationChecker.Check(problem, answer).Objective;
        return answer with { Objective = objective, Stop = objective == bound ? StopReason.Optimal : StopReason.Time };
    }
}
