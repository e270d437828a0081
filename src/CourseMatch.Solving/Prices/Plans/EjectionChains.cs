using System.Runtime.CompilerServices;

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
    private const int SlackPushes = 3;
    private const int ReplaysMax = 8;

    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly ChainLimits limits;
    private readonly SearchBudget budget;
    private readonly PullSearch pulls;
    private readonly DeficitKeys reached = new();
    private readonly PriorityQueue<int, double> queue = new();
    private readonly List<Label> labels = [];
    private readonly List<(int Resource, int Units)> deficits = [];
    private readonly List<int> freed = [];
    private readonly (int Resource, int Units)[] work = new (int, int)[DeficitsMax + 1];
    private double prune;

    public EjectionChains(Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.limits = limits;
        this.budget = budget;
        pulls = new PullSearch(plan, guidance, limits, budget);
    }

    // One move of a chain: who moves where, what is then missing (a range of deficits), and how it was reached. The
    // credit is what the seats are worth that the first person leaves: pulls fill them again after the chain.
    private readonly record struct Label(
        int Before, int Member, int Option, int FirstDeficit, int DeficitCount, double Gain, double Credit,
        int Depth);

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

            FillSlack();
            CoupleMoves.Apply(plan, guidance, this, budget);
            if (plan.Objective == before)
            {
                break;
            }
        }
    }

    // Resources worth more than those in them pay: first straight into the free units, then with somebody moving out.
    private void FillSlack()
    {
        var model = plan.Model;
        for (var resource = 0; resource < model.ResourceCount && !budget.IsSpent; resource++)
        {
            if (Unused(resource) <= guidance.Scale)
            {
                continue;
            }

            var mark = plan.Mark;
            pulls.Apply([resource]);
            if (plan.Mark > mark)
            {
                plan.Commit();
            }

            for (var tries = 0; tries < SlackPushes && Unused(resource) > guidance.Scale; tries++)
            {
                if (!PushInto(resource, Unused(resource)))
                {
                    break;
                }
            }
        }
    }

    private double Unused(int resource) =>
        plan.Model.IsExclusion[resource] || (plan.Load[resource] == 0 && !plan.Model.IsForced[resource]) ? 0
            : guidance.Unused(plan, resource);

    // One search from all who could come into the resource at a small loss.
    private bool PushInto(int resource, double unused)
    {
        Start(unused);
        var model = plan.Model;
        for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
        {
            var option = model.UseOption[model.User[at]];
            var member = model.OptionMember[option];
            var own = plan.Chosen[member];
            if (own != option && guidance.Reduced[option] - guidance.Of(own) + unused > -limits.Prune)
            {
                AddMove(-1, member, own, option, 0, 0, default, 0);
            }
        }

        return Search(1);
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
                AddMove(-1, member, own, option, 0, 0, default, 0);
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
        var credit = Credit(plan.Chosen[one]) + Credit(plan.Chosen[other]);
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

        labels.Add(new Label(-1, one, oneOption, 0, 0, 0, 0, 0));
        AddLabel(0, other, otherOption, work.AsSpan(0, count), gain, credit, 1);
        return Search(2);
    }

    private void Start(double hope = 0)
    {
        prune = limits.Prune + hope;
        queue.Clear();
        labels.Clear();
        deficits.Clear();
        reached.Reset();
    }

    // Labels best first; when the expansions run out, the best ends that were seen but not yet reached in the queue.
    private bool Search(int firstDepth)
    {
        var (expansions, replays) = (0, 0);
        var steps = 100L;
        var improved = false;
        while (!improved && replays < ReplaysMax && queue.TryDequeue(out var at, out _))
        {
            var label = labels[at];
            if (label.DeficitCount == 0)
            {
                improved = Replay(at);
                replays++;
            }
            else if (expansions < limits.Expansions && label.Depth < limits.Depth + firstDepth)
            {
                expansions++;
                steps += Expand(at, label);
            }
        }

        budget.Spend(steps);
        return improved;
    }

    // Moves every occupant of the dearest missing resource who is not part of the chain yet.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            AddMove(at, member, own, -1, label.Gain, label.Credit, missing, label.Depth);
            for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
            {
                var option = guidance.Ranked[place];
                steps++;
                if (label.Gain + label.Credit - owed + guidance.Reduced[option] - guidance.Reduced[own] < -2 * prune)
                {
                    break;
                }

                if (option != own)
                {
                    AddMove(at, member, own, option, label.Gain, label.Credit, missing, label.Depth);
                }
            }
        }

        return steps;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddMove(int before, int member, int own, int option, double gain, double credit,
        ReadOnlySpan<(int Resource, int Units)> missing, int depth)
    {
        var model = plan.Model;
        missing.CopyTo(work);
        var count = missing.Length;
        gain += (option < 0 ? 0 : model.Weight[option]) - (own < 0 ? 0 : model.Weight[own]);
        for (var use = own < 0 ? 0 : model.FirstUse[own]; own >= 0 && use < model.FirstUse[own + 1]; use++)
        {
            var resource = model.UseResource[use];
            var index = 0;
            while (index < count && work[index].Resource != resource)
            {
                index++;
            }

            if (index == count)
            {
                credit += depth == 0 ? CreditOf(resource, model.UseUnits[use]) : 0;
                continue;
            }

            work[index].Units -= model.UseUnits[use];
            if (work[index].Units <= 0)
            {
                work[index] = work[--count];
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

            if (model.IsInternal[resource])
            {
                return; // Against the partner's choice: moving both is the business of CoupleMoves.
            }

            var index = 0;
            while (index < count && work[index].Resource != resource)
            {
                index++;
            }

            if (index == limits.Deficits)
            {
                return;
            }

            if (index == count)
            {
                work[count++] = (resource, 0);
            }

            work[index].Units += over;
        }

        AddLabel(before, member, option, work.AsSpan(0, count), gain, credit, depth + 1);
    }

    private void AddLabel(int before, int member, int option, Span<(int Resource, int Units)> missing, double gain,
        double credit, int depth)
    {
        var owed = 0.0;
        foreach (var (resource, units) in missing)
        {
            owed += guidance.Price(resource, units);
        }

        if (credit + gain - owed < (missing.Length == 0 ? 0.5 : -prune))
        {
            return;
        }

        missing.Sort(static (a, b) => a.Resource - b.Resource);
        if (missing.Length > 0 && !reached.Improves(DeficitKeys.Hash(missing), gain))
        {
            return;
        }

        labels.Add(new Label(before, member, option, deficits.Count, missing.Length, gain, credit, depth));
        foreach (var deficit in missing)
        {
            deficits.Add(deficit);
        }

        queue.Enqueue(labels.Count - 1, -(credit + gain - owed));
    }

    // What leaving an option makes free for others.
    private double Credit(int option)
    {
        var sum = 0.0;
        for (var use = option < 0 ? 0 : plan.Model.FirstUse[option];
             option >= 0 && use < plan.Model.FirstUse[option + 1]; use++)
        {
            sum += CreditOf(plan.Model.UseResource[use], plan.Model.UseUnits[use]);
        }

        return sum;
    }

    // Units of a resource that is not full anyway are worth nothing more.
    private double CreditOf(int resource, int units) =>
        plan.Load[resource] >= plan.Model.Capacity[resource] && !plan.Model.IsExclusion[resource]
            ? guidance.Price(resource, units) : 0;

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

        if (plan.OverCount == 0)
        {
            pulls.Apply(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(freed));
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
