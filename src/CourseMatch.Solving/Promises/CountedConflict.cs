using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Promises;

/// <summary>Conflicts between promises that need no search: too many units, or two of one exclusion.</summary>
internal static class CountedConflict
{
    /// <summary>The one with fewest applicants, the first of them in problem order; null when there is none.</summary>
    public static PromiseConflict? Smallest(AllocationProblem problem)
    {
        var promises = new List<int>[problem.ResourceCount];
        PromiseConflict? smallest = null;
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (problem.FixedOption[applicant] < 0)
            {
                continue;
            }

            var option = problem.OptionIndex(applicant, problem.FixedOption[applicant]);
            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                (promises[problem.UseResource[use]] ??= []).Add(use);
            }
        }

        for (var resource = 0; resource < promises.Length; resource++)
        {
            if (promises[resource] is { } uses)
            {
                smallest = Smaller(smallest, OutOfReach(problem, resource, uses));
                smallest = Smaller(smallest, Overload(problem, resource, uses));
            }
        }

        for (var exclusion = 0; exclusion < problem.ExclusionCount; exclusion++)
        {
            smallest = Smaller(smallest, Excluded(problem, exclusion));
        }

        return smallest;
    }

    private static PromiseConflict? Smaller(PromiseConflict? first, PromiseConflict? second) =>
        first is null || (second is not null && second.Applicants.Count < first.Applicants.Count) ? second : first;

    private static PromiseConflict? OutOfReach(AllocationProblem problem, int resource, List<int> uses)
    {
        if (problem.Minimum[resource] <= problem.Capacity[resource])
        {
            return null;
        }

        return Conflict(problem, resource, [ApplicantOf(problem, uses[0])],
            $"at least {problem.Minimum[resource]} are needed, but the capacity is {problem.Capacity[resource]}");
    }

    /// <summary>The fewest promises on one resource that exceed its capacity: the largest of them.</summary>
    private static PromiseConflict? Overload(AllocationProblem problem, int resource, List<int> uses)
    {
        var largest = uses.OrderByDescending(use => problem.UseUnits[use]).ToList();
        var units = 0L;
        for (var count = 1; count <= largest.Count; count++)
        {
            units += problem.UseUnits[largest[count - 1]];
            if (units > problem.Capacity[resource])
            {
                return Conflict(problem, resource, largest.Take(count).Select(use => ApplicantOf(problem, use)),
                    $"capacity {problem.Capacity[resource]}, the promises take {units}");
            }
        }

        return null;
    }

    private static PromiseConflict? Excluded(AllocationProblem problem, int exclusion)
    {
        var promised = problem.Exclusions[exclusion].ToArray()
            .Where(option => problem.FixedOption[problem.OptionApplicant[option]] == problem.LocalOption(option))
            .Select(option => problem.OptionApplicant[option])
            .Take(2)
            .Select(applicant => problem.ApplicantIds[applicant])
            .ToList();
        return promised.Count < 2
            ? null
            : new PromiseConflict(promised, [],
                [FormattableString.Invariant($"exclusions[{exclusion}]: both promises are listed, one may hold")]);
    }

    private static PromiseConflict Conflict(
        AllocationProblem problem, int resource, IEnumerable<int> applicants, FormattableString why) => new(
            [.. applicants.Order().Select(applicant => problem.ApplicantIds[applicant])],
            [problem.ResourceIds[resource]],
            [$"resource {Quote.Of(problem.ResourceIds[resource])}: {FormattableString.Invariant(why)}"]);

    private static int ApplicantOf(AllocationProblem problem, int use)
    {
        var option = problem.FirstUse.AsSpan().BinarySearch(use);
        return problem.OptionApplicant[option >= 0 ? option : ~option - 1];
    }
}
