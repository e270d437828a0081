namespace CourseMatch.Solving.Prices.Duals;

/// <summary>The smoothed dual function of a model and its gradient: what the price optimiser minimises.</summary>
/// <remarks>
/// D_τ(x) = Σ units (soft best combination) + Σ ordinary resources capacity · price (or soft max(0, that − opening))
/// + Σ fine resources (soft knapsack) + Σ external bonuses (soft max(0, score − credits)). Convex, and above the
/// exact dual D_0 ≥ optimum. Evaluated in a fixed number of chunks summed in order, so that the result does not depend
/// on the number of threads.
/// </remarks>
internal sealed class SmoothDual
{
    private const int OptionsPerChunk = 3000;
    private const int ChunksMax = 16;

    private readonly PriceLayout layout;
    private readonly WorkCrew crew;
    private readonly UnitChunk[] units;
    private readonly SmoothKnapsack[] knapsacks;
    private readonly Nearness nearness;
    private readonly double[] values;
    private readonly double[] fineValues;

    public SmoothDual(PriceLayout layout, WorkCrew crew)
    {
        this.layout = layout;
        this.crew = crew;
        var model = layout.Model;
        var count = Math.Clamp(model.OptionCount / OptionsPerChunk, 1, ChunksMax);
        units = new UnitChunk[count];
        var from = 0;
        for (var chunk = 0; chunk < count; chunk++)
        {
            var target = (long)model.OptionCount * (chunk + 1) / count;
            var to = from;
            while (to < model.UnitCount
                   && (chunk == count - 1 || model.FirstOption[model.FirstMember[to]] < target))
            {
                to++;
            }

            units[chunk] = new UnitChunk(layout, from, to);
            from = to;
        }

        nearness = new Nearness(layout, units);
        var knapsackCount = Math.Min(layout.Fine.Length, count);
        knapsacks = new SmoothKnapsack[knapsackCount];
        for (var index = 0; index < knapsackCount; index++)
        {
            knapsacks[index] = new SmoothKnapsack();
        }

        values = new double[count];
        fineValues = new double[layout.Fine.Length];
        Share = new double[model.OptionCount];
        Cost = model.OptionCount + layout.TermVariable.Length;
        foreach (var fine in layout.Fine)
        {
            Cost += fine.Count + (long)Math.Min(fine.Count, 4 * fine.Capacity) * fine.Capacity;
        }
    }

    /// <summary>Steps of one evaluation, for the budget.</summary>
    public long Cost { get; }

    /// <summary>Per option its probability at the last evaluation.</summary>
    public double[] Share { get; }

    /// <summary>Every unit's shares are those of some evaluation.</summary>
    public bool HasShares { get; private set; }

    /// <summary>D_τ(x) and its gradient; not a number when the search was cancelled meanwhile.</summary>
    /// <remarks>After a cancellation shares are of this or of the evaluation before, unit by unit.</remarks>
    public double Evaluate(double[] x, double tau, double[] gradient, SearchBudget? budget = null)
    {
        Array.Clear(gradient);
        // Units first decrease the gradients of variables that are theirs alone; knapsacks then add to them.
        var margin = nearness.Follow(x, tau) ? nearness.Margin : 0;
        crew.Run(units.Length, chunk => values[chunk] = budget is { IsCancelled: true } ? double.NaN
            : units[chunk].Evaluate(x, tau, Share, gradient, margin));
        if (knapsacks.Length > 0)
        {
            crew.Run(knapsacks.Length, chunk =>
            {
                for (var index = chunk; index < layout.Fine.Length && budget is not { IsCancelled: true };
                     index += knapsacks.Length)
                {
                    fineValues[index] = knapsacks[chunk].Evaluate(layout.Fine[index], x, tau, gradient);
                }
            });
        }

        if (budget is { IsCancelled: true })
        {
            return double.NaN;
        }

        HasShares = true;
        var sum = 0.0;
        for (var chunk = 0; chunk < units.Length; chunk++)
        {
            sum += values[chunk];
            var usage = units[chunk].Usage;
            for (var variable = 0; variable < usage.Length; variable++)
            {
                gradient[variable] -= usage[variable];
            }
        }

        foreach (var value in fineValues)
        {
            sum += value;
        }

        return sum + Ordinary(x, tau, gradient) + Bonuses(x, tau, gradient);
    }

    private double Ordinary(double[] x, double tau, double[] gradient)
    {
        var model = layout.Model;
        var sum = 0.0;
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            var variable = layout.VariableOfResource[resource];
            if (variable < 0)
            {
                continue;
            }

            double capacity = model.Capacity[resource];
            var income = capacity * x[variable];
            if (model.OpeningCost[resource] == 0)
            {
                sum += income;
                gradient[variable] += capacity;
            }
            else
            {
                var width = Math.Max(tau * capacity / 2, tau);
                var distance = (income - model.OpeningCost[resource]) / width;
                sum += width * SteadyMath.SoftPlus(distance);
                gradient[variable] += capacity * SteadyMath.Logistic(distance);
            }
        }

        return sum;
    }

    private double Bonuses(double[] x, double tau, double[] gradient)
    {
        var model = layout.Model;
        var sum = 0.0;
        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            if (model.IsInternalBonus[bonus])
            {
                continue;
            }

            var left = (double)model.BonusScore[bonus];
            for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
            {
                left -= x[layout.VariableOfItem[item]];
            }

            sum += tau * SteadyMath.SoftPlus(left / tau);
            var share = SteadyMath.Logistic(left / tau);
            for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
            {
                gradient[layout.VariableOfItem[item]] -= share;
            }
        }

        return sum;
    }
}
