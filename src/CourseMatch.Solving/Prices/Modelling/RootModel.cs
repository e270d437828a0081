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
    /// <summary>The model of a problem. Without <paramref name="listsUsers"/> nobody may ask who uses a resource before
    /// <see cref="SeatModel.ListUsers"/>, which takes longer than all the rest.</summary>
    public static SeatModel Of(AllocationProblem problem, WorkCrew? crew = null, bool listsUsers = true)
    {
        crew ??= WorkCrew.Alone;
        var (firstUse, useResource, useUnits) = Uses(problem, crew);
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
        crew.InRanges(weight.Length, (from, to) =>
        {
            var score = problem.Score.AsSpan();
            for (var option = from; option < to; option++)
            {
                weight[option] = score[option];
            }
        });

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
        }.Finish(listsUsers, (ArrayOf(problem.OptionBonuses.Start), ArrayOf(problem.OptionBonuses.Items)));
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

    private static (int[] First, int[] Resource, int[] Units) Uses(AllocationProblem problem, WorkCrew crew)
    {
        if (problem.ExclusionCount == 0)
        {
            return (ArrayOf(problem.FirstUse), ArrayOf(problem.UseResource), ArrayOf(problem.UseUnits));
        }

        var count = problem.UseCount + problem.Exclusions.Items.Length;
        var (first, resource, units) = (new int[problem.OptionCount + 1], new int[count], new int[count]);
        first[^1] = count;
        crew.InRanges(problem.OptionCount, (from, to) =>
        {
            var use = problem.FirstUse.AsSpan();
            var exclusion = problem.OptionExclusions.Start.AsSpan();
            for (var option = from; option < to;)
            {
                // What follows one another up to the next option with an exclusion is copied at once.
                var start = option;
                var isExcluding = false;
                for (; option < to && !isExcluding; option++)
                {
                    first[option] = use[option] + exclusion[option];
                    isExcluding = exclusion[option + 1] > exclusion[option];
                }

                problem.UseResource.AsSpan()[use[start]..use[option]].CopyTo(resource.AsSpan(first[start]));
                problem.UseUnits.AsSpan()[use[start]..use[option]].CopyTo(units.AsSpan(first[start]));
                var next = first[start] + use[option] - use[start];
                for (var item = exclusion[option - 1]; item < exclusion[option]; item++)
                {
                    resource[next] = problem.ResourceCount + problem.OptionExclusions.Items[item];
                    units[next++] = 1;
                }
            }
        });
        return (first, resource, units);
    }

    // The arrays of a problem are never written to, and the model does not write to its own either.
    private static int[] ArrayOf(System.Collections.Immutable.ImmutableArray<int> array) =>
        ImmutableCollectionsMarshal.AsArray(array) ?? [];
}
