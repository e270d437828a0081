using CourseMatch.Solving.Prices.Duals;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Which options cannot be part of anything better than a value known.</summary>
/// <remarks>
/// For a member without partners: whoever takes option a instead of his best loses (best − reduced value of a), so
/// every plan with a is at most bound − loss. Half a point is left for the rounding of the bound's prices.
/// </remarks>
internal static class ReducedCosts
{
    /// <summary>Flags per option. Cost O(options).</summary>
    public static bool[] Hopeless(DualState state, Int128 value)
    {
        var model = state.Model;
        var banned = new bool[model.OptionCount];
        if (state.Bound - value > 1L << 40 || state.Layout is null)
        {
            return banned;
        }

        var reduced = new double[model.OptionCount];
        state.Prices.Reduce(model, reduced);
        var slack = (double)(state.Bound - value) + 0.5;
        for (var unit = 0; unit < model.UnitCount; unit++)
        {
            if (model.Joint[unit] is not null)
            {
                continue;
            }

            var first = model.FirstOption[model.FirstMember[unit]];
            var end = model.FirstOption[model.FirstMember[unit] + 1];
            var best = 0.0;
            for (var option = first; option < end; option++)
            {
                best = Math.Max(best, reduced[option]);
            }

            for (var option = first; option < end; option++)
            {
                banned[option] = best - reduced[option] > slack;
            }
        }

        return banned;
    }
}
