namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>
/// The problem as the price engine works on it: members, their options, resources, bonuses, and units of members.
/// </summary>
/// <remarks>
/// Made from an <see cref="Problems.AllocationProblem"/> by <see cref="RootModel"/> and from another model by
/// <see cref="Extraction"/> (one component, one neighbourhood, one node of a search tree), where everybody else
/// stays as he is: capacities are what is left over, weights hold bonuses already sure to be earned.
/// <para>An exclusion is a resource of capacity 1 of which each listed option takes one unit, so plans and chains know
/// no other side condition than resources. Members joined by exclusions or bonuses form a <i>unit</i>, whose members
/// stand next to each other; rows inside one unit are <i>internal</i> and need no price.</para>
/// <para>Immutable after construction. All indices 0-based; options run through all members in order.</para>
/// </remarks>
internal sealed class SeatModel
{
    /// <summary>Per member the first option; one entry more than members.</summary>
    public required int[] FirstOption { get; init; }

    /// <summary>Member of each option.</summary>
    public required int[] OptionMember { get; init; }

    /// <summary>Points of each option, including bonuses that are earned whenever it is chosen.</summary>
    public required long[] Weight { get; init; }

    /// <summary>Per option the first use; one entry more than options.</summary>
    public required int[] FirstUse { get; init; }

    /// <summary>Resource of each use.</summary>
    public required int[] UseResource { get; init; }

    /// <summary>Units of each use, at least 1.</summary>
    public required int[] UseUnits { get; init; }

    /// <summary>Units at hand of each resource.</summary>
    public required int[] Capacity { get; init; }

    /// <summary>Least units when used at all (or, when forced, in any case).</summary>
    public required int[] Minimum { get; init; }

    /// <summary>Points lost once when used; 0 for forced resources.</summary>
    public required long[] OpeningCost { get; init; }

    /// <summary>Resources in use whatever happens here: others, who are not part of the model, use them.</summary>
    public required bool[] IsForced { get; init; }

    /// <summary>Resources that stand for an exclusion.</summary>
    public required bool[] IsExclusion { get; init; }

    /// <summary>Per bonus the first listed option; one entry more than bonuses.</summary>
    public required int[] FirstBonusItem { get; init; }

    /// <summary>Options of each bonus, all of different members, at least two.</summary>
    public required int[] BonusItem { get; init; }

    /// <summary>Points earned when all options of the bonus are chosen.</summary>
    public required long[] BonusScore { get; init; }

    /// <summary>Per unit the first member; one entry more than units.</summary>
    public required int[] FirstMember { get; init; }

    /// <summary>How the members of a unit may combine; null for a unit of one member.</summary>
    public required JointUnit?[] Joint { get; init; }

    /// <summary>Member of the model this one was made from.</summary>
    public required int[] ParentMember { get; init; }

    /// <summary>Option of the model this one was made from.</summary>
    public required int[] ParentOption { get; init; }

    /// <summary>Resource of the model this one was made from.</summary>
    public required int[] ParentResource { get; init; }

    /// <summary>Rows (exclusions) that concern one unit only and are kept by its <see cref="JointUnit"/>.</summary>
    public required bool[] IsInternal { get; init; }

    /// <summary>Bonuses that concern one unit only.</summary>
    public required bool[] IsInternalBonus { get; init; }

    /// <summary>No plan can fill a resource up to a minimum that others rely on.</summary>
    public bool IsInfeasible { get; init; }

    /// <summary>Option of each use.</summary>
    public int[] UseOption { get; private set; } = [];

    /// <summary>Per resource the first entry of <see cref="User"/>; one entry more than resources.</summary>
    public int[] FirstUser { get; private set; } = [];

    /// <summary>Per resource the uses of it, ascending.</summary>
    public int[] User { get; private set; } = [];

    /// <summary>Per resource where a plan notes who is in it: as many places as may be in it at once; one entry more
    /// than resources.</summary>
    public int[] FirstRoom { get; private set; } = [];

    /// <summary>Per member where a plan notes his uses: as many slots as the most his options have; one entry more than
    /// members.</summary>
    public int[] FirstSlot { get; private set; } = [];

