using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Which variables the dual of a model has, and where each option finds its own.</summary>
/// <remarks>
/// Variables, in this order: one price per unit of every ordinary resource (≥ 0); for every <i>fine</i> resource one
/// price per use, of either sign (the resource then decides by itself which uses it would accept, as an exact
/// knapsack); for every bonus across units one credit per listed option (≥ 0). Reduced value of an option
/// = weight − Σ coefficient · variable, where credits have coefficient −1.
/// </remarks>
internal sealed class PriceLayout
{
    public PriceLayout(SeatModel model, bool[] isFine)
    {
        Model = model;
        VariableOfResource = new int[model.ResourceCount];
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            var isOrdinary = !model.IsInternal[resource] && !isFine[resource];
            VariableOfResource[resource] = isOrdinary ? SharedCount++ : -1;
        }

        VariableCount = SharedCount;
        var variableOfUse = new int[model.UseCount];
        Array.Fill(variableOfUse, -1);
        var fine = new List<FineResource>();
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (isFine[resource] && !model.IsInternal[resource])
            {
                var uses = model.User.AsSpan(model.FirstUser[resource]..model.FirstUser[resource + 1]);
                fine.Add(new FineResource(model, resource, VariableCount, uses.Length));
                foreach (var use in uses)
                {
                    variableOfUse[use] = VariableCount++;
                }
            }
        }

        Fine = [.. fine];
        FirstCredit = VariableCount;
        VariableOfItem = new int[model.BonusItem.Length];
        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
            {
                VariableOfItem[item] = model.IsInternalBonus[bonus] ? -1 : VariableCount++;
            }
        }

        (FirstTerm, TermVariable, TermCoefficient) = Terms(variableOfUse);
        UseVariable = variableOfUse;
    }

    public SeatModel Model { get; }

    /// <summary>Variable of each ordinary resource, −1 for fine and internal ones.</summary>
    public int[] VariableOfResource { get; }

    /// <summary>Variable of each use of a fine resource, −1 for other uses.</summary>
    public int[] UseVariable { get; }

    /// <summary>Variable of each item of an external bonus, −1 for internal ones.</summary>
    public int[] VariableOfItem { get; }

    /// <summary>Variables several options share: the prices of ordinary resources come first.</summary>
    public int SharedCount { get; }

    /// <summary>First credit variable; credits come last.</summary>
    public int FirstCredit { get; }

    public int VariableCount { get; }

    public FineResource[] Fine { get; }

    /// <summary>Per option the first term; one entry more.</summary>
    public int[] FirstTerm { get; }

    public int[] TermVariable { get; }

    /// <summary>Units for prices, 1 for prices per use, −1 for credits.</summary>
    public int[] TermCoefficient { get; }

    /// <summary>Lower bounds of the variables while smoothing with temperature <paramref name="tau"/>.</summary>
    /// <remarks>
    /// A price per use of a knapsack may sink below 0 a little, because the smoothed knapsack takes up an item of
    /// price 0 only half the time; the pull towards the persons' side keeps it from sinking far (6 · tau).
    /// </remarks>
    public void LowerBounds(double tau, double[] lower)
    {
        Array.Clear(lower);
        foreach (var fine in Fine)
        {
            lower.AsSpan(fine.FirstVariable, fine.Count).Fill(fine.HasOwnState ? double.NegativeInfinity : -6 * tau);
        }
    }

    /// <summary>Variables from prices of the same model.</summary>
    public double[] Variables(PriceVector prices)
    {
        var x = new double[VariableCount];
        for (var resource = 0; resource < Model.ResourceCount; resource++)
        {
            if (VariableOfResource[resource] >= 0)
            {
                x[VariableOfResource[resource]] = Math.Max(0, prices.Resource[resource]);
            }
        }

        for (var use = 0; use < Model.UseCount; use++)
        {
            if (UseVariable[use] >= 0)
            {
                x[UseVariable[use]] = prices.Use[use];
            }
        }

        for (var item = 0; item < VariableOfItem.Length; item++)
        {
            if (VariableOfItem[item] >= 0)
            {
                x[VariableOfItem[item]] = Math.Max(0, prices.Bonus[item]);
            }
        }

        return x;
    }

    /// <summary>Score − prices + bonus shares of an option at these variables. Cost O(terms of the option).</summary>
    public double Reduced(int option, double[] x)
    {
        double value = Model.Weight[option];
        for (var term = FirstTerm[option]; term < FirstTerm[option + 1]; term++)
        {
            value -= TermCoefficient[term] * x[TermVariable[term]];
        }

        return value;
    }

    /// <summary>Writes variables into prices; the price per unit of a fine resource stays what it was.</summary>
    public void Store(double[] x, PriceVector prices, WorkCrew crew)
    {
        for (var resource = 0; resource < Model.ResourceCount; resource++)
        {
            if (VariableOfResource[resource] >= 0)
            {
                prices.Resource[resource] = x[VariableOfResource[resource]];
            }
        }

        crew.InRanges(Model.UseCount, (first, end) =>
        {
            for (var use = first; use < end; use++)
            {
                var resource = Model.UseResource[use];
                prices.Use[use] = UseVariable[use] >= 0 ? x[UseVariable[use]]
                    : VariableOfResource[resource] >= 0 ? x[VariableOfResource[resource]] * Model.UseUnits[use] : 0;
            }
        });

        for (var item = 0; item < VariableOfItem.Length; item++)
        {
            prices.Bonus[item] = VariableOfItem[item] >= 0 ? x[VariableOfItem[item]] : 0;
        }
    }

    private (int[] First, int[] Variable, int[] Coefficient) Terms(int[] variableOfUse)
    {
        var first = new int[Model.OptionCount + 1];
        var credits = new List<int>?[VariableCount > FirstCredit ? Model.OptionCount : 0];
        for (var item = 0; item < VariableOfItem.Length; item++)
        {
            if (VariableOfItem[item] >= 0)
            {
                (credits[Model.BonusItem[item]] ??= []).Add(VariableOfItem[item]);
            }
        }

        var variable = new int[Model.UseCount + VariableCount - FirstCredit];
        var coefficient = new int[variable.Length];
        var next = 0;
        for (var option = 0; option < Model.OptionCount; option++)
        {
            for (var use = Model.FirstUse[option]; use < Model.FirstUse[option + 1]; use++)
            {
                var shared = VariableOfResource[Model.UseResource[use]];
                if (shared >= 0 || variableOfUse[use] >= 0)
                {
                    variable[next] = shared >= 0 ? shared : variableOfUse[use];
                    coefficient[next++] = shared >= 0 ? Model.UseUnits[use] : 1;
                }
            }

            if (credits.Length > 0 && credits[option] is { } list)
            {
                foreach (var credit in list)
                {
                    variable[next] = credit;
                    coefficient[next++] = -1;
                }
            }

            first[option + 1] = next;
        }

        return (first, variable, coefficient);
    }
}
