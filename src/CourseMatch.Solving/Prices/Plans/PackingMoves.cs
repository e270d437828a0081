using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Packs resources anew that are full but with the wrong people: siblings and single children.</summary>
/// <remarks>
/// A childcare group filled with two families where three would have fitted cannot be mended by moving one person after
/// another. Here the group is emptied and filled by an exact knapsack over what every possible user is worth in it
/// beyond his best way around it; whoever is in the way elsewhere leaves, and chains place those who lost something.
/// What one group gains another may lose, so those that lose most thereby are packed in turn, a few in a row. Different
/// packings are tried, most promising first (values disturbed by fixed numbers); what does not win points is undone.
/// Cost: users · capacity and some chains per packing.
/// </remarks>
internal sealed class PackingMoves
{
    private const int SequenceMax = 4;

    private static readonly double[] Noise = [0, 10, 30, 100, 100, 300, 300];

    private readonly Plan plan;
    private readonly SeatModel model;
    private readonly Guidance guidance;
    private readonly SearchBudget budget;
    private readonly EjectionChains chains;
    private readonly MinimumRepair repair;
    private readonly List<(int Member, int Option, int Units, double Value)> items = [];
    private readonly SortedSet<int> touched = [];
    private readonly List<int> sequence = [];
    private readonly HashSet<ulong> tried = [];
    private double[] best = new double[64];
    private bool[] taken = new bool[1024];

    public PackingMoves(Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget)
    {
        this.plan = plan;
        model = plan.Model;
        this.guidance = guidance;
        this.budget = budget;
        chains = new EjectionChains(plan, guidance, limits, budget);
        repair = new MinimumRepair(plan, guidance.Reduced);
    }

    /// <summary>Tries at most so many resources of a feasible plan, those first that lose most; true when points were
    /// won.</summary>
    public bool Apply(int resourcesMax)
    {
        var candidates = new List<(double Loss, int Resource)>();
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (guidance.IsFine(resource) && guidance.Unused(plan, resource) is var loss && loss > 20 * guidance.Scale)
            {
                candidates.Add((loss, resource));
            }
        }

        candidates.Sort(static (a, b) => a.Loss > b.Loss ? -1 : a.Loss < b.Loss ? 1 : a.Resource - b.Resource);
        var isImproved = false;
        foreach (var (_, resource) in candidates.Take(resourcesMax))
        {
            isImproved |= Pack(resource);
        }

