using CourseMatch.Solving.Prices.Modelling;

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
    /// </remarks>
    public static void Apply(Plan plan, double[] share, double[] reduced, double scale, ulong variant = 0)
    {
        var model = plan.Model;
        var doubt = new double[model.MemberCount];
        var preferred = new int[model.MemberCount];
        Prefer(model, share, variant, doubt, preferred, 0, model.MemberCount);
        Place(plan, StableOrder.Rising(doubt), preferred, option => reduced[option], scale);
    }

    /// <summary>The same at once: certainty is only looked at in steps, and what can be done side by side is.</summary>
    /// <remarks>Few options are asked for their value, so no array of all is filled: to be given 14 MB for 100,000
    /// people takes longer than to work out those few.</remarks>
    public static void ApplyRoughly(
        Plan plan, double[] share, Func<int, double> reduced, double scale, WorkCrew crew)
    {
        var model = plan.Model;
        var doubt = new double[model.MemberCount];
        var preferred = new int[model.MemberCount];
        crew.InRanges(model.MemberCount, (first, end) =>
        {
            Prefer(model, share, 0, doubt, preferred, first, end);
            for (var member = first; member < end; member++)
            {
                doubt[member] = -Math.Floor(RoughSteps * Math.Min(1, -doubt[member]));
            }
        });
        Place(plan, ByStep(doubt), preferred, reduced, scale);
    }

    // What each member would like best, −1 for nothing, and less certainty the larger doubt is (−1 to 0).
    private static void Prefer(
        SeatModel model, double[] share, ulong variant, double[] doubt, int[] preferred, int first, int end)
    {
        for (var member = first; member < end; member++)
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

            doubt[member] = -Math.Max(top, none);
            preferred[member] = top >= none ? option : -1;
        }
    }

    private static void Place(Plan plan, int[] order, int[] preferred, Func<int, double> reduced, double scale)
    {
        var model = plan.Model;
        for (var index = 0; index < order.Length; index++)
        {
            if (index + Ahead.Far < order.Length)
            {
                Ahead.Rows(model, preferred[order[index + Ahead.Far]]);
                Ahead.Uses(model, preferred[order[index + Ahead.Near]]);
            }

            // Nothing is taken back, and a log of everybody would take memory that is asked for piece by piece.
            plan.Commit();
            var member = order[index];
            if (plan.Chosen[member] >= 0 || preferred[member] < 0)
            {
                continue;
            }

            if (plan.HasRoom(preferred[member]))
            {
                plan.Set(member, preferred[member]);
                continue;
            }

            var (best, least) = (-1, -30 * scale);
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                if (plan.HasRoom(option) && reduced(option) is var value
                    && (best < 0 ? value >= least : value > least))
                {
                    (best, least) = (option, value);
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
