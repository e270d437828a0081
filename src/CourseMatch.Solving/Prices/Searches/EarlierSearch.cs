using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Takes up an earlier plan, as far as it still holds, and improves it at prices.</summary>
/// <remarks>
/// Moving as few people as possible is part of the task, so the plan is mended where it loses points and nowhere else.
/// Prices come first, where changes are many: chains at prices that have not followed the changes take five times as
/// long, and half of what they do is undone afterwards. Where one change stands alone (a course with more seats), the
/// prices around it hardly move, and a few chains prove more in less time than a descent.
/// </remarks>
internal sealed class EarlierSearch(
    PartSearch part, Temperatures temperatures, WorkCrew crew, SearchBudget budget)
{
    // The change stands alone when so many places lose half of what there is to win.
    private const int FewPlaces = 5;

    // Much for one place to lose, in last temperatures.
    private const double PlaceLoss = 50;

    // With so many places losing little for each that loses much, the changes are not all that is to be mended.
    private const int LittleShare = 3;

    // About all that lose much in a county of 20,000 people one night later.
    private const int PlacesMax = 400;

    private const int Iterations = 80;

    /// <summary>Follows the changes with the prices, which are those of an earlier problem.</summary>
    public void FollowPrices(DualAscent ascent, PriceVector prices)
    {
        ascent.Keep(prices);
        if (part.Best is { } best && !part.IsDone && !budget.IsSpent)
        {
            var (plan, guidance) = Start(best);
            if (StandsAlone(plan, guidance))
            {
                FirstPlan.Polish(plan, guidance, budget);
                part.Offer(plan);
            }
        }

        if (!part.IsDone && !budget.IsSpent)
        {
            ascent.Follow(prices);
        }
    }

    /// <summary>Improves the plan: short chains everywhere and longer ones where much is lost, or, where that is not
    /// enough, longer ones everywhere, then packing, each time with what another plan does better.</summary>
    public void Mend(DualAscent ascent)
    {
        if (part.Best is not { } best || part.IsDone || budget.IsSpent)
        {
            return;
        }

        var (plan, guidance) = Start(best);
        if (!IsScattered(plan, guidance) && MendWorst(plan, guidance))
        {
            return;
        }

        // Another rounding of the same prices fails in other places: it is made beside, and improved as the plan is.
        Plan? fresh = null;
        Beside(own => FirstPlan.Polish(plan, guidance, own),
            own => fresh = FirstPlan.Make(guidance, own, isPacked: false));
        if (TakesEnough(plan, fresh))
        {
            return;
        }

        ascent.Again(temperatures.End, Iterations);
        if (!part.IsDone && !budget.IsSpent)
        {
            guidance = part.Dual.GuidanceAt(temperatures.End);
            Beside(own => Pack(plan, guidance, own), own => Pack(fresh, guidance, own));
            TakesEnough(plan, fresh);
        }
    }

    // True when that was enough.
    private bool MendWorst(Plan plan, Guidance guidance)
    {
        FirstPlan.Polish(plan, guidance, budget, ChainLimits.Quick(guidance.Scale));
        if (IsEnough(plan))
        {
            return true;
        }

        new WorstPlaces(plan.Model, guidance, crew, budget).Improve(plan, PlacesMax, ChainLimits.For(guidance.Scale));
        return IsEnough(plan);
    }

    private void Beside(Action<SearchBudget> one, Action<SearchBudget> other)
    {
        SearchBudget[] budgets = [budget.Part(budget.Left / 2), budget.Part(budget.Left / 2)];
        crew.Run(2, index => (index == 0 ? one : other)(budgets[index]));
        budget.Spend(budgets[0].Steps + budgets[1].Steps);
    }

    private static void Pack(Plan? plan, Guidance guidance, SearchBudget own)
    {
        if (plan is not null)
        {
            new PackingMoves(plan, guidance, ChainLimits.For(guidance.Scale), own).Apply(Mending.TriesMax);
        }
    }

    // The earlier plan stays where the other one is no better; true when that was enough.
    private bool TakesEnough(Plan plan, Plan? other)
    {
        if (IsEnough(plan) || other is null)
        {
            return part.IsDone || budget.IsSpent;
        }

        var combination = new Combination(part.Dual, temperatures, crew, budget);
        if (combination.Of(plan.Chosen.AsSpan().ToArray(), other.Chosen) is { } better)
        {
            plan.CopyFrom(better.Chosen);
        }

        return IsEnough(plan);
    }

    private bool IsEnough(Plan plan)
    {
        part.Offer(plan);
        return part.IsDone || budget.IsSpent;
    }

    private (Plan Plan, Guidance Guidance) Start(int[] best)
    {
        var plan = new Plan(part.Dual.Model);
        plan.CopyFrom(best);
        return (plan, part.Dual.GuidanceAt(temperatures.End));
    }

    // Without a stability bonus ties are many, and most of those who lose anything lose little; short chains would lead
    // to a worse plan there.
    private static bool IsScattered(Plan plan, Guidance guidance)
    {
        var losses = new LossMap(plan.Model, guidance);
        var all = losses.Worst(plan, int.MaxValue, guidance.Scale).Count;
        var large = losses.Worst(plan, int.MaxValue, PlaceLoss * guidance.Scale).Count;
        return all > LittleShare * large;
    }

    private bool StandsAlone(Plan plan, Guidance guidance)
    {
        var losses = new LossMap(plan.Model, guidance);
        var lost = losses.Worst(plan, FewPlaces, PlaceLoss * guidance.Scale)
            .Sum(place => place < plan.Model.MemberCount ? losses.OfUnit(plan, plan.Model.MemberUnit[place])
                : losses.OfResource(plan, place - plan.Model.MemberCount));
        return 2 * lost > (double)(part.Bound - part.Value);
    }
}
