using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Tries everything, member by member, as long as what is left could still beat the best: for tiny
/// models.</summary>
/// <remarks>
/// The bound adds to the points so far the best score of everybody undecided with all bonuses it could earn. Exact when
/// it ends within its nodes; the number of nodes is the product of the options at worst.
/// </remarks>
internal sealed class TinySearch
{
    private readonly SeatModel model;
    private readonly Plan plan;
    private readonly long[] hope;
    private readonly int[] ranked;
    private long nodesLeft;

    public TinySearch(SeatModel model)
    {
        this.model = model;
        plan = new Plan(model);
        hope = new long[model.MemberCount + 1];
        ranked = new int[model.OptionCount];
        var promise = new long[model.OptionCount];
        for (var member = model.MemberCount - 1; member >= 0; member--)
        {
            var most = 0L;
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                promise[option] = model.Weight[option];
                for (var at = model.FirstOptionBonus[option]; at < model.FirstOptionBonus[option + 1]; at++)
                {
                    promise[option] += model.BonusScore[model.OptionBonus[at]];
                }

                most = Math.Max(most, promise[option]);
                var place = option;
                while (place > model.FirstOption[member] && promise[ranked[place - 1]] < promise[option])
                {
                    ranked[place] = ranked[place - 1];
                    place--;
                }

                ranked[place] = option;
            }

            hope[member] = hope[member + 1] + most;
        }
    }

    /// <summary>Best choices found that beat the value asked for; null when there are none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Objective of <see cref="Best"/>, or the value to beat.</summary>
    public long Value { get; private set; }

    /// <summary>Number of combinations, leaving out included; saturates far above anything searched.</summary>
    public static double Combinations(SeatModel model)
    {
        var product = 1.0;
        for (var member = 0; member < model.MemberCount && product < 1e18; member++)
        {
            product *= model.FirstOption[member + 1] - model.FirstOption[member] + 1;
        }

        return product;
    }

    /// <summary>Searches for a plan better than <paramref name="toBeat"/>; false when the nodes ran out
    /// first.</summary>
    public bool Run(long toBeat, long nodesMax, SearchBudget budget)
    {
        Value = toBeat;
        nodesLeft = nodesMax;
        Search(0);
        budget.Spend((nodesMax - Math.Max(0, nodesLeft)) * 4);
        return nodesLeft >= 0;
    }

    private void Search(int member)
    {
        if (--nodesLeft < 0)
        {
            return;
        }

        if (member == model.MemberCount)
        {
            if (plan.IsFeasible && plan.Objective > Value)
            {
                Value = plan.Objective;
                Best = plan.Chosen.AsSpan().ToArray();
            }

            return;
        }

        if (plan.Objective + hope[member] <= Value && Value > long.MinValue)
        {
            return;
        }

        var mark = plan.Mark;
        for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
        {
            var option = ranked[place];
            if (plan.Fits(member, option))
            {
                plan.Set(member, option);
                Search(member + 1);
                plan.Rollback(mark);
            }
        }

        Search(member + 1);
    }
}
