using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Finds a chain of moves that wins points: who is in the way moves on, what falls free is used.</summary>
/// <remarks>
/// Searches the graph of <i>imbalances</i>: a node is the change of load per resource after the moves so far, an arc
/// moves one more person. Too much in a resource, or too little for its minimum, must be mended; what falls free in a
/// full resource may be used again. Labels are corrected best first by gain + what is free − what is too much, both at
/// the dual's prices, so the search stays near the optimal face; hopeless labels are pruned. Gains are estimated
/// against the plan as it stands; a chain found is replayed on the plan and kept only when everything holds and points
/// were won. Cost: occupants or users of one resource per node looked at.
/// </remarks>
internal sealed class ChainSearch
{
    private const int MustMendMax = 3;
    private const int ShortageMax = 3;
    private const int ReplaysMax = 12;
    private const long StepsMax = 3_000_000;

    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly ChainLimits limits;
    private readonly SearchBudget budget;
    private readonly ImbalanceKeys reached;
    private readonly PriorityQueue<int, double> queue = new();
    private readonly List<Label> labels = [];
    private readonly List<(int Resource, int Change)> imbalances = [];
    private readonly Imbalances work;
    private readonly (int Resource, int Change)[] left = new (int, int)[Imbalances.Most];
    private long steps;

    public ChainSearch(Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.limits = limits;
        this.budget = budget;
        work = new Imbalances(plan);
        reached = new ImbalanceKeys(limits.WideExpansions);
    }

    // One move of a chain: who moves where, what is then out of balance, and how it was reached.
    private readonly record struct Label(
        int Before, int Member, int Option, int FirstImbalance, int ImbalanceCount, double Gain, double Value,
        int Depth);

    /// <summary>Resources in which the last chain kept left units free.</summary>
    public List<int> Freed { get; } = [];

    /// <summary>Forgets everything; starts are added next.</summary>
    public void Begin()
    {
        queue.Clear();
        labels.Clear();
        imbalances.Clear();
        reached.Reset();
        steps = 50;
    }

    /// <summary>A chain may begin with this move.</summary>
    public void StartWith(int member, int option)
    {
        work.Clear();
        AddMove(-1, member, option, 0, 0);
    }

    /// <summary>A chain may begin with two moves at once: a couple's.</summary>
    public void StartWith(int one, int oneOption, int other, int otherOption)
    {
        work.Clear();
        var gain = 0.0;
        if (oneOption != plan.Chosen[one] && !Move(one, oneOption, ref gain))
        {
            return;
        }

        labels.Add(new Label(-1, one, oneOption, 0, 0, 0, 0, 0));
        AddMove(labels.Count - 1, other, otherOption, gain, 0);
    }

    /// <summary>Follows the starts; true when a chain was found and kept.</summary>
    public bool Run(int expansionsMax)
    {
        var (expansions, replays) = (0, 0);
        var isImproved = false;
        while (!isImproved && replays < ReplaysMax && steps < StepsMax && !budget.IsCancelled
            && queue.TryDequeue(out var at, out _))
        {
            var label = labels[at];
            Take(label);
            var mustMend = Target(out var target, out var isOver);
            if (!mustMend && label.Gain > 0.5)
            {
                replays++;
                isImproved = Replay(at);
            }

            if (!isImproved && target >= 0 && expansions < expansionsMax && label.Depth < limits.Depth)
            {
                expansions++;
                if (isOver)
                {
                    MoveOut(at, label, target);
                }
                else
                {
                    MoveIn(at, label, target);
                }
            }
        }

        budget.Spend(steps);
        return isImproved;
    }

    private void Take(Label label) => work.Take(
        CollectionsMarshal.AsSpan(imbalances).Slice(label.FirstImbalance, label.ImbalanceCount));

    // The dearest imbalance, those that must be mended before those that may be used; true when one must be.
    private bool Target(out int target, out bool isOver)
    {
        var model = plan.Model;
        (target, isOver) = (-1, false);
        var (most, mustMend) = (double.NegativeInfinity, false);
        foreach (var (resource, change) in work.Items)
        {
            var load = plan.Load[resource] + change;
            var over = load - model.Capacity[resource];
            var isShort = over <= 0 && load < model.Minimum[resource] && (load > 0 || model.IsForced[resource]);
            var worth = over > 0 ? guidance.Price(resource, over) : Free(resource, change);
            if (over > 0 || isShort)
            {
                if (!mustMend || worth > most)
                {
                    (target, isOver, most) = (resource, over > 0, worth);
                }

                mustMend = true;
            }
            else if (!mustMend && worth > Math.Max(most, guidance.Scale))
            {
                (target, isOver, most) = (resource, false, worth);
            }
        }

        return mustMend;
    }

