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
internal sealed class EarlierSearch(PartSearch part, Temperatures temperatures, SearchBudget budget)
{
    // The change stands alone when so many places lose half of what there is to win.
    private const int FewPlaces = 5;
    private const double PlaceLoss = 50;

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

    /// <summary>Improves the plan by chains and packing.</summary>
    public void Polish()
    {
        if (part.Best is not { } best || part.IsDone || budget.IsSpent)
        {
            return;
        }

        var (plan, guidance) = Start(best);
        FirstPlan.Polish(plan, guidance, budget);
        part.Offer(plan);
        if (!part.IsDone && !budget.IsSpent)
        {
            new PackingMoves(plan, guidance, ChainLimits.For(guidance.Scale), budget).Apply(Mending.TriesMax);
            part.Offer(plan);
        }
    }

    private (Plan Plan, Guidance Guidance) Start(int[] best)
    {
        var plan = new Plan(part.Dual.Model);
        plan.CopyFrom(best);
        return (plan, new Guidance(part.Dual, temperatures.End));
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
