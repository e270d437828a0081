namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Fills resources in use below their minimum, or closes them, whichever keeps more points.</summary>
internal sealed class MinimumRepair
{
    private readonly Plan plan;
    private readonly Func<int, double> reduced;
    private readonly bool isRough;
    private readonly List<int> left = [];
    private readonly LeastFirst candidates = new();

    /// <summary>Repairs by <paramref name="reduced"/>: score − prices per option, or mere scores.</summary>
    public MinimumRepair(Plan plan, double[] reduced)
        : this(plan, option => reduced[option])
    {
    }

    /// <summary>The same where the value of an option is worked out when it is asked for; with
    /// <paramref name="isRough"/> whatever can be filled is, without looking whether closing it keeps more.</summary>
    public MinimumRepair(Plan plan, Func<int, double> reduced, bool isRough = false)
    {
        this.isRough = isRough;
        this.plan = plan;
        this.reduced = reduced;
    }

    /// <summary>Repairs all minima; false when a forced resource could not be filled.</summary>
    /// <remarks>Capacities must hold before and do so afterwards. Cost O(users of every short resource ·
    /// log).</remarks>
    public bool Apply()
    {
        var model = plan.Model;
        var rounds = 0;
        while (plan.ShortCount > 0 && rounds++ < 50)
        {
            var before = plan.ShortCount;
            for (var resource = 0; resource < model.ResourceCount && plan.ShortCount > 0; resource++)
            {
                if (IsShort(resource))
                {
                    Repair(resource);
                }
            }

            if (plan.ShortCount >= before && rounds > 3)
            {
                CloseAll();
            }
        }

        plan.Commit();
        return plan.ShortCount == 0;
    }

    private bool IsShort(int resource)
    {
        var model = plan.Model;
        return plan.Load[resource] < model.Minimum[resource]
            && (plan.Load[resource] > 0 || model.IsForced[resource]);
    }

    private void Repair(int resource)
    {
        var mark = plan.Mark;
        var isFilled = Fill(resource);
        var (objective, shortCount) = (plan.Objective, plan.ShortCount);
        if (plan.Model.IsForced[resource] || (isRough && isFilled))
        {
            return;
        }

        if (!isFilled)
        {
            plan.Rollback(mark);
            Close(resource);
            return;
        }

        var filled = plan.ChangedSince(mark).ToArray();
        for (var index = 0; index < filled.Length; index++)
        {
            filled[index].Option = plan.Chosen[filled[index].Member];
        }

        plan.Rollback(mark);
        Close(resource);
        if (shortCount < plan.ShortCount || (shortCount == plan.ShortCount && objective > plan.Objective))
        {
            plan.Rollback(mark);
            foreach (var (member, option) in filled)
            {
                plan.Set(member, option);
            }
        }
    }

    // Moves in the members who lose least, without making another resource short.
    private bool Fill(int resource)
    {
        var model = plan.Model;
        candidates.Clear();
        for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
        {
            var option = model.UseOption[model.User[at]];
            var own = plan.Chosen[model.OptionMember[option]];
            if (own != option)
            {
                candidates.Add((own < 0 ? 0 : reduced(own)) - reduced(option), option);
            }
        }

        while (plan.Load[resource] < model.Minimum[resource] && candidates.TryTake(out var option))
        {
            var member = model.OptionMember[option];
            if (plan.UnitsOf(plan.Chosen[member], resource) >= plan.UnitsOf(option, resource)
                || !plan.Fits(member, option))
            {
                continue;
            }

            var mark = plan.Mark;
            var shortBefore = plan.ShortCount;
            plan.Set(member, option);
            if (plan.ShortCount > shortBefore)
            {
                plan.Rollback(mark);
            }
        }

        return plan.Load[resource] >= model.Minimum[resource];
    }

    /// <summary>Takes everybody out of a resource that may close and places them elsewhere where they fit.</summary>
    public void Close(int resource)
    {
        var model = plan.Model;
        left.Clear();
        foreach (var use in plan.Occupants(resource))
        {
            left.Add(model.OptionMember[model.UseOption[use]]);
        }

        left.Sort();
        foreach (var member in left)
        {
            plan.Set(member, -1);
        }

        foreach (var member in left)
        {
            var (best, bestValue) = (-1, 0.0);
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                if (reduced(option) > bestValue && plan.UnitsOf(option, resource) == 0 && plan.Fits(member, option)
                    && KeepsMinima(option))
                {
                    (best, bestValue) = (option, reduced(option));
                }
            }

            if (best >= 0)
            {
                plan.Set(member, best);
            }
        }
    }

    // Everything the option uses is open already, or needs no more than this one.
    private bool KeepsMinima(int option)
    {
        var model = plan.Model;
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            var resource = model.UseResource[use];
            if (plan.Load[resource] == 0 && !model.IsForced[resource]
                && (model.Minimum[resource] > model.UseUnits[use] || model.OpeningCost[resource] > 0))
            {
                return false;
            }
        }

        return true;
    }

    // The last resort, which always ends: everybody out of what is short and may close, nobody in again.
    private void CloseAll()
    {
        var model = plan.Model;
        for (var again = true; again;)
        {
            again = false;
            for (var resource = 0; resource < model.ResourceCount; resource++)
            {
                while (IsShort(resource) && !model.IsForced[resource])
                {
                    var use = plan.Occupants(resource)[0];
                    plan.Set(model.OptionMember[model.UseOption[use]], -1);
                    again = true;
                }
            }
        }
    }
}
