using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Finds good prices: coarse first (one price per unit), then fine where that leaves a gap.</summary>
internal sealed class DualAscent
{
    // Square of the units a use takes on average; below, prices of all resources move alike.
    private const double SmallAmount = 5;

    private readonly SeatModel model;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Temperatures temperatures;

    public DualAscent(SeatModel model, Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        this.model = model;
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
        State = new DualState(model);
    }

    public DualState State { get; }

    /// <summary>The shares are those of some prices.</summary>
    public bool HasShares { get; private set; }

    /// <summary>Called after every temperature with the best bound so far; true ends the ascent.</summary>
    public Func<bool>? Reached { get; init; }

    /// <summary>Called when coarse prices are known, before fine ones are sought; true ends the ascent.</summary>
    public Func<DualAscent, bool>? Priced { get; init; }

    /// <summary>From nothing: coarse temperatures falling to three times the last, then fine ones.</summary>
    public void FromNothing()
    {
        var x = Descend(new PriceLayout(model, new bool[model.ResourceCount]), null, temperatures.Coarse(), 60);
        if (x is not null && Priced?.Invoke(this) != true)
        {
            var end = temperatures.End;
            Fine([10 * end, 5 * end, 2 * end, end], 130, startsClean: true);
        }
    }

    /// <summary>The bound that prices of a similar problem give as they are, without a descent.</summary>
    public void Keep(PriceVector prices)
    {
        State.Prices = prices;
        Fine([temperatures.End], 0, startsClean: false);
    }

    /// <summary>From prices of a similar problem, to be as good as those from nothing: short coarse, then fine
    /// descent.</summary>
    public void FromEarlier(PriceVector prices)
    {
        var layout = new PriceLayout(model, new bool[model.ResourceCount]);
        var x = Credits(layout);
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (layout.VariableOfResource[resource] >= 0)
            {
                x[layout.VariableOfResource[resource]] = Math.Max(0, prices.Resource[resource]);
            }
        }

