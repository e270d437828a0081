using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>
/// Places everybody where most people share scarce resources by many different amounts, before prices become fine.
/// </summary>
/// <remarks>
/// Budgets and hours are used by amounts of every size; rounding leaves people out there, and chains that move one
/// person for another hardly ever find amounts that match. Coarse prices, cooled to the end, are nearly exact in such
/// parts, while fine ones take minutes of large ones; <see cref="Annealing"/> does the rest.
/// </remarks>
internal sealed class TightPlacing(
    DualAscent ascent, Temperatures temperatures, WorkCrew crew, SearchBudget budget, int seed)
{
    // Measured: up to two dozen sizes chains and dives still find amounts that match, and do better than annealing.
    private const int SizesFew = 24;
    private const int Lanes = 2;
    private const int MovesPerMember = 1_000;
    private const int RoundsMax = 9;
    private const int FruitlessMax = 2;
    private const int Iterations = 300;
    private const double BudgetShare = 0.5;

    // Of small parts fine prices take a second or two, and the dives from them win as much as a long annealing.
    private const int OptionsSmall = 3_000;
    private const double BudgetShareSmall = 0.2;
    private const double Caution = 0.9;

    private static readonly double[] Cooling = [4, 2, 1, 0.5];

    private readonly SeatModel model = ascent.State.Model;

    /// <summary>
    /// Anneals longer and longer until that wins nothing, half of the budget (a fifth in small parts) is spent, or a
    /// plan is good enough; at once false in parts of another kind.
    /// </summary>
    /// <remarks>Every plan goes to <paramref name="isEnough"/>, which tells whether to end; so does the
    /// result.</remarks>
    public bool Run(Func<Plan, bool> isEnough)
    {
        if (!HasCapacitiesOnly() || !IsMixed())
        {
            return false;
        }

        foreach (var factor in Cooling)
        {
            if (!budget.IsSpent)
            {
                ascent.Again(factor * temperatures.End, Iterations);
            }
        }

        return !budget.IsSpent && Anneal(isEnough);
    }

    private bool Anneal(Func<Plan, bool> isEnough)
    {
        var core = new AnnealingCore(ascent.State.GuidanceAt(temperatures.End));
        var lanes = Enumerable.Range(0, Lanes).Select(_ => new Annealing(core)).ToArray();
        var own = budget.Share(model.OptionCount < OptionsSmall ? BudgetShareSmall : BudgetShare);
        var moves = (long)MovesPerMember * model.MemberCount;
        var (best, fruitless) = (long.MinValue, 0);
        for (var round = 0; round < RoundsMax && fruitless < FruitlessMax && !own.IsSpent; round++)
        {
            var (before, used) = (best, own.Used);
            var parts = lanes.Select(_ => own.Part(own.Left / Lanes)).ToArray();
            crew.Run(Lanes, lane => lanes[lane].Run(
                ((ulong)(uint)seed << 16) + (ulong)((round * Lanes) + lane), moves, parts[lane]));
            foreach (var part in parts)
            {
                own.Spend(part.Steps);
                budget.Spend(part.Steps);
            }

            foreach (var choices in lanes.Select(lane => lane.Best).OfType<int[]>())
            {
                var plan = new Plan(model);
                plan.CopyFrom(choices);
                best = Math.Max(best, plan.Objective);
                if (isEnough(plan))
                {
                    return true;
                }
            }

            fruitless = best > before ? 0 : fruitless + 1;
            moves = Next(moves, own.Used - used, 1 - own.Used);
        }

        return false;
    }

    // Twice as many, or all that can still be made when that is not twice as many again: a cooling cut off is lost.
    private static long Next(long moves, double used, double left)
    {
        var possible = used > 0 ? Caution * moves * Math.Max(0, left) / used : double.MaxValue;
        return possible < 4.0 * moves ? (long)Math.Max(1, possible) : 2 * moves;
    }

    private bool HasCapacitiesOnly()
    {
        if (model.BonusCount > 0 || model.UnitCount < model.MemberCount)
        {
            return false;
        }

        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (model.Minimum[resource] > 1 || model.OpeningCost[resource] > 0
                || (model.IsForced[resource] && model.Minimum[resource] > 0))
            {
                return false;
            }
        }

        return true;
    }

    // Half of all options use something scarce of which others use many different amounts.
    private bool IsMixed()
    {
        var isMixed = new bool[model.ResourceCount];
        var sizes = new HashSet<int>();
        for (var resource = 0; resource < isMixed.Length; resource++)
        {
            sizes.Clear();
            for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
            {
                sizes.Add(model.UseUnits[model.User[at]]);
                if (sizes.Count > SizesFew)
                {
                    break;
                }
            }

            isMixed[resource] = sizes.Count > SizesFew && ascent.State.Prices.Resource[resource] > temperatures.End;
        }

        var options = 0;
        for (var option = 0; option < model.OptionCount; option++)
        {
            options += Any(model.UseResource.AsSpan(model.FirstUse[option]..model.FirstUse[option + 1]), isMixed)
                ? 1 : 0;
        }

        return 2 * options >= model.OptionCount;
    }

    private static bool Any(ReadOnlySpan<int> resources, bool[] isMarked)
    {
        foreach (var resource in resources)
        {
            if (isMarked[resource])
            {
                return true;
            }
        }

        return false;
    }
}
