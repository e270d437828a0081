using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Which bonuses the members taken can still earn together, and which single option already earns
/// one.</summary>
internal sealed class BonusSieve
{
    private const int Decided = -2;

    private readonly SeatModel parent;
    private readonly Plan plan;
    private readonly ExtractionScratch scratch;
    private readonly List<int> seen = [];
    private readonly List<int> open = [];
    private readonly Dictionary<int, long> sure = [];

    public BonusSieve(SeatModel parent, Plan plan, ExtractionScratch scratch)
    {
        this.parent = parent;
        this.plan = plan;
        this.scratch = scratch;
    }

    /// <summary>Points a kept option earns besides its own, because all others of a bonus are chosen already.</summary>
    public long SureScore(int option) => sure.Count > 0 && sure.TryGetValue(option, out var score) ? score : 0;

    /// <summary>Looks at the bonuses of all kept options (marked in <c>scratch.Option</c>).</summary>
    public void Sift(ReadOnlySpan<int> kept)
    {
        foreach (var option in kept)
        {
            for (var at = parent.FirstOptionBonus[option]; at < parent.FirstOptionBonus[option + 1]; at++)
            {
                var bonus = parent.OptionBonus[at];
                if (scratch.Bonus[bonus] == -1)
                {
                    seen.Add(bonus);
                    scratch.Bonus[bonus] = Decided;
                    Decide(bonus, option);
                }
            }
        }
    }

    /// <summary>Puts members who can earn a bonus together into one unit where that stays small.</summary>
    public void Join(UnitGrouping grouping)
    {
        foreach (var bonus in open)
        {
            var first = -1;
            foreach (var item in Items(bonus))
            {
                var member = scratch.Member[parent.OptionMember[item]];
                if (member >= 0 && first >= 0)
                {
                    grouping.Join(first, member);
                }
                else if (member >= 0)
                {
                    first = member;
                }
            }
        }
    }

    /// <summary>The open bonuses in terms of the new model's options (<c>scratch.Option</c>).</summary>
    public (int[] First, int[] Item, long[] Score, bool[] IsInternal) Assemble(UnitGrouping grouping)
    {
        var first = new int[open.Count + 1];
        var items = new List<int>();
        var score = new long[open.Count];
        var isInternal = new bool[open.Count];
        for (var index = 0; index < open.Count; index++)
        {
            var unit = -1;
            isInternal[index] = true;
            score[index] = parent.BonusScore[open[index]];
            foreach (var item in Items(open[index]))
            {
                var member = scratch.Member[parent.OptionMember[item]];
                if (member >= 0)
                {
                    items.Add(scratch.Option[item]);
                    isInternal[index] &= unit < 0 || unit == grouping.UnitOf(member);
                    unit = grouping.UnitOf(member);
                }
            }

            first[index + 1] = items.Count;
        }

        return (first, [.. items], score, isInternal);
    }

    /// <summary>Leaves the scratch marks as they were found.</summary>
    public void Clear()
    {
        foreach (var bonus in seen)
        {
            scratch.Bonus[bonus] = -1;
        }
    }

    private ReadOnlySpan<int> Items(int bonus) =>
        parent.BonusItem.AsSpan(parent.FirstBonusItem[bonus]..parent.FirstBonusItem[bonus + 1]);

    private void Decide(int bonus, int option)
    {
        var count = 0;
        foreach (var item in Items(bonus))
        {
            var member = parent.OptionMember[item];
            var isPossible = scratch.Member[member] >= 0 ? scratch.Option[item] >= 0 : plan.Chosen[member] == item;
            if (!isPossible)
            {
                return;
            }

            count += scratch.Member[member] >= 0 ? 1 : 0;
        }

        if (parent.BonusScore[bonus] == 0)
        {
            return;
        }

        if (count > 1)
        {
            open.Add(bonus);
        }
        else
        {
            sure[option] = SureScore(option) + parent.BonusScore[bonus];
        }
    }
}