        var end = temperatures.End;
        if (Descend(layout, x, [10 * end, 4 * end], 40) is not null)
        {
            Fine([4 * end, 2 * end, end], 80, startsClean: true);
        }
    }

    /// <summary>From prices of a similar problem (of yesterday), to improve its plan: fine at once, because they know
    /// what single uses are worth, and only as far as it takes to lead chains and to prove a small gap.</summary>
    public void Follow(PriceVector prices)
    {
        State.Prices = prices;
        Fine([4 * temperatures.End, 2 * temperatures.End], 60, startsClean: false);
    }

    /// <summary>From prices of an earlier or larger model, at most so many steps per temperature.</summary>
    public void From(PriceVector prices, double[] taus, int iterations)
    {
        State.Prices = prices;
        Fine(taus, iterations, startsClean: false);
    }

    /// <summary>A little colder: a slightly better bound, and shares that round differently.</summary>
    public void Cool()
    {
        if (!budget.IsSpent)
        {
            Again(0.4 * temperatures.End, 80);
        }
    }

    /// <summary>One more descent with the same variables at a single temperature.</summary>
    public void Again(double tau, int iterations)
    {
        if (State.Layout is { } layout)
        {
            Descend(layout, State.X.AsSpan().ToArray(), [tau], iterations);
        }
    }

    private void Fine(double[] taus, int iterations, bool startsClean)
    {
        if (IsGivenUp)
        {
            return;
        }

        var isFine = FineChoice.For(model, State.Prices.Resource, temperatures.End);
        if (IsGivenUp)
        {
            return;
        }

        var layout = new PriceLayout(model, isFine);
        if (startsClean && !IsGivenUp)
        {
            if (layout.Fine.Length == 0)
            {
                // Nothing would become stronger; only the temperature is left to lower.
                taus = [2 * temperatures.End, temperatures.End];
            }
            else
            {
                FineStart.Apply(layout, State.Prices);
            }
        }

        if (IsGivenUp)
        {
            return;
        }

        State.IsFine = isFine;
        Descend(layout, layout.Variables(State.Prices), taus, iterations);
    }

    // Cancelled with a bound at hand: whoever cancels wants what there is, not a last touch to it.
    private bool IsGivenUp => budget.IsCancelled && State.Layout is not null;

    // The variables reached, or null when the ascent is over.
    private double[]? Descend(PriceLayout layout, double[]? start, double[] taus, int iterations)
    {
        var dual = new SmoothDual(layout, crew);
        if (IsGivenUp)
        {
            return null;
        }

        var descent = new ProjectedDescent(dual, layout.VariableCount, Reach(layout), SharedWeight(layout));
        var exact = new ExactDual(layout);
        var lower = new double[layout.VariableCount];
        var gradient = new double[layout.VariableCount];
        var x = start ?? Credits(layout);
        foreach (var tau in taus)
        {
            layout.LowerBounds(tau, lower);
            descent.Minimise(x, lower, tau, iterations, budget);
            // The last evaluation may have been a step not taken; the shares must be those of x.
            dual.Evaluate(x, tau, gradient, budget);
            HasShares |= dual.HasShares;
            State.Share = dual.HasShares ? dual.Share : State.Share;
            if (budget.IsCancelled)
            {
                if (State.Layout is null)
                {
                    // Enough for a plan; to find out what these prices prove would take longer than it is worth, and so
                    // would noting them for every use.
                    (State.Layout, State.X) = (layout, x);
                }

                return null;
            }

            budget.Spend(2 * dual.Cost);
            var bound = exact.Bound(x, crew);
            if (bound < State.Bound || State.Layout is null)
            {
                Keep(layout, x, Int128.Min(bound, State.Bound));
            }

            if (budget.IsSpent || Reached?.Invoke() == true)
            {
                return null;
            }
        }

        return x;
    }

    private void Keep(PriceLayout layout, double[] x, Int128 bound)
    {
        State.Bound = bound;
        State.Layout = layout;
        State.X = x.AsSpan().ToArray();
        var prices = new PriceVector(model);
        if (State.HasPrices)
        {
            State.Prices.Resource.CopyTo(prices.Resource, 0);
        }

        layout.Store(x, prices, crew);
        State.Prices = prices;
    }

    // The dual bends about ten times as sharply along a price that dozens of people share as along a price of one use;
    // to know it saves a third of the evaluations. Where every fourth resource may close the prices found that way
    // leave too many of them half open to be rounded well.
    private static double SharedWeight(PriceLayout layout) =>
        4 * layout.Fine.Count(fine => fine.HasOwnState) > layout.Model.ResourceCount ? 1 : 0.1;

    // A price per unit moves the less, the more units a use takes: of budgets (hours of teaching) by the tens or
    // hundreds, while siblings take two or three places at most.
    private static double[] Reach(PriceLayout layout)
    {
        var model = layout.Model;
        var reach = new double[layout.SharedCount];
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (layout.VariableOfResource[resource] < 0)
            {
                continue;
            }

            var squares = 0.0;
            for (var user = model.FirstUser[resource]; user < model.FirstUser[resource + 1]; user++)
            {
                squares += (double)model.UseUnits[model.User[user]] * model.UseUnits[model.User[user]];
            }

            var mean = squares / Math.Max(1, model.FirstUser[resource + 1] - model.FirstUser[resource]);
            reach[layout.VariableOfResource[resource]] = mean > SmallAmount ? 1 / mean : 1;
        }

        return reach;
    }

    // All prices 0, every external bonus credited in equal parts.
    private double[] Credits(PriceLayout layout)
    {
        var x = new double[layout.VariableCount];
        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
            {
                if (layout.VariableOfItem[item] >= 0)
                {
                    x[layout.VariableOfItem[item]] = model.BonusScore[bonus]
                        / (double)(model.FirstBonusItem[bonus + 1] - model.FirstBonusItem[bonus]);
                }
            }
        }

        return x;
    }
}