        return isImproved;
    }

    private bool Pack(int resource)
    {
        tried.Clear();
        for (var attempt = 0; attempt < Noise.Length && !budget.IsSpent; attempt++)
        {
            if (guidance.Unused(plan, resource) <= 20 * guidance.Scale)
            {
                return false;
            }

            Gather(resource, attempt);
            if (Choose(resource) && Try(resource))
            {
                return true;
            }
        }

        return false;
    }

    // Per possible user his best option there and what it is worth beyond his best way around the resource.
    private void Gather(int resource, int attempt)
    {
        items.Clear();
        var last = -1;
        for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
        {
            var member = model.OptionMember[model.UseOption[model.User[at]]];
            if (member == last)
            {
                continue;
            }

            last = member;
            var (around, inside, option, units) = (0.0, double.NegativeInfinity, -1, 0);
            for (var own = model.FirstOption[member]; own < model.FirstOption[member + 1]; own++)
            {
                var value = guidance.Reduced[own] + Beside(member, own);
                var used = plan.UnitsOf(own, resource);
                if (used == 0)
                {
                    around = Math.Max(around, value);
                }
                else if (value + PriceOf(own, resource) > inside)
                {
                    (inside, option, units) = (value + PriceOf(own, resource), own, used);
                }
            }

            var worth = inside - around + Noise[attempt] * guidance.Scale * Disturbance(attempt, member);
            if (option >= 0 && worth > 0 && units <= model.Capacity[resource])
            {
                items.Add((member, option, units, worth));
            }
        }

        budget.Spend((items.Count * (model.Capacity[resource] + 1)) + 100);
    }

    private double PriceOf(int option, int resource)
    {
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            if (model.UseResource[use] == resource)
            {
                return guidance.Prices.Use[use];
            }
        }

        return 0;
    }

    // What the partner's present choice adds or forbids.
    private double Beside(int member, int option)
    {
        var unit = model.MemberUnit[member];
        if (model.Joint[unit] is not { IsCouple: true } joint)
        {
            return 0;
        }

        var first = model.FirstMember[unit];
        var (one, other) = member == first ? (option, plan.Chosen[first + 1]) : (plan.Chosen[first], option);
        var extra = joint.Extra[((one < 0 ? 0 : one - model.FirstOption[first] + 1) * joint.Columns)
            + (other < 0 ? 0 : other - model.FirstOption[first + 1] + 1)];
        return extra == JointUnit.Forbidden ? double.NegativeInfinity : extra;
    }

    // Leaves in the items those of the best packing; false when it is the present one or was tried.
    private bool Choose(int resource)
    {
        var cells = model.Capacity[resource] + 1;
        if (best.Length < cells)
        {
            best = new double[cells * 2];
        }

        if (taken.Length < items.Count * cells)
        {
            taken = new bool[items.Count * cells * 2];
        }

        Array.Clear(best, 0, cells);
        for (var item = 0; item < items.Count; item++)
        {
            var (_, _, units, value) = items[item];
            for (var cell = cells - 1; cell >= 0; cell--)
            {
                var isBetter = cell >= units && best[cell - units] + value > best[cell];
                taken[(item * cells) + cell] = isBetter;
                best[cell] = isBetter ? best[cell - units] + value : best[cell];
            }
        }

        var left = cells - 1;
        var hash = 0UL;
        var isPresent = true;
        for (var item = items.Count - 1; item >= 0; item--)
        {
            if (taken[(item * cells) + left])
            {
                left -= items[item].Units;
                hash = (hash ^ (uint)items[item].Option) * 0x9E3779B97F4A7C15UL;
                isPresent &= plan.Chosen[items[item].Member] == items[item].Option;
            }
            else
            {
                items.RemoveAt(item);
            }
        }

        return !isPresent && items.Count > 0 && tried.Add(hash);
    }

    // Packs the resource, then those that lose most thereby, a few times over.
    private bool Try(int resource)
    {
        var before = plan.Chosen.AsSpan().ToArray();
        var objective = plan.Objective;
        sequence.Clear();
        for (var next = resource; next >= 0 && !budget.IsSpent; next = NextOf(sequence))
        {
            if (sequence.Count > 0)
            {
                Gather(next, 0);
                if (!Choose(next))
                {
                    break;
                }
            }

            sequence.Add(next);
            if (!Settle(next))
            {
                break;
            }

            if (plan.Objective > objective)
            {
                return true;
            }
        }

        plan.CopyFrom(before);
        budget.Spend(model.MemberCount / 4);
        return false;
    }

    // The one that loses most of those touched last and not packed yet; −1 when there is none or enough were packed.
    private int NextOf(List<int> packed)
    {
        var (worst, most) = (-1, 20 * guidance.Scale);
        foreach (var index in packed.Count < SequenceMax ? touched : [])
        {
            var resource = index - model.MemberCount;
            if (resource >= 0 && guidance.IsFine(resource) && !packed.Contains(resource)
                && guidance.Unused(plan, resource) is var loss && loss > most)
            {
                (worst, most) = (resource, loss);
            }
        }

        return worst;
    }

    // Puts the items in and repairs everything around; true when the plan is feasible.
    private bool Settle(int resource)
    {
        plan.Commit();
        while (plan.Occupants(resource) is [var use, ..])
        {
            plan.Set(model.OptionMember[model.UseOption[use]], -1);
        }

        foreach (var (member, option, _, _) in items)
        {
            plan.Set(member, option);
        }

        MakeRoom();
        Touch();
        foreach (var index in touched)
        {
            if (index < model.MemberCount && plan.Chosen[index] < 0)
            {
                PlaceNear(index);
            }
        }

        if (plan.OverCount > 0 || (plan.ShortCount > 0 && !repair.Apply()))
        {
            return false;
        }

        Touch();
        plan.Commit();
        chains.Around(touched);
        plan.Commit();
        return plan.IsFeasible;
    }

    // Those leave who lose least; who has just come in stays.
    private void MakeRoom()
    {
        foreach (var (member, option, _, _) in items)
        {
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                var resource = model.UseResource[use];
                while (plan.Load[resource] > model.Capacity[resource] && Weakest(resource) is var leaver && leaver >= 0)
                {
                    plan.Set(leaver, -1);
                }
            }
        }
    }

    private int Weakest(int resource)
    {
        var (weakest, least) = (-1, double.PositiveInfinity);
        foreach (var use in plan.Occupants(resource))
        {
            var own = model.UseOption[use];
            var member = model.OptionMember[own];
            var loss = guidance.Reduced[own] - guidance.BestBut(member, own);
            if ((loss < least || (loss == least && member < weakest)) && !items.Exists(item => item.Member == member))
            {
                (weakest, least) = (member, loss);
            }
        }

        return weakest;
    }

    private void PlaceNear(int member)
    {
        for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
        {
            var option = guidance.Ranked[place];
            if (guidance.Reduced[option] < -30 * guidance.Scale)
            {
                return;
            }

            var mark = plan.Mark;
            var (over, missing) = (plan.OverCount, plan.ShortCount);
            plan.Set(member, option);
            if (plan.OverCount <= over && plan.ShortCount <= missing)
            {
                return;
            }

            plan.Rollback(mark);
        }
    }

    private void Touch()
    {
        touched.Clear();
        foreach (var (member, option) in plan.ChangedSince(0))
        {
            touched.Add(member);
            Touch(option);
            Touch(plan.Chosen[member]);
        }
    }

    private void Touch(int option)
    {
        for (var use = option < 0 ? 0 : model.FirstUse[option]; option >= 0 && use < model.FirstUse[option + 1]; use++)
        {
            touched.Add(model.MemberCount + model.UseResource[use]);
        }
    }

    // Between −1 and 1, the same for the same attempt and member.
    private static double Disturbance(int attempt, int member) => (2 * Mixing.Share((ulong)attempt, member)) - 1;
}
