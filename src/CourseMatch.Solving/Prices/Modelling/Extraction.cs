using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Makes the model of some members of a model while everybody else keeps what the plan gives him.</summary>
/// <remarks>
/// Objective of the whole = <see cref="Constant"/> + objective of the part, for every plan of the part. Used for the
/// whole problem (everybody without a promise), for components, neighbourhoods, dives and search nodes.
/// Cost O(uses of the members + parent's resources touched).
/// </remarks>
internal sealed class Extraction
{
    private readonly SeatModel parent;
    private readonly ExtractionScratch scratch;
    private bool[]? opened;
    private int shortOfOpened;

    public Extraction(SeatModel parent, ExtractionScratch? scratch = null)
    {
        this.parent = parent;
        this.scratch = scratch ?? new ExtractionScratch(parent);
    }

    /// <summary>What the plan is worth with the members taken left out: after <see cref="Take"/>.</summary>
    public long Constant { get; private set; }

    /// <summary>The model of <paramref name="members"/>, none of whom has anything in
    /// <paramref name="plan"/>.</summary>
    /// <param name="plan">Everybody else's choices; its violations other than minima are not looked at.</param>
    /// <param name="members">Members of the parent, distinct.</param>
    /// <param name="banned">Options of the parent not to be offered, or null.</param>
    /// <param name="isPart">
    /// The model is one of several independent parts: minima no member can help with belong to other parts.
    /// </param>
    /// <param name="opened">Resources of the parent to be in use whatever happens, or null; nobody in the plan uses
    /// them.</param>
    /// <param name="givenUp">Resources the parent must fill and the model need not, all options of which are banned:
    /// how many.</param>
    public SeatModel Take(Plan plan, ReadOnlySpan<int> members, bool[]? banned = null, bool isPart = false,
        bool[]? opened = null, int givenUp = 0)
    {
        this.opened = opened;
        shortOfOpened = -givenUp;
        return Made(plan, members, banned, isPart, null)!;
    }

    /// <summary>The same for a large model; null, and this of no further use, when the search was
    /// cancelled.</summary>
    public SeatModel? TakeUnlessCancelled(
        Plan plan, ReadOnlySpan<int> members, SearchBudget budget, bool isPart = false)
    {
        (opened, shortOfOpened) = (null, 0);
        return Made(plan, members, null, isPart, budget);
    }

    private SeatModel? Made(
        Plan plan, ReadOnlySpan<int> members, bool[]? banned, bool isPart, SearchBudget? budget)
    {
        Constant = plan.Objective;
        for (var resource = 0; opened is not null && resource < opened.Length; resource++)
        {
            if (opened[resource] && !parent.IsForced[resource])
            {
                Constant -= parent.OpeningCost[resource];
                shortOfOpened += parent.Minimum[resource] > 0 ? 1 : 0;
            }
        }

        for (var index = 0; index < members.Length; index++)
        {
            scratch.Member[members[index]] = index;
        }

        var sieve = new OptionSieve(parent, plan, scratch);
        if (!sieve.Sift(members, banned, budget))
        {
            return null;
        }

        var bonuses = new BonusSieve(parent, plan, scratch);
        bonuses.Sift(sieve.Kept.AsSpan(0, sieve.KeptStart[^1]));
        var isInternal = new bool[sieve.Resources.Count];
        if (Group(sieve, bonuses, isInternal, budget) is not { } grouping
            || Assemble(plan, members, sieve, bonuses, grouping, isInternal, isPart, budget) is not { } model)
        {
            return null;
        }

        foreach (var member in members)
        {
            scratch.Member[member] = -1;
        }

        foreach (var option in sieve.Kept.AsSpan(0, sieve.KeptStart[^1]))
        {
            scratch.Option[option] = -1;
        }

        foreach (var resource in sieve.Resources)
        {
            scratch.Resource[resource] = -1;
        }

        bonuses.Clear();
        return model;
    }

    // Null when cancelled.
    private UnitGrouping? Group(OptionSieve sieve, BonusSieve bonuses, bool[] isInternal, SearchBudget? budget)
    {
        var grouping = new UnitGrouping(sieve.KeptStart);
        var first = new int[sieve.Resources.Count];
        Array.Fill(first, -1);
        for (var round = 0; round < 2; round++)
        {
            if (budget is { IsCancelled: true })
            {
                return null;
            }

            for (var index = 0; index + 1 < sieve.KeptStart.Length; index++)
            {
                for (var at = sieve.KeptStart[index]; at < sieve.KeptStart[index + 1]; at++)
                {
                    var option = sieve.Kept[at];
                    for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
                    {
                        var place = scratch.Resource[parent.UseResource[use]];
                        if (!parent.IsExclusion[parent.UseResource[use]] || !sieve.IsBinding(place))
                        {
                            continue;
                        }

                        if (first[place] < 0)
                        {
                            first[place] = index;
                            isInternal[place] = true;
                        }
                        else if (round == 0)
                        {
                            grouping.Join(first[place], index);
                        }
                        else
                        {
                            isInternal[place] &= grouping.UnitOf(first[place]) == grouping.UnitOf(index);
                        }
                    }
                }
            }

            if (round == 0)
            {
                bonuses.Join(grouping);
            }
        }

        return grouping;
    }

