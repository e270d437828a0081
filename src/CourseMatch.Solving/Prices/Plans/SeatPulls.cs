namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Fills seats a chain has freed: the person who gains most moves in, then the seat he leaves is
/// next.</summary>
internal static class SeatPulls
{
    private const int PullsMax = 6;

    /// <summary>Works through the freed resources and those freed thereby. Cost O(users) per resource.</summary>
    public static void Apply(Plan plan, Guidance guidance, List<int> freed, SearchBudget budget)
    {
        var model = plan.Model;
        var pulls = 0;
        for (var at = 0; at < freed.Count && pulls < PullsMax; at++)
        {
            var resource = freed[at];
            if (plan.Load[resource] >= model.Capacity[resource] || guidance.Price(resource, 1) <= guidance.Scale)
            {
                continue;
            }

            var (best, bestGain) = (-1, 0L);
            budget.Spend(model.FirstUser[resource + 1] - model.FirstUser[resource]);
            for (var user = model.FirstUser[resource]; user < model.FirstUser[resource + 1]; user++)
            {
                var option = model.UseOption[model.User[user]];
                var member = model.OptionMember[option];
                var own = plan.Chosen[member];
                var gain = model.Weight[option] - (own < 0 ? 0 : model.Weight[own]);
                if (gain <= bestGain || own == option || !plan.Fits(member, option))
                {
                    continue;
                }

                var mark = plan.Mark;
                var (shortBefore, before) = (plan.ShortCount, plan.Objective);
                plan.Set(member, option);
                if (plan.ShortCount <= shortBefore && plan.Objective - before > bestGain)
                {
                    (best, bestGain) = (option, plan.Objective - before);
                }

                plan.Rollback(mark);
            }

            if (best >= 0)
            {
                var member = model.OptionMember[best];
                var own = plan.Chosen[member];
                for (var use = own < 0 ? 0 : model.FirstUse[own]; own >= 0 && use < model.FirstUse[own + 1]; use++)
                {
                    freed.Add(model.UseResource[use]);
                }

                plan.Set(member, best);
                pulls++;
            }
        }
    }
}
