using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>How smooth the dual is at first and at last, in points; follows the range of the weights.</summary>
/// <param name="Start">First temperature: about a thirtieth of the largest weight.</param>
/// <param name="End">Last temperature: a few ten-thousandths of a small person's best weight.</param>
internal readonly record struct Temperatures(double Start, double End)
{
    /// <summary>Temperatures for a model. Cost O(options + members · log members).</summary>
    /// <remarks>
    /// With weights of 3,500 to 13,000 points this gives 300 and 1. With tiers a factor of hundreds apart the start
    /// grows with the top tier, the end stays with the lowest.
    /// </remarks>
    public static Temperatures For(SeatModel model)
    {
        var best = new double[model.MemberCount];
        var count = 0;
        for (var member = 0; member < model.MemberCount; member++)
        {
            var top = 0L;
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                top = Math.Max(top, model.Weight[option]);
            }

            if (top > 0)
            {
                best[count++] = top;
            }
        }

        if (count == 0)
        {
            return new Temperatures(1, 1e-3);
        }

        var small = Selection.Largest(best.AsSpan(0, count), count - count / 10);
        var end = Math.Clamp(small * 2.5e-4, 1e-3, 1e6);
        return new Temperatures(Math.Max(model.WeightMax / 35.0, end * 3), end);
    }

    /// <summary>Falling temperatures of the first, coarse dual.</summary>
    public double[] Coarse()
    {
        var list = new List<double>();
        for (var tau = Start; tau > 2.2 * End; tau /= 3.1622776601683795)
        {
            list.Add(tau);
        }

        return list.Count > 0 ? [.. list] : [Start];
    }
}