    // Null when cancelled.
    private SeatModel? Assemble(Plan plan, ReadOnlySpan<int> members, OptionSieve sieve, BonusSieve bonuses,
        UnitGrouping grouping, bool[] isInternal, bool isPart, SearchBudget? budget)
    {
        var resourceOf = new int[sieve.Resources.Count];
        var parentResource = new List<int>();
        for (var place = 0; place < resourceOf.Length; place++)
        {
            resourceOf[place] = sieve.IsBinding(place) ? parentResource.Count : -1;
            if (resourceOf[place] >= 0)
            {
                parentResource.Add(sieve.Resources[place]);
            }
        }

        if (budget is { IsCancelled: true })
        {
            return null;
        }

        var (order, firstMember) = grouping.Ordered();
        var optionCount = sieve.KeptStart[^1];
        var useCount = CountUses(sieve, resourceOf);
        var firstOption = new int[members.Length + 1];
        var optionMember = new int[optionCount];
        var weight = new long[optionCount];
        var firstUse = new int[optionCount + 1];
        var (useResource, useUnits) = (new int[useCount], new int[useCount]);
        var (parentMember, parentOption) = (new int[members.Length], new int[optionCount]);
        var (nextOption, nextUse) = (0, 0);
        for (var member = 0; member < order.Length; member++)
        {
            parentMember[member] = members[order[member]];
            for (var at = sieve.KeptStart[order[member]]; at < sieve.KeptStart[order[member] + 1]; at++)
            {
                var option = sieve.Kept[at];
                optionMember[nextOption] = member;
                parentOption[nextOption] = option;
                weight[nextOption] = parent.Weight[option] + bonuses.SureScore(option);
                scratch.Option[option] = nextOption++;
                for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
                {
                    var resource = resourceOf[scratch.Resource[parent.UseResource[use]]];
                    if (resource >= 0)
                    {
                        useResource[nextUse] = resource;
                        useUnits[nextUse++] = parent.UseUnits[use];
                    }
                }

                firstUse[nextOption] = nextUse;
            }

            firstOption[member + 1] = nextOption;
        }

        if (budget is { IsCancelled: true })
        {
            return null;
        }

        var (firstBonusItem, bonusItem, bonusScore, isInternalBonus) = bonuses.Assemble(grouping);
        var count = parentResource.Count;
        var model = new SeatModel
        {
            FirstOption = firstOption,
            OptionMember = optionMember,
            Weight = weight,
            FirstUse = firstUse,
            UseResource = useResource,
            UseUnits = useUnits,
            Capacity = new int[count],
            Minimum = new int[count],
            OpeningCost = new long[count],
            IsForced = new bool[count],
            IsExclusion = new bool[count],
            FirstBonusItem = firstBonusItem,
            BonusItem = bonusItem,
            BonusScore = bonusScore,
            FirstMember = firstMember,
            Joint = new JointUnit?[firstMember.Length - 1],
            ParentMember = parentMember,
            ParentOption = parentOption,
            ParentResource = [.. parentResource],
            IsInternal = new bool[count],
            IsInternalBonus = isInternalBonus,
            IsInfeasible = !FillResources(),
        };
        for (var place = 0; place < resourceOf.Length; place++)
        {
            if (resourceOf[place] >= 0)
            {
                CopyResource(plan, sieve, model, place, resourceOf[place], isInternal[place]);
            }
        }

        model.Finish();
        return budget is { IsCancelled: true } || !JointUnits.Fill(model, budget) ? null : model;

        // Every resource now below a minimum it must keep has to be among those the members can fill.
        bool FillResources()
        {
            var (missed, fillable) = (0, 0);
            for (var place = 0; place < resourceOf.Length; place++)
            {
                var resource = sieve.Resources[place];
                var isForced = IsForced(plan, resource);
                var missing = parent.Minimum[resource] - plan.Load[resource];
                if (isForced && missing > 0)
                {
                    fillable += sieve.Demand(place) >= missing ? 1 : 0;
                    missed += sieve.Demand(place) >= missing ? 0 : 1;
                }
            }

            return missed == 0 && (isPart || fillable == plan.ShortCount + shortOfOpened);
        }
    }

    private void CopyResource(
        Plan plan, OptionSieve sieve, SeatModel model, int place, int resource, bool isInternal)
    {
        var from = sieve.Resources[place];
        var load = plan.Load[from];
        var isForced = IsForced(plan, from);
        model.Capacity[resource] = Math.Min(parent.Capacity[from] - load, sieve.Demand(place));
        model.Minimum[resource] = Math.Max(0, parent.Minimum[from] - load);
        model.OpeningCost[resource] = isForced ? 0 : parent.OpeningCost[from];
        model.IsForced[resource] = isForced;
        model.IsExclusion[resource] = parent.IsExclusion[from];
        model.IsInternal[resource] = isInternal;
    }

    private bool IsForced(Plan plan, int resource) =>
        plan.Load[resource] > 0 || parent.IsForced[resource] || opened?[resource] == true;

    private int CountUses(OptionSieve sieve, int[] resourceOf)
    {
        var count = 0;
        foreach (var option in sieve.Kept.AsSpan(0, sieve.KeptStart[^1]))
        {
            for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
            {
                count += resourceOf[scratch.Resource[parent.UseResource[use]]] >= 0 ? 1 : 0;
            }
        }

        return count;
    }
}
