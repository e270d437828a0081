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

    private const int Rounds = 2;
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

        for (var round = 0; round < Rounds && !part.IsDone && !budget.IsSpent; round++)
        {
            if (round > 0)
            {
                ascent.Again(temperatures.End, Iterations);
                guidance = new Guidance(part.Dual, temperatures.End);
            }

            if (!part.IsDone && !budget.IsSpent)
            {
                ImproveBeside(plan, guidance, round);
            }
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

    // Another rounding of the same prices fails in other places: it is made beside, and improved as the plan is.
    private void ImproveBeside(Plan plan, Guidance guidance, int round)
    {
        var isPacking = round > 0;
        Plan? fresh = null;
        SearchBudget[] budgets = [budget.Part(budget.Left / 2), budget.Part(budget.Left / 2)];
        crew.Run(2, index =>
        {
            if (index == 1)
            {
                fresh = FirstPlan.Make(part.Dual, temperatures, budgets[1], isPacked: isPacking,
                    variant: isPacking ? ulong.MaxValue - (uint)part.Seed : 0);
            }
            else if (isPacking)
            {
                new PackingMoves(plan, guidance, ChainLimits.For(guidance.Scale), budgets[0]).Apply(Mending.TriesMax);
            }
            else
            {
                FirstPlan.Polish(plan, guidance, budgets[0]);
            }
        });
        budget.Spend(budgets[0].Steps + budgets[1].Steps);
        if (!IsEnough(plan) && fresh is not null)
        {
            TakeFrom(fresh, plan);
        }
    }

    // The earlier plan stays where the other one is no better.
    private void TakeFrom(Plan other, Plan plan)
    {
        var combination = new Combination(part.Dual, temperatures, crew, budget);
        if (combination.Of(plan.Chosen.AsSpan().ToArray(), other.Chosen) is { } better)
        {
            plan.CopyFrom(better.Chosen);
            part.Offer(plan);
        }
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
        return (plan, new Guidance(part.Dual, temperatures.End));
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
