namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Improves a plan by chains: one person takes a full seat, whoever sat there moves on, until one
/// fits.</summary>
/// <remarks>
/// Searches the graph of <i>deficits</i>: a node is the set of (resource, units) that are too much after the moves so
/// far; an arc moves one present occupant elsewhere or out, which frees units and may need others; an empty set ends
/// a chain. Labels are corrected best first by gain − price of the deficit, where prices are the dual's, so that the
/// search stays near the optimal face; hopeless labels are pruned. Gains are estimated against the plan as it
/// stands; every chain found is replayed on the plan itself and kept only when everything holds and points were won.
/// </remarks>
internal sealed class EjectionChains
{
    private const int DeficitsMax = 8;

    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly ChainLimits limits;
    private readonly SearchBudget budget;
    private readonly DeficitKeys reached = new();
    private readonly PriorityQueue<int, double> queue = new();
    private readonly List<Label> labels = [];
    private readonly List<(int Resource, int Units)> deficits = [];
    private readonly List<int> freed = [];
    private readonly (int Resource, int Units)[] work = new (int, int)[DeficitsMax + 1];

    public EjectionChains(Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.limits = limits;
        this.budget = budget;
    }

    // One move of a chain: who moves where, what is then missing (a range of deficits), and how it was reached.
    private readonly record struct Label(
        int Before, int Member, int Option, int FirstDeficit, int DeficitCount, double Gain, int Depth);

    /// <summary>Tries everybody whose choice is behind his best, furthest behind first, until a round wins
    /// nothing.</summary>
    public void Improve()
    {
        var model = plan.Model;
        for (var round = 0; round < limits.Rounds && !budget.IsSpent; round++)
        {
            var before = plan.Objective;
            var loss = new double[model.MemberCount];
            for (var member = 0; member < model.MemberCount; member++)
            {
                loss[member] = -guidance.Loss(member, plan.Chosen[member]);
            }

            foreach (var member in StableOrder.Rising(loss))
            {
                if (loss[member] > -guidance.Scale || budget.IsSpent)
                {
                    break;
                }

                if (guidance.Loss(member, plan.Chosen[member]) > guidance.Scale)
                {
                    Push(member);
                }
            }

            CoupleMoves.Apply(plan, guidance, this, budget);
            if (plan.Objective == before)
            {
                break;
            }
        }
    }

    /// <summary>Tries to give one member something better; true when the plan was improved.</summary>
    public bool Push(int member)
    {
        Start();
        var own = plan.Chosen[member];
        var model = plan.Model;
        for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
        {
            var option = guidance.Ranked[place];
            if (guidance.Reduced[option] - guidance.Of(own) < -limits.Prune)
            {
                break;
            }

            if (option != own)
            {
                AddMove(-1, member, own, option, 0, default, 0);
            }
        }

        return Search(1);
    }

    /// <summary>Tries to give two members the options named, at once, and lets chains make room.</summary>
    public bool PushTogether(int one, int oneOption, int other, int otherOption)
    {
        Start();
        var model = plan.Model;
        var mark = plan.Mark;
        var before = plan.Objective;
        plan.Set(one, oneOption);
        plan.Set(other, otherOption);
        var gain = plan.Objective - before;
        if (plan.IsFeasible && gain > 0)
        {
            plan.Commit();
            return true;
        }

        // The pair's own overload, as one label of two moves.
        var count = 0;
        foreach (var option in (ReadOnlySpan<int>)[oneOption, otherOption])
        {
            for (var use = option < 0 ? 0 : model.FirstUse[option];
                option >= 0 && use < model.FirstUse[option + 1];
                use++)
            {
                var resource = model.UseResource[use];
                var over = plan.Load[resource] - model.Capacity[resource];
                if (over > 0 && !Contains(work.AsSpan(0, count), resource))
                {
                    if (count == DeficitsMax)
                    {
                        plan.Rollback(mark);
                        return false;
                    }

                    work[count++] = (resource, over);
                }
            }
        }

        plan.Rollback(mark);
        if (count == 0)
        {
            return false;
        }

        labels.Add(new Label(-1, one, oneOption, 0, 0, 0, 0));
        AddLabel(0, other, otherOption, work.AsSpan(0, count), gain, 1);
        return Search(2);
    }

    private void Start()
    {
        queue.Clear();
        labels.Clear();
        deficits.Clear();
        reached.Reset();
    }

    private bool Search(int firstDepth)
    {
        var expansions = 0;
        var steps = 0L;
        while (queue.TryDequeue(out var at, out _) && expansions++ < limits.Expansions)
        {
            var label = labels[at];
            if (label.DeficitCount == 0)
            {
                if (Replay(at))
                {
                    budget.Spend(steps + 100);
                    return true;
                }

                continue;
            }

            if (label.Depth < limits.Depth + firstDepth)
            {
                steps += Expand(at, label);
            }
        }

        budget.Spend(steps + 100);
        return false;
    }

