using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Promises;

/// <summary>Finds out whether all promised options can hold together, and if not, which of them contradict.</summary>
/// <remarks>
/// Capacity and exclusions are decided by counting. A resource that promises leave below its minimum may be filled up
/// by others, which is decided exactly by <see cref="MinimumSearch"/>. A conflict that needs the search is shrunk by
/// dividing (Junker's QuickXplain, 2004): about 2k·log(n/k) searches for k conflicting of n promises, instead of n.
/// </remarks>
public static class PromiseCheck
{
    // Enough to decide what a county can ask; a search that runs out only leaves the conflict larger than needed.
    private const int StepsPerShrink = 200_000;

    /// <summary>Decides about the problem's own promises.</summary>
    /// <param name="problem">Any problem.</param>
    /// <param name="clock">Ends the search; its work is counted in options looked at.</param>
    public static PromiseOutcome Run(AllocationProblem problem, SearchClock clock)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(clock);
        var promised = Promised(problem);
        if (CountedConflict.Smallest(problem) is { } counted)
        {
            // A part of it may already be impossible for a reason that counting does not see.
            var part = Shrink(problem, promised, counted.Applicants.ToHashSet().Contains, clock);
            return new PromiseOutcome.Broken(
                part.Count < counted.Applicants.Count ? Describe(problem, part) : counted);
        }

        var search = new MinimumSearch(problem, promised, clock, long.MaxValue);
        return search.Run() switch
        {
            true => new PromiseOutcome.Kept(search.Placement),
            null => new PromiseOutcome.Undecided(),
            false => new PromiseOutcome.Broken(Describe(problem, Shrink(problem, promised, _ => true, clock))),
        };
    }

    /// <summary>Per applicant the global option promised, or −1.</summary>
    public static int[] Promised(AllocationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var promised = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < promised.Length; applicant++)
        {
            var option = problem.FixedOption[applicant];
            promised[applicant] = option < 0 ? -1 : problem.OptionIndex(applicant, option);
        }

        return promised;
    }

    private static List<int> Shrink(
        AllocationProblem problem, int[] promised, Func<string, bool> isSuspect, SearchClock clock)
    {
        var all = Enumerable.Range(0, promised.Length)
            .Where(applicant => promised[applicant] >= 0 && isSuspect(problem.ApplicantIds[applicant])).ToArray();
        var kept = new int[promised.Length];
        Array.Fill(kept, -1);
        var conflict = Divide(all, isBackgroundNew: false);
        conflict.Sort();
        return conflict;

        // Which of the candidates are needed for a conflict with those kept already; together they do conflict.
        List<int> Divide(ReadOnlySpan<int> candidates, bool isBackgroundNew)
        {
            if (isBackgroundNew && IsBroken())
            {
                return [];
            }

            if (candidates.Length == 1)
            {
                return [candidates[0]];
            }

            var first = candidates[..(candidates.Length / 2)];
            var second = candidates[(candidates.Length / 2)..];
            Keep(first);
            var needed = Divide(second, isBackgroundNew: true);
            Release(first);
            Keep(needed.ToArray());
            var others = Divide(first, isBackgroundNew: needed.Count > 0);
            Release(needed.ToArray());
            needed.AddRange(others);
            return needed;
        }

        bool IsBroken() => !clock.IsOver && new MinimumSearch(problem, kept, clock, StepsPerShrink).Run() == false;

        void Keep(ReadOnlySpan<int> applicants)
        {
            foreach (var applicant in applicants)
            {
                kept[applicant] = promised[applicant];
            }
        }

        void Release(ReadOnlySpan<int> applicants)
        {
            foreach (var applicant in applicants)
            {
                kept[applicant] = -1;
            }
        }
    }

    private static PromiseConflict Describe(AllocationProblem problem, List<int> conflict)
    {
        var units = new SortedDictionary<int, long>();
        foreach (var applicant in conflict)
        {
            var option = problem.OptionIndex(applicant, problem.FixedOption[applicant]);
            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                units[problem.UseResource[use]] =
                    units.GetValueOrDefault(problem.UseResource[use]) + problem.UseUnits[use];
            }
        }

        var below = units.Where(entry => entry.Value < problem.Minimum[entry.Key]).ToList();
        return new PromiseConflict(
            [.. conflict.Select(applicant => problem.ApplicantIds[applicant])],
            [.. below.Select(entry => problem.ResourceIds[entry.Key])],
            [.. below.Select(entry => FormattableString.Invariant(
                $"resource {Quote.Of(problem.ResourceIds[entry.Key])}: the promises take {entry.Value}, ")
                + FormattableString.Invariant(
                $"at least {problem.Minimum[entry.Key]} are needed, and beside them nobody can fill it up"))]);
    }
}
