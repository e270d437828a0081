using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>
/// Packs resources of mixed units by simulated annealing, from everybody's best option towards loads that fit.
/// </summary>
/// <remarks>
/// What is minimised is the gap itself: what everybody loses against his best at the prices, units left over at their
/// price, units above the capacity at a multiple of it. Both kinds of imbalance count nothing at first, so that the
/// start is the optimum of the relaxed problem, and grow while the temperature falls: whoever costs least to move
/// moves first. A move is a chain of up to four members, each thrown out of the resource the one before him entered,
/// the last one often into what the first has left: shift, swap and ejection as in M. Yagiura, T. Ibaraki, F. Glover,
/// "An ejection chain approach for the generalized assignment problem", INFORMS Journal on Computing 16 (2004), with
/// the acceptance of S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing" (1983).
/// Knows capacities only: no minima, opening costs or bonuses. Not safe for several threads.
/// </remarks>
internal sealed class Annealing
{
    private const int Batch = 256;
    private const int StepsPerMove = 8;
    private const int DepthMax = 4;

    // How long a chain may become, one digit for each value of three random bits.
    private const uint Depths = 0x43332222;
    private const int PatienceBits = 14;

    // Multiples of a unit's price by which an excess is measured: up to the first, then steeply so that all fits.
    private const double ExcessSoft = 0.4;
    private const double ExcessHard = 1.5;
    private const double HardFrom = 0.85;

    // Temperatures in steps of the core.
    private const double Hot = 0.1;
    private const double Cold = 0.02;

    // What a loss may be, in temperatures, to be accepted at a random number: −ln of it.
    private static readonly double[] Patience = Thresholds();

    private readonly SeatModel model;
    private readonly AnnealingCore core;
    private readonly double[] excess;
    private readonly double[] waste;
    private readonly int[] chosen;
    private readonly int[] load;
    private readonly int[] occupants;
    private readonly int[] occupantCount;
    private readonly int[] occupantPosition;
    private readonly int[] movedMember = new int[DepthMax];
    private readonly int[] movedFrom = new int[DepthMax];
    private readonly int[] movedTo = new int[DepthMax];
    private ulong random;
    private long value;
    private int overCount;

    /// <summary>An annealing to be run as often as wanted.</summary>
    public Annealing(AnnealingCore core)
    {
        this.core = core;
        model = core.Model;
        excess = new double[model.ResourceCount];
        waste = new double[model.ResourceCount];
        chosen = new int[model.MemberCount];
        load = new int[model.ResourceCount];
        occupants = new int[model.UseCount];
        occupantCount = new int[model.ResourceCount];
        occupantPosition = new int[model.UseCount];
    }

    /// <summary>Best feasible choices of the last run, per member; null when it met none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>One cooling of so many moves, or until the budget is spent. Cost O(moves).</summary>
    public void Run(ulong seed, long moves, SearchBudget budget)
    {
        // Xorshift stays at 0 for ever if it begins there.
        random = Mixing.Of(seed) | 1;
        Best = null;
        var bestValue = long.MinValue;
        Empty();
        var start = core.BestOfAll();
        for (var member = 0; member < start.Length; member++)
        {
            Settle(member, start[member]);
        }

        var batches = Math.Max(1, moves / Batch);
        var cooling = SteadyMath.Exp(SteadyMath.Log(Cold / Hot) / batches);
        var temperature = core.Step * Hot;
        for (var batch = 0L; batch < batches && !budget.IsSpent; batch++)
        {
            Weigh((batch + 1) / (double)batches);
            for (var move = 0; move < Batch; move++)
            {
                Try(temperature);
            }

            budget.Spend(Batch * StepsPerMove);
            temperature *= cooling;
            if (overCount == 0 && value > bestValue)
            {
                bestValue = value;
                Best ??= new int[chosen.Length];
                chosen.CopyTo(Best, 0);
            }
        }
    }

    // The order of occupants steers the random choices: nothing of an earlier run may remain.
    private void Empty()
    {
        Array.Fill(chosen, -1);
        Array.Clear(load);
        Array.Clear(occupantCount);
        (value, overCount) = (0, 0);
    }

    private static double[] Thresholds()
    {
        var list = new double[1 << PatienceBits];
        for (var index = 0; index < list.Length; index++)
        {
            list[index] = -SteadyMath.Log((index + 0.5) / list.Length);
        }

        return list;
    }

    // What imbalances count when this share of the run is done.
    private void Weigh(double done)
    {
        var strictness = (ExcessSoft * done) + (ExcessHard * Math.Max(0, (done - HardFrom) / (1 - HardFrom)));
        for (var resource = 0; resource < excess.Length; resource++)
        {
            excess[resource] = core.Excess[resource] * strictness;
            waste[resource] = core.Waste[resource] * done;
        }
    }

    // Xorshift (G. Marsaglia, 2003): the upper half is random enough and costs a nanosecond.
    private uint Next()
    {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return (uint)(random >> 32);
    }

    private int Below(int count) => (int)((Next() * (ulong)(uint)count) >> 32);