    // Moves every occupant of the dearest missing resource who is not part of the chain yet.
    private long Expand(int at, Label label)
    {
        var model = plan.Model;
        var from = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(deficits)
            .Slice(label.FirstDeficit, label.DeficitCount);
        var (target, price) = (from[0].Resource, double.NegativeInfinity);
        var owed = 0.0;
        foreach (var (resource, units) in from)
        {
            var worth = guidance.Price(resource, units);
            owed += worth;
            if (worth > price)
            {
                (target, price) = (resource, worth);
            }
        }

        Span<(int Resource, int Units)> missing = stackalloc (int, int)[DeficitsMax];
        from.CopyTo(missing);
        missing = missing[..label.DeficitCount];
        var steps = 10L;
        foreach (var use in plan.Occupants(target))
        {
            var own = model.UseOption[use];
            var member = model.OptionMember[own];
            if (IsInChain(at, member))
            {
                continue;
            }

            steps += 4;
            AddMove(at, member, own, -1, label.Gain, missing, label.Depth);
            for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
            {
                var option = guidance.Ranked[place];
                steps++;
                if (label.Gain - owed + guidance.Reduced[option] - guidance.Reduced[own] < -2 * limits.Prune)
                {
                    break;
                }

                if (option != own)
                {
                    AddMove(at, member, own, option, label.Gain, missing, label.Depth);
                }
            }
        }

        return steps;
    }

    private void AddMove(int before, int member, int own, int option, double gain,
        ReadOnlySpan<(int Resource, int Units)> missing, int depth)
    {
        var model = plan.Model;
        missing.CopyTo(work);
        var count = missing.Length;
        gain += (option < 0 ? 0 : model.Weight[option]) - (own < 0 ? 0 : model.Weight[own]);
        for (var use = own < 0 ? 0 : model.FirstUse[own]; own >= 0 && use < model.FirstUse[own + 1]; use++)
        {
            for (var index = 0; index < count; index++)
            {
                if (work[index].Resource == model.UseResource[use])
                {
                    work[index].Units -= model.UseUnits[use];
                    if (work[index].Units <= 0)
                    {
                        work[index] = work[--count];
                    }

                    break;
                }
            }
        }

        for (var use = option < 0 ? 0 : model.FirstUse[option]; option >= 0 && use < model.FirstUse[option + 1]; use++)
        {
            var resource = model.UseResource[use];
            var units = model.UseUnits[use];
            var load = plan.Load[resource];
            if (load == 0 && !model.IsForced[resource])
            {
                if (model.Minimum[resource] > units)
                {
                    return;
                }

                gain -= model.OpeningCost[resource];
            }

            var over = Math.Min(units, load + units - plan.UnitsOf(own, resource) - model.Capacity[resource]);
            if (over <= 0)
            {
                continue;
            }

            var index = 0;
            while (index < count && work[index].Resource != resource)
            {
                index++;
            }

            if (index == DeficitsMax)
            {
                return;
            }

            if (index == count)
            {
                work[count++] = (resource, 0);
            }

            work[index].Units += over;
        }

        AddLabel(before, member, option, work.AsSpan(0, count), gain, depth + 1);
    }

    private void AddLabel(int before, int member, int option, Span<(int Resource, int Units)> missing, double gain,
        int depth)
    {
        var owed = 0.0;
        foreach (var (resource, units) in missing)
        {
            owed += guidance.Price(resource, units);
        }

        if (gain - owed < -limits.Prune || (missing.Length == 0 && gain <= -limits.Prune))
        {
            return;
        }

        missing.Sort(static (a, b) => a.Resource - b.Resource);
        if (missing.Length > 0 && !reached.Improves(DeficitKeys.Hash(missing), gain))
        {
            return;
        }

        labels.Add(new Label(before, member, option, deficits.Count, missing.Length, gain, depth));
        foreach (var deficit in missing)
        {
            deficits.Add(deficit);
        }

        queue.Enqueue(labels.Count - 1, -(gain - owed));
    }

    private bool IsInChain(int at, int member)
    {
        for (; at >= 0; at = labels[at].Before)
        {
            if (labels[at].Member == member)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ReadOnlySpan<(int Resource, int Units)> list, int resource)
    {
        foreach (var (known, _) in list)
        {
            if (known == resource)
            {
                return true;
            }
        }

        return false;
    }

    // Makes the moves, fills the seats they free, and keeps all of it only when it is feasible and better.
    private bool Replay(int at)
    {
        var model = plan.Model;
        var mark = plan.Mark;
        var before = plan.Objective;
        freed.Clear();
        for (var step = at; step >= 0; step = labels[step].Before)
        {
            var own = plan.Chosen[labels[step].Member];
            for (var use = own < 0 ? 0 : model.FirstUse[own]; own >= 0 && use < model.FirstUse[own + 1]; use++)
            {
                freed.Add(model.UseResource[use]);
            }

            plan.Set(labels[step].Member, labels[step].Option);
        }

        if (plan.OverCount == 0 && plan.Objective > before - limits.Prune)
        {
            SeatPulls.Apply(plan, guidance, freed, budget);
            if (plan.IsFeasible && plan.Objective > before)
            {
                plan.Commit();
                return true;
            }
        }

        plan.Rollback(mark);
        return false;
    }
}
