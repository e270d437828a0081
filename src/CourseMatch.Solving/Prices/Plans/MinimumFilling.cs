namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Fills by chains what lies a little below its minimum, while everybody else can still move on.</summary>
/// <remarks>
/// Rounded shares leave courses one or two people short whose minimum is what keeps them open. The next person may
/// come from a course that is itself at its minimum, whose next person comes from another, and so on; a shortest path
/// over these finds the cheapest such chain.
/// </remarks>
internal sealed class MinimumFilling
{
    // Short by more people than that, closing is likely to be better.
    private const int NearlyFull = 3;

    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly SearchBudget budget;
    private ChainSearch? search;

    public MinimumFilling(Plan plan, Guidance guidance, SearchBudget budget)
    {
        this.plan = plan;
        this.guidance = guidance;
        this.budget = budget;
    }

    /// <summary>Fills what can be filled; returns the resources that must be in use and stay short.</summary>
    /// <remarks>Capacities must hold before and do so afterwards.</remarks>
    public List<int> Apply()
    {
        var unfilled = new List<int>();
        for (var resource = 0; resource < plan.Model.ResourceCount && plan.ShortCount > 0; resource++)
        {
            var isFound = true;
            while (isFound && IsWanting(resource))
            {
                search ??= new ChainSearch(plan, guidance, ChainLimits.Filling(guidance.Scale), budget);
                isFound = search.Fill(resource);
            }

            if (!isFound && plan.Model.IsForced[resource])
            {
                unfilled.Add(resource);
            }
        }

        plan.Commit();
        return unfilled;
    }

    // Short of its minimum, and either sure to stay open or short by few.
    private bool IsWanting(int resource)
    {
        var missing = plan.Model.Minimum[resource] - plan.Load[resource];
        return missing > 0
            && (plan.Model.IsForced[resource] || (plan.Load[resource] > 0 && missing <= NearlyFull));
    }
}
