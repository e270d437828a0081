using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Fills free seats: somebody moves in, somebody else into what he leaves, until it no longer pays.</summary>
/// <remarks>
/// The mirror image of a push. A node is the set of (resource, units) free so far, an arc moves one person who can use
/// the dearest of them into it and frees what he had. Best first by gain + price of what is still free; the best
/// prefix found is applied. Cost: users of one resource per node.
/// </remarks>
internal sealed class PullSearch
{
    private const int HoleMax = 6;
    private const int ExpansionsMax = 30;

    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly ChainLimits limits;
    private readonly SearchBudget budget;
    private readonly DeficitKeys reached = new();
    private readonly PriorityQueue<int, double> queue = new();
    private readonly List<Label> labels = [];
    private readonly List<(int Resource, int Units)> holes = [];
    private readonly (int Resource, int Units)[] work = new (int, int)[HoleMax];

    public PullSearch(Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.limits = limits;
        this.budget = budget;
    }

    private readonly record struct Label(
        int Before, int Member, int Option, int FirstHole, int HoleCount, double Gain, int Depth);

    /// <summary>Moves people into the resources listed; the plan keeps its minima and never loses points.</summary>
    public void Apply(ReadOnlySpan<int> resources)
    {
        var model = plan.Model;
        var count = 0;
        foreach (var resource in resources)
        {
            var free = model.Capacity[resource] - plan.Load[resource];
            if (free > 0 && count < HoleMax && IndexOf(count, resource) < 0 && !model.IsExclusion[resource]
                && guidance.Price(resource, 1) > guidance.Scale)
            {
                work[count++] = (resource, free);
            }
        }

        if (count == 0)
        {
            return;
        }

        queue.Clear();
        labels.Clear();
        holes.Clear();
        reached.Reset();
        AddLabel(-1, -1, -1, count, 0, 0);
        Search();
    }

    private void Search()
    {
        var (best, bestGain) = (-1, 0.5);
        var expansions = 0;
        while (queue.TryDequeue(out var at, out var priority) && expansions++ < ExpansionsMax)
        {
            if (-priority <= bestGain)
            {
                break;
            }

            var label = labels[at];
            if (label.Gain > bestGain)
            {
                (best, bestGain) = (at, label.Gain);
            }

            if (label.Depth < limits.Depth)
            {
                Expand(at, label);
            }
        }

        if (best >= 0)
        {
            Replay(best);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Expand(int at, Label label)
    {
        var model = plan.Model;
        Span<(int Resource, int Units)> free = stackalloc (int, int)[HoleMax];
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(holes)
            .Slice(label.FirstHole, label.HoleCount).CopyTo(free);
        free = free[..label.HoleCount];
        var worth = 0.0;
        foreach (var (resource, units) in free)
        {
            worth += guidance.Price(resource, units);
        }

        foreach (var (target, _) in free)
        {
            budget.Spend(2 * (model.FirstUser[target + 1] - model.FirstUser[target]));
            for (var user = model.FirstUser[target]; user < model.FirstUser[target + 1]; user++)
            {
                var option = model.UseOption[model.User[user]];
                var member = model.OptionMember[option];
                var own = plan.Chosen[member];
                if (own == option || label.Gain + worth + guidance.Reduced[option] - guidance.Of(own) < -limits.Prune
                    || !FitsWith(free, own, option) || IsInChain(at, member))
                {
                    continue;
                }

                AddMove(at, label, free, member, own, option);
            }
        }
    }

    private void AddMove(int at, Label label, ReadOnlySpan<(int Resource, int Units)> free, int member, int own,
        int option)
    {
        var model = plan.Model;
        free.CopyTo(work);
        var count = free.Length;
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            var index = IndexOf(count, model.UseResource[use]);
            if (index >= 0)
            {
                work[index].Units -= model.UseUnits[use];
                if (work[index].Units <= 0)
                {
                    work[index] = work[--count];
                }
            }
        }

        for (var use = own < 0 ? 0 : model.FirstUse[own]; own >= 0 && use < model.FirstUse[own + 1]; use++)
        {
            var resource = model.UseResource[use];
            if (guidance.Price(resource, 1) <= guidance.Scale || model.IsExclusion[resource])
            {
                continue;
            }

            var index = IndexOf(count, resource);
            if (index < 0 && count < HoleMax)
            {
                index = count;
                work[count++] = (resource, 0);
            }

            if (index >= 0)
            {
                work[index].Units += model.UseUnits[use];
            }
        }

        var gain = label.Gain + model.Weight[option] - (own < 0 ? 0 : model.Weight[own]);
        AddLabel(at, member, option, count, gain, label.Depth + 1);
    }

    private void AddLabel(int before, int member, int option, int count, double gain, int depth)
    {
        var list = work.AsSpan(0, count);
        var worth = 0.0;
        foreach (var (resource, units) in list)
        {
            worth += guidance.Price(resource, units);
        }

        list.Sort(static (a, b) => a.Resource - b.Resource);
        if (gain + worth < 0.5 || !reached.Improves(DeficitKeys.Hash(list), gain))
        {
            return;
        }

        labels.Add(new Label(before, member, option, holes.Count, count, gain, depth));
        foreach (var hole in list)
        {
            holes.Add(hole);
        }

        queue.Enqueue(labels.Count - 1, -(gain + worth));
    }

    // Room for the option when the member leaves his own and the listed units are free (the plan's free units are not
    // counted again where a resource is listed).
    private bool FitsWith(ReadOnlySpan<(int Resource, int Units)> free, int own, int option)
    {
        var model = plan.Model;
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            var resource = model.UseResource[use];
            var room = model.Capacity[resource] - plan.Load[resource];
            if (room == model.Capacity[resource] && !model.IsForced[resource]
                && (model.Minimum[resource] > model.UseUnits[use] || model.OpeningCost[resource] > 0))
            {
                return false;
            }

            foreach (var (listed, units) in free)
            {
                room = listed == resource ? units : room;
            }

            if (room + plan.UnitsOf(own, resource) < model.UseUnits[use])
            {
                return false;
            }
        }

        return true;
    }

    private int IndexOf(int count, int resource)
    {
        for (var index = 0; index < count; index++)
        {
            if (work[index].Resource == resource)
            {
                return index;
            }
        }

        return -1;
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

    private void Replay(int at)
    {
        var mark = plan.Mark;
        var (before, shortBefore) = (plan.Objective, plan.ShortCount);
        for (var step = at; labels[step].Before >= 0; step = labels[step].Before)
        {
            plan.Set(labels[step].Member, labels[step].Option);
        }

        if (plan.OverCount > 0 || plan.ShortCount > shortBefore || plan.Objective <= before)
        {
            plan.Rollback(mark);
        }
    }
}
