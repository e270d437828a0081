namespace CourseMatch.Solving.Prices.Duals;

/// <summary>First prices per use for fine resources, from coarse ones.</summary>
/// <remarks>
/// A person alone never pays more than brings his option level with his next best one: a higher price would raise the
/// resource's side without lowering his. Members of couples keep the coarse price, because what is next best depends
/// on the partner.
/// </remarks>
internal static class FineStart
{
    /// <summary>Lowers <c>prices.Use</c> of the fine resources in place. Cost O(uses).</summary>
    public static void Apply(PriceLayout layout, PriceVector prices)
    {
        var model = layout.Model;
        var reduced = new double[model.OptionCount];
        prices.Reduce(model, reduced);
        for (var unit = 0; unit < model.UnitCount; unit++)
        {
            if (model.Joint[unit] is not null)
            {
                continue;
            }

            var first = model.FirstOption[model.FirstMember[unit]];
            var end = model.FirstOption[model.FirstMember[unit] + 1];
            var (best, second) = (0.0, 0.0);
            for (var option = first; option < end; option++)
            {
                if (reduced[option] > best)
                {
                    (best, second) = (reduced[option], best);
                }
                else if (reduced[option] > second)
                {
                    second = reduced[option];
                }
            }

            for (var option = first; option < end; option++)
            {
                Share(layout, prices, option, reduced[option] - (reduced[option] == best ? second : best));
            }
        }
    }

    private static void Share(PriceLayout layout, PriceVector prices, int option, double slack)
    {
        var model = layout.Model;
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            slack += layout.UseVariable[use] >= 0 ? prices.Use[use] : 0;
        }

        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            if (layout.UseVariable[use] >= 0)
            {
                prices.Use[use] = Math.Min(prices.Use[use], Math.Max(0, slack));
                slack -= prices.Use[use];
            }
        }
    }
}
