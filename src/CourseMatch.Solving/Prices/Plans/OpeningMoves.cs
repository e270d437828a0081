namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Closes resources that hardly pay and opens closed ones that would, with chains around each.</summary>
/// <remarks>
/// Chains move a few people and cannot empty or fill a course. Those resources are tried that lose most against the
/// prices (<see cref="Guidance.Unused"/>: of a closed one what opening would earn); whatever does not win points is
/// undone. Cost: milliseconds per resource tried.
/// </remarks>
internal sealed class OpeningMoves
{
    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly SearchBudget budget;
    private readonly EjectionChains chains;
    private readonly MinimumRepair repair;

    public OpeningMoves(Plan plan, Guidance guidance, SearchBudget budget)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.budget = budget;
        chains = new EjectionChains(plan, guidance, ChainLimits.Quick(guidance.Scale), budget);
        repair = new MinimumRepair(plan, guidance.Reduced);
    }

    /// <summary>Tries at most so many resources on a feasible plan; true when points were won.</summary>
    public bool Apply(int triesMax)
    {
        var model = plan.Model;
        var candidates = new List<(double Loss, int Resource)>();
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            var mayClose = !model.IsForced[resource] && !model.IsExclusion[resource] && !model.IsInternal[resource]
                && (model.Minimum[resource] > 1 || model.OpeningCost[resource] > 0);
            if (mayClose && guidance.Unused(plan, resource) is var loss && loss > 20 * guidance.Scale)
            {
                candidates.Add((loss, resource));
            }
        }

        candidates.Sort(static (a, b) => a.Loss > b.Loss ? -1 : a.Loss < b.Loss ? 1 : a.Resource - b.Resource);
        var isImproved = false;
        foreach (var (_, resource) in candidates.Take(triesMax))
        {
            if (budget.IsSpent)
            {
                break;
            }

            isImproved |= Try(resource);
        }

        return isImproved;
    }

    private bool Try(int resource)
    {
        var before = plan.Chosen.AsSpan().ToArray();
        var objective = plan.Objective;
        plan.Commit();
        if (plan.Load[resource] > 0)
        {
            repair.Close(resource);
        }
        else
        {
            Open(resource);
        }

        budget.Spend(plan.Model.FirstUser[resource + 1] - plan.Model.FirstUser[resource] + plan.Model.MemberCount);
        if (plan.IsFeasible)
        {
            var touched = new SortedSet<int>();
            foreach (var (member, option) in plan.ChangedSince(0))
            {
                touched.Add(member);
                for (var use = option < 0 ? 0 : plan.Model.FirstUse[option];
                    option >= 0 && use < plan.Model.FirstUse[option + 1];
                    use++)
                {
                    touched.Add(plan.Model.MemberCount + plan.Model.UseResource[use]);
                }
            }

            plan.Commit();
            chains.Around(touched);
        }

        if (plan.IsFeasible && plan.Objective > objective)
        {
            plan.Commit();
            return true;
        }

        plan.CopyFrom(before);
        return false;
    }

    // Those come in who lose least, beyond the minimum only who gain.
    private void Open(int resource)
    {
        var model = plan.Model;
        foreach (var option in guidance.UsersOf(resource))
        {
            var member = model.OptionMember[option];
            var isNeeded = plan.Load[resource] < Math.Max(1, model.Minimum[resource]);
            if (!isNeeded && guidance.Reduced[option] <= guidance.Of(plan.Chosen[member]))
            {
                continue;
            }

            if (plan.Fits(member, option))
            {
                var mark = plan.Mark;
                var shortBefore = plan.ShortCount;
                plan.Set(member, option);
                if (plan.ShortCount > Math.Max(1, shortBefore))
                {
                    plan.Rollback(mark);
                }
            }
        }
    }
}
