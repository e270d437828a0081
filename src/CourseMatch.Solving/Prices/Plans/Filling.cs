using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Gives every left-out member an option with a positive gain that still fits: makes a plan maximal.</summary>
internal static class Filling
{
    private const int RoundsMax = 20;
    private const int Ranges = 16;

    /// <summary>Fills a feasible plan; it stays feasible. Cost O(options) per round, mostly one round.</summary>
    /// <remarks><paramref name="order"/>: who may choose first; null for the order of the model.</remarks>
    public static void Apply(Plan plan, int[]? order = null)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var helpsOthers = false;
            for (var index = 0; index < (order ?? plan.Chosen).Length; index++)
            {
                var member = order is null ? index : order[index];
                if (plan.Chosen[member] < 0 && Place(plan, member))
                {
                    helpsOthers |= MayHelpOthers(plan.Model, plan.Chosen[member]);
                }
            }

            plan.Commit();
            if (!helpsOthers)
            {
                return;
            }
        }
    }

    /// <summary>The same for a plan in which hardly anybody finds room, who are sought side by side at
    /// first.</summary>
    /// <remarks>Room becomes only less while a plan is filled, so nobody else finds any later.</remarks>
    public static void Apply(Plan plan, WorkCrew crew)
    {
        var members = plan.Model.MemberCount;
        var findsRoom = new bool[members];
        crew.Run(Ranges, range =>
        {
            for (var member = (int)((long)members * range / Ranges);
                 member < (int)((long)members * (range + 1) / Ranges); member++)
            {
                findsRoom[member] = plan.Chosen[member] < 0 && FindsRoom(plan, member);
            }
        });
        var order = new List<int>();
        for (var member = 0; member < members; member++)
        {
            if (findsRoom[member])
            {
                order.Add(member);
            }
        }

        Apply(plan, [.. order]);
    }

    private static bool FindsRoom(Plan plan, int member)
    {
        for (var option = plan.Model.FirstOption[member]; option < plan.Model.FirstOption[member + 1]; option++)
        {
            if (plan.HasRoom(option))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayGain(SeatModel model, int option, long more) =>
        model.Weight[option] > more || model.FirstOptionBonus[option] < model.FirstOptionBonus[option + 1];

    // Who takes a place takes room from others, unless he pays for the opening or brings part of a bonus.
    private static bool MayHelpOthers(SeatModel model, int option)
    {
        var helps = model.FirstOptionBonus[option] < model.FirstOptionBonus[option + 1];
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            helps |= model.OpeningCost[model.UseResource[use]] > 0;
        }

        return helps;
    }

    // Gives the option of the largest positive gain that keeps a feasible plan feasible; true when there is one.
    private static bool Place(Plan plan, int member)
    {
        var model = plan.Model;
        var (best, bestGain) = (-1, 0L);
        for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
        {
            // Without a bonus an option gains at most its weight; where hardly anybody finds room, only that is read.
            if ((best < 0 || MayGain(model, option, bestGain)) && plan.HasRoom(option)
                && (best >= 0 || MayGain(model, option, 0)) && plan.GainOf(option) is var gain && gain > bestGain)
            {
                (best, bestGain) = (option, gain);
            }
        }

        if (best < 0)
        {
            return false;
        }

        plan.Set(member, best);
        return true;
    }
}
