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
    private readonly ChainScratch scratch;
    private readonly ImbalanceKeys reached;
    private readonly PriorityQueue<int, double> queue;
    private readonly List<ChainLabel> labels;
    private readonly List<(int Resource, int Change)> imbalances;
    private readonly Imbalances work;
    private readonly (int Resource, int Change)[] left = new (int, int)[Imbalances.Most];
    private readonly (int Resource, int Change)[] violated = new (int, int)[Imbalances.Most];
    private long steps;

    // The resource being filled; −1 while points are to be won.
    private int filling = -1;

    /// <summary>Chains of a plan; <paramref name="scratch"/>: of an earlier search with the same limits, which is
    /// over, null for a new one.</summary>
    public ChainSearch(
        Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget, ChainScratch? scratch = null)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.limits = limits;
        this.budget = budget;
        work = new Imbalances(plan);
        this.scratch = scratch ?? new ChainScratch(limits.WideExpansions);
        (reached, queue, labels, imbalances) =
            (this.scratch.Reached, this.scratch.Queue, this.scratch.Labels, this.scratch.Imbalances);
    }

    /// <summary>Resources in which the last chain kept left units free.</summary>
    public List<int> Freed { get; } = [];

    /// <summary>Forgets everything; starts are added next.</summary>
    public void Begin()
    {
        scratch.Clear();
        steps = 50;
        filling = -1;
    }

    /// <summary>Brings one more person into a resource below its minimum, at the least loss there is.</summary>
    /// <remarks>
    /// A shortest path: one thing out of order at a time, and what people lose against their best is its length, at
    /// most the limits' prune. What else is below its minimum already waits for its own turn. False when there is no
    /// such chain; the plan is then as it was.
    /// </remarks>
    public bool Fill(int resource)
    {
        Begin();
        filling = resource;
        foreach (var option in guidance.UsersOf(resource))
        {
            var member = plan.Model.OptionMember[option];
            if (plan.UnitsOf(plan.Chosen[member], resource) < plan.UnitsOf(option, resource))
            {
                StartWith(member, option);
            }
        }

        return Run(limits.Expansions);
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

        labels.Add(new ChainLabel(-1, one, oneOption, 0, 0, 0, 0, 0));
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
            if (!mustMend && (filling >= 0 || label.Gain > 0.5))
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

    private void Take(ChainLabel label) => work.Take(
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
            var isShort = over <= 0 && load < Needed(resource) && (load > 0 || model.IsForced[resource]);
            var worth = over > 0 ? guidance.Price(resource, over)
                : isShort ? (Needed(resource) - load) * guidance.Missing(resource) : Free(resource, change);
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

    // Nobody leaves what is being filled.
    private bool IsNeeded(int own) => filling >= 0 && plan.UnitsOf(own, filling) > 0;

    // While a minimum is being filled, others that are not reached yet wait for their turn.
    private int Needed(int resource) =>
        filling < 0 ? plan.Model.Minimum[resource] : Math.Min(plan.Model.Minimum[resource], plan.Load[resource]);

    // What units fallen free in a full resource are worth; more room where there was room is worth nothing.
    private double Free(int resource, int change)
    {
        var free = plan.Model.Capacity[resource] - plan.Load[resource] - change;
        return change < 0 && free > 0 && plan.Load[resource] >= plan.Model.Capacity[resource]
            && !plan.Model.IsExclusion[resource] ? guidance.Price(resource, free) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveOut(int at, ChainLabel label, int target)
    {
        var model = plan.Model;
        foreach (var use in plan.Occupants(target))
        {
            var own = model.UseOption[use];
            var member = model.OptionMember[own];
            steps += 3;
            if (IsInChain(at, member) || IsNeeded(own))
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
            Add(at, member, -1, Reached(gain, label.Gain, member, -1), label.Depth + 1);
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
                        Add(at, member, option, Reached(gainThere, label.Gain, member, option), label.Depth + 1);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveIn(int at, ChainLabel label, int target)
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

            if (plan.Chosen[member] != option && !IsInChain(at, member) && !IsNeeded(plan.Chosen[member]))
            {
                Take(label);
                AddMove(at, member, option, label.Gain, label.Depth + 1);
            }
        }
    }

    // Adds the move to the imbalances at work and remembers the result if it may lead somewhere.
    private void AddMove(int before, int member, int option, double gain, int depth)
    {
        var gained = gain;
        if (Move(member, option, ref gained))
        {
            Add(before, member, option, Reached(gained, gain, member, option), depth);
        }
    }

    // What a chain has won with one more move: points, or, while filling, less the longer the path.
    private double Reached(double gained, double before, int member, int option) =>
        filling < 0 ? gained : before - guidance.Loss(member, option);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int before, int member, int option, double gain, int depth)
    {
        var model = plan.Model;
        var (worth, mustMend) = (0.0, 0);
        foreach (var (resource, change) in work.Items)
        {
            var load = plan.Load[resource] + change;
            var over = load - model.Capacity[resource];
            var missing = load > 0 || model.IsForced[resource] ? Needed(resource) - load : 0;
            if (over > 0)
            {
                violated[mustMend++] = (resource, change);
                worth -= guidance.Price(resource, over);
            }
            else if (missing > 0)
            {
                violated[mustMend++] = (resource, change);
                worth = missing > ShortageMax ? double.NegativeInfinity : worth - missing * guidance.Missing(resource);
            }
            else
            {
                worth += Free(resource, change);
            }
        }

        if (filling >= 0 && mustMend > 1)
        {
            return;
        }

        var value = filling < 0 ? gain + worth : gain;
        if (mustMend > MustMendMax || value < (mustMend == 0 && filling < 0 ? 0.5 : -limits.Prune))
        {
            return;
        }

        var list = work.Items;
        var key = filling < 0 ? list : violated.AsSpan(0, mustMend);
        if (list.Length > 0 && !reached.Improves(ImbalanceKeys.Hash(key), gain))
        {
            return;
        }

        labels.Add(new ChainLabel(before, member, option, imbalances.Count, list.Length, gain, value, depth));
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
        var (before, shortBefore) = (plan.Objective, plan.ShortCount);
        var loadBefore = filling < 0 ? 0 : plan.Load[filling];
        for (var step = at; step >= 0; step = labels[step].Before)
        {
            plan.Set(labels[step].Member, labels[step].Option);
        }

        var isKept = filling < 0 ? plan.IsFeasible && plan.Objective > before
            : plan.OverCount == 0 && plan.ShortCount <= shortBefore && plan.Load[filling] > loadBefore;
        if (!isKept)
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
