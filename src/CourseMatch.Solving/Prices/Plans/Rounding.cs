namespace CourseMatch.Solving.Prices.Plans;

/// <summary>A first plan from the shares of the smoothed dual.</summary>
/// <remarks>
/// Members in order of certainty (largest share, "left out" included) get the option of the largest share if it fits,
/// otherwise the fitting one of the largest reduced value above a small loss. Minima are not looked at here.
/// Cost O(options + members · log members).
/// </remarks>
internal static class Rounding
{
    // Members about as certain as each other are then taken in their own order, which reads memory in one go.
    private const int RoughSteps = 20;

    /// <summary>Gives options to members who have none; exclusions and capacities hold afterwards.</summary>
    /// <remarks>
    /// <paramref name="share"/> and <paramref name="reduced"/>: per option its share in the smoothed dual and its score
    /// less prices; <paramref name="scale"/>: a difference in points that hardly matters. A <paramref name="variant"/>
    /// other than 0 multiplies every share by a number drawn between 1/2 and 3/2: another plan, good in other places.
    /// <paramref name="isRough"/>: certainty is only looked at in steps, which takes two thirds of the time.
    /// </remarks>
    public static void Apply(Plan plan, double[] share, double[] reduced, double scale, ulong variant = 0,
        bool isRough = false)
    {
        var model = plan.Model;
        var doubt = new double[model.MemberCount];
        var preferred = new int[model.MemberCount];
        for (var member = 0; member < model.MemberCount; member++)
        {
            var (none, top, option) = (1.0, 0.0, -1);
            for (var candidate = model.FirstOption[member]; candidate < model.FirstOption[member + 1]; candidate++)
            {
                none -= share[candidate];
                var weighed = share[candidate] * (variant == 0 ? 1 : Drawn(variant, candidate));
                if (weighed > top)
                {
                    (top, option) = (weighed, candidate);
                }
            }

            doubt[member] = isRough ? -Math.Floor(RoughSteps * Math.Min(1, Math.Max(top, none))) : -Math.Max(top, none);
            preferred[member] = top >= none ? option : -1;
        }

        foreach (var member in isRough ? ByStep(doubt) : StableOrder.Rising(doubt))
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

            var (best, least) = (-1, -30 * scale);
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                if ((best < 0 ? reduced[option] >= least : reduced[option] > least) && plan.Fits(member, option))
                {
                    (best, least) = (option, reduced[option]);
                }
            }

            if (best >= 0)
            {
                plan.Set(member, best);
            }
        }

        plan.Commit();
    }

    // The order of StableOrder where keys are whole numbers from −RoughSteps to 0: counted, not compared.
    private static int[] ByStep(double[] doubt)
    {
        var next = new int[RoughSteps + 2];
        foreach (var key in doubt)
        {
            next[(int)key + RoughSteps + 1]++;
        }

        for (var step = 1; step < next.Length; step++)
        {
            next[step] += next[step - 1];
        }

        var order = new int[doubt.Length];
        for (var member = 0; member < order.Length; member++)
        {
            order[next[(int)doubt[member] + RoughSteps]++] = member;
        }

        return order;
    }

    // Between 1/2 and 3/2, the same for the same variant and option.
    private static double Drawn(ulong variant, int option) => 0.5 + Mixing.Share(variant, option);
}