    // What units fallen free in a full resource are worth; more room where there was room is worth nothing.
    private double Free(int resource, int change)
    {
        var free = plan.Model.Capacity[resource] - plan.Load[resource] - change;
        return change < 0 && free > 0 && plan.Load[resource] >= plan.Model.Capacity[resource]
            && !plan.Model.IsExclusion[resource] ? guidance.Price(resource, free) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveOut(int at, Label label, int target)
    {
        var model = plan.Model;
        foreach (var use in plan.Occupants(target))
        {
            var own = model.UseOption[use];
            var member = model.OptionMember[own];
            steps += 3;
            if (IsInChain(at, member))
            {
                continue;
            }

            // Leaving is the same whatever follows.
            Take(label);
            var gain = label.Gain;
            if (!work.Leave(own, ref gain))
            {
                continue;
            }

            var leftCount = work.Items.Length;
            work.Items.CopyTo(left);
            Add(at, member, -1, gain, label.Depth + 1);
            var limit = guidance.Reduced[own] - label.Value - 2 * limits.Prune;
            for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
            {
                var option = guidance.Ranked[place];
                steps++;
                if (guidance.Reduced[option] < limit)
                {
                    break;
                }

                if (option != own)
                {
                    work.Take(left.AsSpan(0, leftCount));
                    var gainThere = gain;
                    if (work.Enter(option, ref gainThere))
                    {
                        Add(at, member, option, gainThere, label.Depth + 1);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveIn(int at, Label label, int target)
    {
        var model = plan.Model;
        foreach (var option in guidance.UsersOf(target))
        {
            var member = model.OptionMember[option];
            steps += 2;
            if (guidance.Reduced[option] - guidance.Best[member] + label.Value < -2 * limits.Prune)
            {
                break;
            }

            if (plan.Chosen[member] != option && !IsInChain(at, member))
            {
                Take(label);
                AddMove(at, member, option, label.Gain, label.Depth + 1);
            }
        }
    }

    // Adds the move to the imbalances at work and remembers the result if it may lead somewhere.
    private void AddMove(int before, int member, int option, double gain, int depth)
    {
        if (Move(member, option, ref gain))
        {
            Add(before, member, option, gain, depth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int before, int member, int option, double gain, int depth)
    {
        var model = plan.Model;
        var (worth, mustMend) = (0.0, 0);
        foreach (var (resource, change) in work.Items)
        {
            var load = plan.Load[resource] + change;
            var over = load - model.Capacity[resource];
            var missing = load > 0 || model.IsForced[resource] ? model.Minimum[resource] - load : 0;
            if (over > 0)
            {
                mustMend++;
                worth -= guidance.Price(resource, over);
            }
            else if (missing > 0)
            {
                mustMend++;
                worth = missing > ShortageMax ? double.NegativeInfinity : worth;
            }
            else
            {
                worth += Free(resource, change);
            }
        }

        var value = gain + worth;
        if (mustMend > MustMendMax || value < (mustMend == 0 ? 0.5 : -limits.Prune))
        {
            return;
        }

        var list = work.Items;
        if (list.Length > 0 && !reached.Improves(ImbalanceKeys.Hash(list), gain))
        {
            return;
        }

        labels.Add(new Label(before, member, option, imbalances.Count, list.Length, gain, value, depth));
        foreach (var imbalance in list)
        {
            imbalances.Add(imbalance);
        }

        queue.Enqueue(labels.Count - 1, limits.Unfinished * Math.Abs(worth) - value);
    }

    // The change of load and points by one person's move; false when too much is out of balance.
    private bool Move(int member, int option, ref double gain)
    {
        var own = plan.Chosen[member];
        return (own < 0 || work.Leave(own, ref gain)) && (option < 0 || work.Enter(option, ref gain));
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

    // Makes the moves and keeps them only when the plan is feasible and better.
    private bool Replay(int at)
    {
        var mark = plan.Mark;
        var before = plan.Objective;
        for (var step = at; step >= 0; step = labels[step].Before)
        {
            plan.Set(labels[step].Member, labels[step].Option);
        }

        if (!plan.IsFeasible || plan.Objective <= before)
        {
            plan.Rollback(mark);
            return false;
        }

        Freed.Clear();
        Take(labels[at]);
        foreach (var (resource, change) in work.Items)
        {
            if (change < 0)
            {
                Freed.Add(resource);
            }
        }

        plan.Commit();
        return true;
    }
}
