namespace CourseMatch.Solving.Prices.Plans;

/// <summary>A first plan from the shares of the smoothed dual.</summary>
/// <remarks>
/// Members in order of certainty (largest share, "left out" included) get the option of the largest share if it fits,
/// otherwise the fitting one of the largest reduced value above a small loss. Minima are not looked at here.
/// Cost O(options + members · log members).
/// </remarks>
internal static class Rounding
{
    /// <summary>Gives options to members who have none; exclusions and capacities hold afterwards.</summary>
    public static void Apply(Plan plan, Guidance guidance)
    {
        var model = plan.Model;
        var doubt = new double[model.MemberCount];
        var preferred = new int[model.MemberCount];
        for (var member = 0; member < model.MemberCount; member++)
        {
            var (none, top, option) = (1.0, 0.0, -1);
            for (var candidate = model.FirstOption[member]; candidate < model.FirstOption[member + 1]; candidate++)
            {
                none -= guidance.Share[candidate];
                if (guidance.Share[candidate] > top)
                {
                    (top, option) = (guidance.Share[candidate], candidate);
                }
            }

            doubt[member] = -Math.Max(top, none);
            preferred[member] = top >= none ? option : -1;
        }

        foreach (var member in StableOrder.Rising(doubt))
        {
            if (plan.Chosen[member] >= 0 || preferred[member] < 0)
            {
                continue;
            }

            if (plan.Fits(member, preferred[member]))
            {
                plan.Set(member, preferred[member]);
                continue;
            }

            for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
            {
                var option = guidance.Ranked[place];
                if (guidance.Reduced[option] < -30 * guidance.Scale)
                {
                    break;
                }

                if (plan.Fits(member, option))
                {
                    plan.Set(member, option);
                    break;
                }
            }
        }

        plan.Commit();
    }
}
