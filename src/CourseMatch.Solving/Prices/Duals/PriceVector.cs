using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Prices of one model in a form that outlives the choice of variables: for warm starts and
/// searches.</summary>
internal sealed class PriceVector
{
    public PriceVector(SeatModel model)
    {
        Resource = new double[model.ResourceCount];
        Use = new double[model.UseCount];
        Bonus = new double[model.BonusItem.Length];
    }

    /// <summary>Points per unit of each resource, at least 0.</summary>
    public double[] Resource { get; }

    /// <summary>Points each use pays in all (not per unit); of a fine resource possibly another price per
    /// use.</summary>
    public double[] Use { get; }

    /// <summary>Points each listed option is credited for its share of an external bonus.</summary>
    public double[] Bonus { get; }

    /// <summary>Prices of a model extracted from <paramref name="parent"/>: the same, where the same things
    /// exist.</summary>
    public PriceVector Inherited(SeatModel parent, SeatModel model)
    {
        var prices = new PriceVector(model);
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            prices.Resource[resource] = Resource[model.ParentResource[resource]];
        }

        for (var option = 0; option < model.OptionCount; option++)
        {
            var from = model.ParentOption[option];
            var parentUse = parent.FirstUse[from];
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                // Uses keep their order, so one walk over both finds every use.
                while (parent.UseResource[parentUse] != model.ParentResource[model.UseResource[use]])
                {
                    parentUse++;
                }

                prices.Use[use] = Use[parentUse];
            }
        }

        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            var count = model.FirstBonusItem[bonus + 1] - model.FirstBonusItem[bonus];
            prices.Bonus.AsSpan(model.FirstBonusItem[bonus], count).Fill(model.BonusScore[bonus] / (double)count);
        }

        return prices;
    }

    /// <summary>Fills <paramref name="reduced"/> with score − prices + bonus shares of every option.</summary>
    public void Reduce(SeatModel model, double[] reduced)
    {
        for (var option = 0; option < model.OptionCount; option++)
        {
            double value = model.Weight[option];
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                value -= Use[use];
            }

            reduced[option] = value;
        }

        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            if (!model.IsInternalBonus[bonus])
            {
                for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
                {
                    reduced[model.BonusItem[item]] += Bonus[item];
                }
            }
        }
    }
}