    // One random chain, kept when it wins or when the temperature allows what it loses.
    private void Try(double temperature)
    {
        var draw = Next();
        var allowed = temperature * Patience[draw & ((1 << PatienceBits) - 1)];
        var depth = (int)((Depths >> (int)(4 * ((draw >> PatienceBits) & 7))) & 15);
        var member = Below(chosen.Length);
        var home = chosen[member];
        var option = Drawn(member);
        var (loss, count) = (0.0, 0);
        while (option != chosen[member])
        {
            loss += LossOf(member, option);
            (movedMember[count], movedFrom[count], movedTo[count]) = (member, chosen[member], option);
            Shift(chosen[member], option);
            chosen[member] = option;
            count++;
            var resource = count == depth || loss <= 0 ? -1 : Entered(option);
            if (resource < 0)
            {
                Decide(count, loss <= allowed);
                return;
            }

            if (occupantCount[resource] == 0)
            {
                break;
            }

            var use = occupants[model.FirstUser[resource] + Below(occupantCount[resource])];
            member = model.OptionMember[model.UseOption[use]];
            if (movedMember.AsSpan(0, count).Contains(member))
            {
                break;
            }

            option = count == depth - 1 && (Next() & 1) == 0 ? OptionInto(member, home) : Drawn(member);
        }

        Decide(count, isKept: false);
    }

    private int Drawn(int member) =>
        core.Option[core.First[member] + Below(core.First[member + 1] - core.First[member])];

    // So far only loads and choices know of the chain; occupants and the value learn of it when it is kept.
    private void Decide(int count, bool isKept)
    {
        for (var index = count - 1; index >= 0; index--)
        {
            Shift(movedTo[index], movedFrom[index]);
            chosen[movedMember[index]] = movedFrom[index];
        }

        for (var index = 0; isKept && index < count; index++)
        {
            Settle(movedMember[index], movedTo[index]);
        }
    }

    // The member's option in what the other option has left; his present one when there is none.
    private int OptionInto(int member, int left)
    {
        var resource = left < 0 ? -1 : Entered(left);
        for (var place = core.First[member]; resource >= 0 && place < core.First[member + 1]; place++)
        {
            var option = core.Option[place];
            if (option >= 0 && UnitsOf(option, resource) > 0)
            {
                return option;
            }
        }

        return chosen[member];
    }

    // One of the option's resources, −1 when it uses none.
    private int Entered(int option)
    {
        if (option < 0)
        {
            return -1;
        }

        var first = model.FirstUse[option];
        var count = model.FirstUse[option + 1] - first;
        return count == 0 ? -1 : model.UseResource[count == 1 ? first : first + Below(count)];
    }

    // Points lost when the member changes to the option, imbalances included.
    private double LossOf(int member, int option)
    {
        var own = chosen[member];
        var loss = (own < 0 ? 0.0 : core.Reduced[own]) - (option < 0 ? 0.0 : core.Reduced[option]);
        if (own >= 0)
        {
            for (var use = model.FirstUse[own]; use < model.FirstUse[own + 1]; use++)
            {
                var resource = model.UseResource[use];
                var over = load[resource] - model.Capacity[resource];
                var after = over - model.UseUnits[use];
                after += option >= 0 ? UnitsOf(option, resource) : 0;
                loss += Cost(resource, after) - Cost(resource, over);
            }
        }

        if (option >= 0)
        {
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                var resource = model.UseResource[use];
                if (own >= 0 && UnitsOf(own, resource) > 0)
                {
                    continue;
                }

                var over = load[resource] - model.Capacity[resource];
                loss += Cost(resource, over + model.UseUnits[use]) - Cost(resource, over);
            }
        }

        return loss;
    }

    private double Cost(int resource, int over) => over > 0 ? excess[resource] * over : -waste[resource] * over;

    private int UnitsOf(int option, int resource)
    {
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            if (model.UseResource[use] == resource)
            {
                return model.UseUnits[use];
            }
        }

        return 0;
    }

    // Loads only.
    private void Shift(int from, int to)
    {
        if (from >= 0)
        {
            for (var use = model.FirstUse[from]; use < model.FirstUse[from + 1]; use++)
            {
                load[model.UseResource[use]] -= model.UseUnits[use];
            }
        }

        if (to >= 0)
        {
            for (var use = model.FirstUse[to]; use < model.FirstUse[to + 1]; use++)
            {
                load[model.UseResource[use]] += model.UseUnits[use];
            }
        }
    }

    // Loads, occupants and value.
    private void Settle(int member, int option)
    {
        var own = chosen[member];
        if (own == option)
        {
            return;
        }

        if (own >= 0)
        {
            value -= model.Weight[own];
            for (var use = model.FirstUse[own]; use < model.FirstUse[own + 1]; use++)
            {
                var resource = model.UseResource[use];
                Change(resource, -model.UseUnits[use]);
                var last = occupants[model.FirstUser[resource] + --occupantCount[resource]];
                occupants[occupantPosition[use]] = last;
                occupantPosition[last] = occupantPosition[use];
            }
        }

        chosen[member] = option;
        if (option >= 0)
        {
            value += model.Weight[option];
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                var resource = model.UseResource[use];
                Change(resource, model.UseUnits[use]);
                var place = model.FirstUser[resource] + occupantCount[resource]++;
                occupants[place] = use;
                occupantPosition[use] = place;
            }
        }
    }

    private void Change(int resource, int units)
    {
        var before = load[resource];
        load[resource] = before + units;
        overCount += (before + units > model.Capacity[resource] ? 1 : 0) - (before > model.Capacity[resource] ? 1 : 0);
    }
}
