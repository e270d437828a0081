using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Which options of the members taken are worth keeping, and which resources can still run out.</summary>
/// <remarks>
/// Safe reductions only: no feasible plan of the members with a better objective is lost. An option goes when it is
/// banned, does not fit what the others leave over, needs a resource whose minimum cannot be reached, or brings
/// nothing and helps nothing. A resource goes when everybody together cannot exceed it, or when another one with the
/// same users is at least as scarce. Cost O(uses) per round, at most <see cref="RoundsMax"/> rounds.
/// </remarks>
internal sealed class OptionSieve
{
    private const int RoundsMax = 4;

    private readonly SeatModel parent;
    private readonly Plan plan;
    private readonly ExtractionScratch scratch;
    private readonly List<int> resources = [];
    private int[] demand = new int[64];
    private int[] lastMember = new int[64];
    private int[] lastUnits = new int[64];
    private ulong[] fingerprint = new ulong[64];
    private int[] userCount = new int[64];
    private int[] twin = new int[64];

    public OptionSieve(SeatModel parent, Plan plan, ExtractionScratch scratch)
    {
        this.parent = parent;
        this.plan = plan;
        this.scratch = scratch;
    }

    /// <summary>Options kept, per member taken in order; grouped by <see cref="KeptStart"/>.</summary>
    public int[] Kept { get; private set; } = [];

    /// <summary>Per member taken the first entry of <see cref="Kept"/>; one entry more.</summary>
    public int[] KeptStart { get; private set; } = [];

    /// <summary>Resources (of the parent) touched by a kept option, in order of first sight.</summary>
    public List<int> Resources => resources;

    /// <summary>Most units all members taken can use of the resource at this place of
    /// <see cref="Resources"/>.</summary>
    public int Demand(int place) => demand[place];

    /// <summary>The resource at this place can bind; otherwise the new model does without it.</summary>
    public bool IsBinding(int place) => twin[place] < 0;

    /// <summary>
    /// Fills the lists. <c>scratch.Option</c> of kept options is 0, <c>scratch.Resource</c> the place in the list.
    /// False when the search was cancelled.
    /// </summary>
    public bool Sift(ReadOnlySpan<int> members, bool[]? banned, SearchBudget? budget)
    {
        var count = 0;
        foreach (var member in members)
        {
            count += parent.FirstOption[member + 1] - parent.FirstOption[member];
        }

        Kept = new int[count];
        KeptStart = new int[members.Length + 1];
        count = 0;
        for (var index = 0; index < members.Length; index++)
        {
            for (var option = parent.FirstOption[members[index]]; option < parent.FirstOption[members[index] + 1];
                 option++)
            {
                if ((banned is null || !banned[option]) && IsUsable(option))
                {
                    Kept[count++] = option;
                }
            }

            KeptStart[index + 1] = count;
        }

        for (var round = 0; round < RoundsMax; round++)
        {
            if (budget is { IsCancelled: true })
            {
                return false;
            }

            MeasureDemand();
            if (round == RoundsMax - 1 || !DropUnreachable())
            {
                break;
            }
        }

        if (budget is { IsCancelled: true })
        {
            return false;
        }

        MarkIdleAndTwins();
        foreach (var option in Kept.AsSpan(0, KeptStart[^1]))
        {
            scratch.Option[option] = 0;
        }

        return true;
    }

    private bool IsUsable(int option)
    {
        var helps = parent.Weight[option] > 0 || parent.FirstOptionBonus[option] < parent.FirstOptionBonus[option + 1];
        for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
        {
            var resource = parent.UseResource[use];
            var load = plan.Load[resource];
            if (parent.UseUnits[use] > parent.Capacity[resource] - load
                || (load == 0 && parent.Minimum[resource] > parent.Capacity[resource]))
            {
                return false;
            }

            helps |= parent.Minimum[resource] > (parent.IsForced[resource] ? load : Math.Max(1, load));
        }

        return helps;
    }