    /// <summary>Per option the first entry of <see cref="OptionBonus"/>; one entry more than options.</summary>
    public int[] FirstOptionBonus { get; private set; } = [];

    /// <summary>Bonuses listing an option.</summary>
    public int[] OptionBonus { get; private set; } = [];

    /// <summary>Unit of each member.</summary>
    public int[] MemberUnit { get; private set; } = [];

    /// <summary>Largest |weight|, at least 1.</summary>
    public long WeightMax { get; private set; } = 1;

    public int MemberCount => FirstOption.Length - 1;

    public int OptionCount => OptionMember.Length;

    public int UseCount => UseResource.Length;

    public int ResourceCount => Capacity.Length;

    public int BonusCount => BonusScore.Length;

    public int UnitCount => FirstMember.Length - 1;

    /// <summary>Builds the reverse lists; called once by whoever made the model.</summary>
    /// <remarks>Without <paramref name="listsUsers"/> those of uses and users only come with
    /// <see cref="ListUsers"/>; <paramref name="optionBonuses"/>: the bonuses of every option where they are known.
    /// </remarks>
    public SeatModel Finish(bool listsUsers = true, (int[] First, int[] Bonus)? optionBonuses = null)
    {
        FirstSlot = new int[MemberCount + 1];
        for (var member = 0; member < MemberCount; member++)
        {
            var longest = 0;
            for (var option = FirstOption[member]; option < FirstOption[member + 1]; option++)
            {
                longest = Math.Max(longest, FirstUse[option + 1] - FirstUse[option]);
                WeightMax = Math.Max(WeightMax, Math.Abs(Weight[option]));
            }

            FirstSlot[member + 1] = FirstSlot[member] + longest;
        }

        (FirstOptionBonus, OptionBonus) = optionBonuses ?? OptionBonuses();

        foreach (var score in BonusScore)
        {
            WeightMax = Math.Max(WeightMax, score);
        }

        MemberUnit = new int[MemberCount];
        for (var unit = 0; unit < UnitCount; unit++)
        {
            MemberUnit.AsSpan(FirstMember[unit]..FirstMember[unit + 1]).Fill(unit);
        }

        if (listsUsers)
        {
            ListUsers();
        }

        return this;
    }

    /// <summary>Builds the lists of uses and users of a model finished without them.</summary>
    public void ListUsers()
    {
        UseOption = new int[UseCount];
        FirstUser = new int[ResourceCount + 1];
        for (var option = 0; option < OptionCount; option++)
        {
            for (var use = FirstUse[option]; use < FirstUse[option + 1]; use++)
            {
                UseOption[use] = option;
                FirstUser[UseResource[use] + 1]++;
            }
        }

        FirstRoom = new int[ResourceCount + 1];
        for (var resource = 0; resource < ResourceCount; resource++)
        {
            FirstRoom[resource + 1] = Math.Clamp(Capacity[resource], 0, FirstUser[resource + 1]);
        }

        Sum(FirstRoom);
        User = Transpose(FirstUser, UseResource);
    }

    private (int[] First, int[] Bonus) OptionBonuses()
    {
        var first = new int[OptionCount + 1];
        var itemBonus = new int[BonusItem.Length];
        for (var bonus = 0; bonus < BonusCount; bonus++)
        {
            for (var item = FirstBonusItem[bonus]; item < FirstBonusItem[bonus + 1]; item++)
            {
                first[BonusItem[item] + 1]++;
                itemBonus[item] = bonus;
            }
        }

        var bonuses = Transpose(first, BonusItem);
        for (var place = 0; place < bonuses.Length; place++)
        {
            bonuses[place] = itemBonus[bonuses[place]];
        }

        return (first, bonuses);
    }

    // From counts in start[1..] to where each begins.
    private static void Sum(int[] start)
    {
        for (var index = 1; index < start.Length; index++)
        {
            start[index] += start[index - 1];
        }
    }

    // Sums up the counts in start[1..] and returns the positions of "values" sorted by value, stable.
    private static int[] Transpose(int[] start, int[] values)
    {
        Sum(start);
        var next = start.AsSpan(0, start.Length - 1).ToArray();
        var positions = new int[values.Length];
        for (var position = 0; position < values.Length; position++)
        {
            positions[next[values[position]]++] = position;
        }

        return positions;
    }
}
