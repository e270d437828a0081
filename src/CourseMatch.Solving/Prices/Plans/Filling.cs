using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Gives every left-out member an option with a positive gain that still fits: makes a plan maximal.</summary>
internal static class Filling
{
    private const int RoundsMax = 20;

    /// <summary>Fills a feasible plan; it stays feasible. Cost O(options) per round, mostly one round.</summary>
    /// <remarks><paramref name="order"/>: who may choose first; null for the order of the model.</remarks>
    public static void Apply(Plan plan, int[]? order = null)
    {
        var model = plan.Model;
        for (var round = 0; round < RoundsMax; round++)
        {
            var helpsOthers = false;
            for (var index = 0; index < model.MemberCount; index++)
            {
                var member = order is null ? index : order[index];
                if (plan.Chosen[member] < 0 && Place(plan, member))
                {
                    helpsOthers |= MayHelpOthers(model, plan.Chosen[member]);
                }
            }

            plan.Commit();
            if (!helpsOthers)
            {
                return;
            }
        }
    }

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

    /// <summary>The option of the largest positive gain that keeps a feasible plan feasible; true when there is
    /// one.</summary>
    public static bool Place(Plan plan, int member)
    {
        var model = plan.Model;
        var (best, bestGain) = (-1, 0L);
        var before = plan.Objective;
        for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
        {
            if (!plan.Fits(member, option)
                || (model.Weight[option] <= bestGain
                    && model.FirstOptionBonus[option] == model.FirstOptionBonus[option + 1]))
            {
                continue;
            }

            var mark = plan.Mark;
            plan.Set(member, option);
            if (plan.IsFeasible && plan.Objective - before > bestGain)
            {
                (best, bestGain) = (option, plan.Objective - before);
            }

            plan.Rollback(mark);
        }

        if (best < 0)
        {
            return false;
        }

        plan.Set(member, best);
        return true;
    }
}
