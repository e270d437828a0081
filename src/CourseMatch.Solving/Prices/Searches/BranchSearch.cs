using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Branch and bound on prices: for small models exact, for larger ones the best within its nodes.</summary>
/// <remarks>
/// Every node is a model of its own: prices inherited and improved a little, its certified bound against the best plan,
/// options banned that cannot be in anything better (reduced cost), a plan by rounding and chains. Branches on the
/// member whose share is most divided: the option taken, then the option banned. Depth first; what is cut off by the
/// limits stays in <see cref="Bound"/>, so the bound is valid however the search ends.
/// </remarks>
internal sealed class BranchSearch
{
    private const double TinyCombinations = 2000;
    private const int DepthMax = 250;

    // Every level keeps its model: the product of depth and size bounds the memory (about 200 bytes an option).
    private const int OptionsHeldMax = 1_000_000;

    private readonly Temperatures temperatures;
    private readonly SearchBudget budget;
    private readonly int iterations;
    private int nodesLeft;

    public BranchSearch(Temperatures temperatures, int nodesMax, int iterations, SearchBudget budget)
    {
        this.temperatures = temperatures;
        this.iterations = iterations;
        this.budget = budget;
        nodesLeft = nodesMax;
    }

    /// <summary>Best choices found that beat the value asked for, per member of the model; null when none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Objective of <see cref="Best"/>, or the value to beat.</summary>
    public long Value { get; private set; }

    /// <summary>No plan of the model is better than this (or than <see cref="Value"/>, if larger).</summary>
    public Int128 Bound { get; private set; }

    /// <summary>Searches for something better than <paramref name="toBeat"/>.</summary>
    /// <returns>True when it is proven that <see cref="Value"/> cannot be beaten.</returns>
    public bool Run(SeatModel model, PriceVector prices, long toBeat)
    {
        Value = toBeat;
        Bound = toBeat;
        Explore(model, prices, 0, 0, choices => Best = choices);
        return Bound <= Value;
    }

    // Keeps every plan of the node's model that is better; values are shifted by what is decided already.
    private void Explore(SeatModel model, PriceVector prices, long constant, int depth, Action<int[]> keep)
    {
        if (model.IsInfeasible)
        {
            return;
        }

        if (TinySearch.Combinations(model) <= TinyCombinations)
        {
            var tiny = new TinySearch(model);
            tiny.Run(Value - constant, long.MaxValue, budget);
            if (tiny.Best is { } best)
            {
                Value = tiny.Value + constant;
                keep(best);
            }

            return;
        }

        var ascent = new DualAscent(model, temperatures, WorkCrew.Alone, budget)
        {
            Reached = null,
        };
        ascent.From(prices, depth == 0 ? [4 * temperatures.End, 1.5 * temperatures.End, temperatures.End * 0.5]
            : [1.5 * temperatures.End, temperatures.End * 0.3], iterations);
        var state = ascent.State;
        if (state.Bound + constant <= Value)
        {
            return;
        }

        TryPlan(state, constant, keep);
        if (state.Bound + constant <= Value)
        {
            return;
        }

        if (nodesLeft-- <= 0 || budget.IsSpent || depth >= Math.Min(DepthMax, OptionsHeldMax / model.OptionCount))
        {
            Bound = Int128.Max(Bound, state.Bound + constant);
            return;
        }

        Branch(model, state, constant, depth, keep);
    }

    private void TryPlan(DualState state, long constant, Action<int[]> keep)
    {
        var plan = FirstPlan.Make(new Guidance(state, temperatures.End), budget, isQuick: true);
        if (plan is not null && plan.Objective + constant > Value)
        {
            Value = plan.Objective + constant;
            keep(plan.Chosen.AsSpan().ToArray());
        }
    }

    private void Branch(SeatModel model, DualState state, long constant, int depth, Action<int[]> keep)
    {
        var banned = ReducedCosts.Hopeless(state, (Int128)Value - constant);
        var option = MostDivided(model, state, banned);
        if (option < 0)
        {
            return; // Every option is banned: nothing better than what is known.
        }

        var extraction = new Extraction(model);
        var member = model.OptionMember[option];
        var plan = new Plan(model);
        var others = new int[model.MemberCount - 1];
        for (var index = 0; index < others.Length; index++)
        {
            others[index] = index < member ? index : index + 1;
        }

        plan.Set(member, option);
        if (plan.OverCount == 0)
        {
            Descend(others);
        }

        plan.Set(member, -1);
        banned[option] = true;
        var everybody = new int[model.MemberCount];
        for (var index = 0; index < everybody.Length; index++)
        {
            everybody[index] = index;
        }

        Descend(everybody);

        void Descend(int[] members)
        {
            if (budget.IsCancelled)
            {
                // Without a look at the branch what is true of both holds for it.
                Bound = Int128.Max(Bound, state.Bound + constant);
                return;
            }

            var part = extraction.Take(plan, members, banned);
            var fixedChoices = plan.Chosen.AsSpan().ToArray();
            Explore(part, state.Prices.Inherited(model, part), constant + extraction.Constant, depth + 1, choices =>
            {
                var whole = fixedChoices.AsSpan().ToArray();
                for (var index = 0; index < choices.Length; index++)
                {
                    whole[part.ParentMember[index]] = choices[index] < 0 ? -1 : part.ParentOption[choices[index]];
                }

                keep(whole);
            });
        }
    }

    private static int MostDivided(SeatModel model, DualState state, bool[] banned)
    {
        var (best, bestDivision) = (-1, -1.0);
        for (var member = 0; member < model.MemberCount; member++)
        {
            var (top, topOption) = (-1.0, -1);
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                if (!banned[option] && state.Share[option] > top)
                {
                    (top, topOption) = (state.Share[option], option);
                }
            }

            if (topOption >= 0 && Math.Min(top, 1 - top) + 1e-3 > bestDivision)
            {
                (best, bestDivision) = (topOption, Math.Min(top, 1 - top) + 1e-3);
            }
        }

        return best;
    }
}
