namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Gives every left-out member an option with a positive gain that still fits: makes a plan maximal.</summary>
internal static class Filling
{
    private const int RoundsMax = 20;

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
                    helpsOthers |= MayHelpOthers(plan, plan.Chosen[member]);
                }
            }

            plan.Commit();
            if (!helpsOthers)
            {
                return;
            }
        }
    }

    /// <summary>The same for a plan in which hardly anybody finds anything, who are sought side by side at
    /// first.</summary>
    public static void Apply(Plan plan, WorkCrew crew)
    {
        var helpsOthers = true;
        for (var round = 0; round < RoundsMax && helpsOthers; round++)
        {
            var gains = Gains(plan, crew);
            helpsOthers = false;
            for (var member = 0; member < gains.Length; member++)
            {
                // Until somebody is given something by which others may gain, nobody else can.
                if ((gains[member] || helpsOthers) && plan.Chosen[member] < 0 && Place(plan, member))
                {
                    helpsOthers |= MayHelpOthers(plan, plan.Chosen[member]);
                }
            }

            plan.Commit();
        }
    }

    private static bool[] Gains(Plan plan, WorkCrew crew)
    {
        var gains = new bool[plan.Model.MemberCount];
        crew.InRanges(gains.Length, (first, end) =>
        {
            for (var member = first; member < end; member++)
            {
                gains[member] = plan.Chosen[member] < 0 && Best(plan, member) >= 0;
            }
        });
        return gains;
    }

    // Who takes a place takes room from others, unless he pays for the opening, brings part of a bonus, or fills a
    // resource that was not in use to its minimum.
    private static bool MayHelpOthers(Plan plan, int option)
    {
        var model = plan.Model;
        var helps = model.FirstOptionBonus[option] < model.FirstOptionBonus[option + 1];
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            var resource = model.UseResource[use];
            helps |= model.OpeningCost[resource] > 0
                || (model.Minimum[resource] > 1 && plan.Load[resource] == model.UseUnits[use]);
        }

        return helps;
    }

    // Gives the option of the largest positive gain that keeps a feasible plan feasible; true when there is one.
    private static bool Place(Plan plan, int member)
    {
        var best = Best(plan, member);
        if (best >= 0)
        {
            plan.Set(member, best);
        }

        return best >= 0;
    }

    // That option of a member who has nothing, −1 for none.
    private static int Best(Plan plan, int member)
    {
        var (model, load) = (plan.Model, plan.Load);
        var (weight, firstBonus, firstUse) = (model.Weight, model.FirstOptionBonus, model.FirstUse);
        var (resources, units) = (model.UseResource, model.UseUnits);
        var (capacity, minimum) = (model.Capacity, model.Minimum);
        var (best, bestGain) = (-1, 0L);
        var end = model.FirstOption[member + 1];
        for (var option = model.FirstOption[member]; option < end; option++)
        {
            // Without a bonus an option gains at most its weight.
            if (weight[option] <= bestGain && firstBonus[option] == firstBonus[option + 1])
            {
                continue;
            }

            // Who alone would leave a resource below its minimum is told from full ones here, because they are many.
            var (use, endUse) = (firstUse[option], firstUse[option + 1]);
            for (; use < endUse; use++)
            {
                var resource = resources[use];
                var after = load[resource] + units[use];
                if (after > capacity[resource] || after < minimum[resource])
                {
                    break;
                }
            }

            if (use == endUse && plan.GainOf(option) is var gain && gain > bestGain)
            {
                (best, bestGain) = (option, gain);
            }
        }

        return best;
    }
}
