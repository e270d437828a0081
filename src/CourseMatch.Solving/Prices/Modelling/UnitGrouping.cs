namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Joins members into units along exclusions and bonuses while the units stay small.</summary>
/// <remarks>
/// A unit's best combination is found by looking at all of them, so its number of combinations is limited; rows that
/// would join more stay outside and get a price of their own (a weaker but still valid bound).
/// </remarks>
internal sealed class UnitGrouping
{
    /// <summary>Most combinations of one unit, and most members.</summary>
    private const int CombinationsMax = 4096;
    private const int MembersMax = 6;

    private readonly int[] root;
    private readonly long[] combinations;
    private readonly int[] size;

    /// <param name="keptStart">Per member the first kept option, one entry more.</param>
    public UnitGrouping(int[] keptStart)
    {
        var count = keptStart.Length - 1;
        root = new int[count];
        combinations = new long[count];
        size = new int[count];
        for (var member = 0; member < count; member++)
        {
            root[member] = member;
            combinations[member] = keptStart[member + 1] - keptStart[member] + 1;
            size[member] = 1;
        }
    }

    /// <summary>Two members of one row: puts them into one unit if that stays small.</summary>
    public void Join(int one, int other)
    {
        one = UnitOf(one);
        other = UnitOf(other);
        if (one == other || combinations[one] * combinations[other] > CombinationsMax
            || size[one] + size[other] > MembersMax)
        {
            return;
        }

        if (other < one)
        {
            (one, other) = (other, one);
        }

        root[other] = one;
        combinations[one] *= combinations[other];
        size[one] += size[other];
    }

    /// <summary>The unit of a member, named by its first member.</summary>
    public int UnitOf(int member)
    {
        while (root[member] != member)
        {
            root[member] = root[root[member]];
            member = root[member];
        }

        return member;
    }

    /// <summary>Members in an order in which every unit is contiguous, and the first place of every unit.</summary>
    public (int[] Order, int[] FirstPlace) Ordered()
    {
        var count = root.Length;
        var order = new int[count];
        var starts = new List<int>(count + 1);
        var nextOfUnit = new int[count];
        var lastOfUnit = new int[count];
        Array.Fill(nextOfUnit, -1);
        for (var member = 0; member < count; member++)
        {
            var unit = UnitOf(member);
            if (unit != member)
            {
                nextOfUnit[lastOfUnit[unit]] = member;
            }

            lastOfUnit[unit] = member;
        }

        var place = 0;
        for (var member = 0; member < count; member++)
        {
            if (UnitOf(member) == member)
            {
                starts.Add(place);
                for (var next = member; next >= 0; next = nextOfUnit[next])
                {
                    order[place++] = next;
                }
            }
        }

        starts.Add(place);
        return (order, [.. starts]);
    }
}
