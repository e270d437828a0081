using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>A bound without prices: everybody gets his best option and every bonus is earned, at no cost.</summary>
internal static class SimpleBound
{
    /// <summary>No plan is worth more. O(options).</summary>
    public static Int128 Of(SeatModel model)
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
