using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Other roundings of the same shares, each combined with the best plan of a search.</summary>
internal sealed class Variation(PartSearch part, Temperatures temperatures, WorkCrew crew)
{
    private const int AtOnce = 4;
    private const int BatchesMax = 12;

    private int batches;

    /// <summary>Makes plans side by side until so many batches in a row have won nothing; with a patience of 0
    /// once.</summary>
    public void Run(Combination combination, SearchBudget budget, int patience, bool isPacked)
    {
        var plans = new Plan?[AtOnce];
        var budgets = new SearchBudget[AtOnce];
        for (var fruitless = 0; batches < BatchesMax && fruitless < Math.Max(1, patience); batches++)
        {
            if (part.IsDone || budget.IsSpent)
            {
                return;
            }

            var before = part.Value;
            for (var index = 0; index < AtOnce; index++)
            {
                budgets[index] = budget.Part(budget.Left / AtOnce);
            }

            var guidance = part.Dual.GuidanceAt(temperatures.End);
            crew.Run(AtOnce, index => plans[index] = FirstPlan.Make(guidance, budgets[index],
                variant: ((ulong)(uint)part.Seed << 16) + (ulong)((batches * AtOnce) + index + 1), isPacked: isPacked));
            for (var index = 0; index < AtOnce; index++)
            {
                budget.Spend(budgets[index].Steps);
                if (plans[index] is { } plan && !part.IsDone)
                {
                    part.Combine(combination, plan);
                }
            }

            fruitless = part.Value > before && patience > 0 ? 0 : fruitless + 1;
        }
    }
}
