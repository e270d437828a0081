using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Answers one connected part of the problem: prices, a plan from them, then improvement and proof.</summary>
internal sealed class PartSearch
{
    private readonly SeatModel model;
    private readonly PriceSettings settings;
    private readonly double gap;
    private readonly WorkCrew crew;
    private Action<SearchStage> changed = _ => { };

    public PartSearch(SeatModel model, PriceSettings settings, double gap, WorkCrew crew)
    {
        this.model = model;
        this.settings = settings;
        this.gap = gap;
        this.crew = crew;
        Bound = SimpleBound(model);
        Dual = new DualState(model);
    }

    /// <summary>Best choices known, per member; null while none are.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Objective of <see cref="Best"/>; a very small number while there is none.</summary>
    public long Value { get; private set; } = long.MinValue / 4;

    /// <summary>No plan of the part has a larger objective.</summary>
    public Int128 Bound { get; private set; }

    /// <summary>Prices of the best bound.</summary>
    public DualState Dual { get; private set; }

    /// <summary>Share of the budget a part may claim: its options.</summary>
    public int Size => model.OptionCount + 1;

    /// <summary>Steps spent by <see cref="Run"/>.</summary>
    public long Steps { get; private set; }

    private bool IsDone => Best is not null && (Bound <= Value
        || (double)(Bound - Value) <= gap * Math.Max(1, (double)Bound));

    /// <summary>Takes over a plan of the part's model if it is feasible and the best.</summary>
    public void Offer(Plan plan)
    {
        if (plan.IsFeasible)
        {
            Take(plan.Chosen, plan.Objective, SearchStage.Placing);
        }
    }

    /// <summary>Searches until the gap is reached or the budget is spent.</summary>
    /// <remarks><paramref name="report"/> is called after every change of value or bound.</remarks>
    public void Run(SearchBudget budget, Action<SearchStage> report)
    {
        changed = report;
        if (!IsDone && !budget.IsSpent && !TryEverything(budget))
        {
            ByPrices(budget);
        }

        Steps = budget.Steps;
    }

    private bool TryEverything(SearchBudget budget)
    {
        if (TinySearch.Combinations(model) > settings.TinyCombinations)
        {
            return false;
        }

        var tiny = new TinySearch(model);
        if (!tiny.Run(Value, 4 * (long)settings.TinyCombinations, budget))
        {
            return false;
        }

        Take(tiny.Best, tiny.Value, SearchStage.Proving);
        Lower(Value, SearchStage.Proving);
        return true;
    }

    private void ByPrices(SearchBudget budget)
    {
        var temperatures = Temperatures.For(model);
        var ascent = new DualAscent(model, temperatures, crew, budget) { Reached = BoundReached };
        Dual = ascent.State;
        ascent.FromNothing();
        if (IsDone || Dual.Layout is null)
        {
            return;
        }

        if (FirstPlan.Make(Dual, temperatures, budget) is { } first)
        {
            Offer(first);
        }

        Improve(temperatures, budget);

        bool BoundReached()
        {
            Lower(Dual.Bound, SearchStage.Bounding);
            return IsDone;
        }
    }

    // Neighbourhoods, then a dive, then branch and bound on everything.
    private void Improve(Temperatures temperatures, SearchBudget budget)
    {
        Exchange(temperatures, budget);
        if (!IsDone && !budget.IsSpent && new Dive(temperatures, crew, budget).Run(model, Dual, Value) is { } choices)
        {
            var dived = new Plan(model);
            dived.CopyFrom(choices);
            FirstPlan.Polish(dived, new Guidance(Dual, temperatures.End), budget);
            Offer(dived);
            Exchange(temperatures, budget);
        }

        if (!IsDone && !budget.IsSpent)
        {
            var search = new BranchSearch(temperatures, int.MaxValue, 25, budget);
            search.Run(model, Dual.Prices, Value);
            Take(search.Best, search.Value, SearchStage.Proving);
            Lower(Int128.Max(search.Bound, Value), SearchStage.Proving);
        }
    }

    private void Exchange(Temperatures temperatures, SearchBudget budget)
    {
        if (Best is null || IsDone || budget.IsSpent)
        {
            return;
        }

        var plan = new Plan(model);
        plan.CopyFrom(Best);
        new NeighbourhoodSearch(Dual, temperatures, crew, budget).Run(plan, () =>
        {
            Take(plan.Chosen, plan.Objective, SearchStage.Improving);
            return IsDone;
        });
    }

    private void Lower(Int128 bound, SearchStage stage)
    {
        Bound = Int128.Min(Bound, bound);
        changed(stage);
    }

    private void Take(int[]? choices, long value, SearchStage stage)
    {
        if (choices is not null && value > Value)
        {
            Best = choices.AsSpan().ToArray();
            Value = value;
            changed(stage);
        }
    }

    // Everybody gets his best option and every bonus is earned, at no cost.
    private static Int128 SimpleBound(SeatModel model)
    {
        var sum = Int128.Zero;
        for (var member = 0; member < model.MemberCount; member++)
        {
            var most = 0L;
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                most = Math.Max(most, model.Weight[option]);
            }

            sum += most;
        }

        foreach (var score in model.BonusScore)
        {
            sum += score;
        }

        return sum;
    }
}
