using System.Runtime.InteropServices;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>The whole problem as a model, one to one: member = applicant, option = global option index.</summary>
/// <remarks>
/// Exclusions follow the problem's resources, bonuses keep their index. Nothing is simplified and no units are formed
/// here; <see cref="Extraction"/> does both. Bonuses listing two options of one applicant are never earned and keep
/// no items; bonuses with fewer than two options are kept with their items so that a plan counts them.
/// Cost O(uses).
/// </remarks>
internal static class RootModel
{
    public static SeatModel Of(AllocationProblem problem)
    {
        var (firstUse, useResource, useUnits) = Uses(problem);
        var resourceCount = problem.ResourceCount + problem.ExclusionCount;
        var capacity = new int[resourceCount];
        var minimum = new int[resourceCount];
        var openingCost = new long[resourceCount];
        var isExclusion = new bool[resourceCount];
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            capacity[resource] = problem.Capacity[resource];
            minimum[resource] = problem.Minimum[resource];
            openingCost[resource] = problem.OpeningCost[resource];
        }

        capacity.AsSpan(problem.ResourceCount).Fill(1);
        isExclusion.AsSpan(problem.ResourceCount).Fill(true);
        var weight = new long[problem.OptionCount];
        for (var option = 0; option < weight.Length; option++)
        {
            weight[option] = problem.Score[option];
        }

        var bonusScore = new long[problem.BonusCount];
        for (var bonus = 0; bonus < bonusScore.Length; bonus++)
        {
            bonusScore[bonus] = CanBeEarned(problem, bonus) ? problem.BonusScore[bonus] : 0;
        }

        return new SeatModel
        {
            FirstOption = ArrayOf(problem.FirstOption),
            OptionMember = ArrayOf(problem.OptionApplicant),
            Weight = weight,
            FirstUse = firstUse,
            UseResource = useResource,
            UseUnits = useUnits,
            Capacity = capacity,
            Minimum = minimum,
            OpeningCost = openingCost,
            IsForced = new bool[resourceCount],
            IsExclusion = isExclusion,
            FirstBonusItem = ArrayOf(problem.Bonuses.Start),
            BonusItem = ArrayOf(problem.Bonuses.Items),
            BonusScore = bonusScore,
            FirstMember = Enumerable.Range(0, problem.ApplicantCount + 1).ToArray(),
            Joint = new JointUnit?[problem.ApplicantCount],
            IsInternal = new bool[resourceCount],
            IsInternalBonus = new bool[bonusScore.Length],
            ParentMember = [],
            ParentOption = [],
            ParentResource = [],
        }.Finish();
    }

    private static bool CanBeEarned(AllocationProblem problem, int bonus)
    {
        var last = -1;
        foreach (var option in problem.Bonuses[bonus])
        {
            if (problem.OptionApplicant[option] == last)
            {
                return false;
            }

            last = problem.OptionApplicant[option];
        }

        return true;
    }

    private static (int[] First, int[] Resource, int[] Units) Uses(AllocationProblem problem)
    {
        if (problem.ExclusionCount == 0)
        {
            return (ArrayOf(problem.FirstUse), ArrayOf(problem.UseResource), ArrayOf(problem.UseUnits));
        }

        var count = problem.UseCount + problem.Exclusions.Items.Length;
        var (first, resource, units) = (new int[problem.OptionCount + 1], new int[count], new int[count]);
        var next = 0;
        for (var option = 0; option < problem.OptionCount; option++)
        {
            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                resource[next] = problem.UseResource[use];
                units[next++] = problem.UseUnits[use];
            }

            foreach (var exclusion in problem.OptionExclusions[option])
            {
                resource[next] = problem.ResourceCount + exclusion;
                units[next++] = 1;
            }

            first[option + 1] = next;
        }

        return (first, resource, units);
    }

    // The arrays of a problem are never written to, and the model does not write to its own either.
    private static int[] ArrayOf(System.Collections.Immutable.ImmutableArray<int> array) =>
        ImmutableCollectionsMarshal.AsArray(array) ?? [];
}