    private void MeasureDemand()
    {
        foreach (var resource in resources)
        {
            scratch.Resource[resource] = -1;
        }

        resources.Clear();
        for (var index = 0; index + 1 < KeptStart.Length; index++)
        {
            for (var at = KeptStart[index]; at < KeptStart[index + 1]; at++)
            {
                var option = Kept[at];
                for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
                {
                    var place = PlaceOf(parent.UseResource[use]);
                    var units = parent.UseUnits[use];
                    if (lastMember[place] != index)
                    {
                        lastMember[place] = index;
                        lastUnits[place] = 0;
                    }

                    // Saturates: more than twice the largest capacity need not be told apart.
                    if (units > lastUnits[place])
                    {
                        demand[place] = Math.Min(demand[place] + units - lastUnits[place], int.MaxValue / 2);
                        lastUnits[place] = units;
                    }

                    fingerprint[place] += Mixing.Of((ulong)option << 20 | (uint)units);
                    userCount[place]++;
                }
            }
        }
    }

    private int PlaceOf(int resource)
    {
        var place = scratch.Resource[resource];
        if (place < 0)
        {
            place = resources.Count;
            scratch.Resource[resource] = place;
            resources.Add(resource);
            if (place == demand.Length)
            {
                Array.Resize(ref demand, place * 2);
                Array.Resize(ref lastMember, place * 2);
                Array.Resize(ref lastUnits, place * 2);
                Array.Resize(ref fingerprint, place * 2);
                Array.Resize(ref userCount, place * 2);
                Array.Resize(ref twin, place * 2);
            }

            (demand[place], lastMember[place], fingerprint[place], userCount[place], twin[place]) = (0, -1, 0, 0, -1);
        }

        return place;
    }

    // True when something was dropped and demand has to be measured again.
    private bool DropUnreachable()
    {
        var (to, from) = (0, 0);
        for (var index = 0; index + 1 < KeptStart.Length; index++)
        {
            for (; from < KeptStart[index + 1]; from++)
            {
                if (IsReachable(Kept[from]))
                {
                    Kept[to++] = Kept[from];
                }
            }

            KeptStart[index + 1] = to;
        }

        return to < from;
    }

    private bool IsReachable(int option)
    {
        for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
        {
            var resource = parent.UseResource[use];
            if (plan.Load[resource] == 0 && !parent.IsForced[resource]
                && demand[scratch.Resource[resource]] < parent.Minimum[resource])
            {
                return false;
            }
        }

        return true;
    }

    // twin[place]: −1 keep, −2 can never run out, otherwise the place of the scarcer resource with the same users.
    private void MarkIdleAndTwins()
    {
        var byFingerprint = new Dictionary<(ulong, int), int>();
        for (var place = 0; place < resources.Count; place++)
        {
            var resource = resources[place];
            var load = plan.Load[resource];
            var isPlain = (load > 0 || parent.IsForced[resource] || parent.OpeningCost[resource] == 0)
                && parent.Minimum[resource] <= Math.Max(1, load)
                && !(parent.IsForced[resource] && parent.Minimum[resource] > load);
            if (isPlain && demand[place] <= parent.Capacity[resource] - load)
            {
                twin[place] = -2;
                continue;
            }

            var key = (fingerprint[place], userCount[place]);
            if (!byFingerprint.TryGetValue(key, out var other))
            {
                byFingerprint.Add(key, place);
            }
            else if (isPlain && Left(resource) >= Left(resources[other]))
            {
                twin[place] = other;
            }
        }

        UndoFalseTwins();
    }

    private int Left(int resource) => parent.Capacity[resource] - plan.Load[resource];

    // Equal fingerprints are only a hint: a twin stays one when every option using it uses the other just as much.
    private void UndoFalseTwins()
    {
        foreach (var option in Kept.AsSpan(0, KeptStart[^1]))
        {
            for (var use = parent.FirstUse[option]; use < parent.FirstUse[option + 1]; use++)
            {
                var place = scratch.Resource[parent.UseResource[use]];
                if (twin[place] >= 0
                    && plan.UnitsOf(option, resources[twin[place]]) != parent.UseUnits[use])
                {
                    twin[place] = -1;
                }
            }
        }
    }
}
