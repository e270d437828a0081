using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>A plan from prices: rounding, minima, filling, chains, packing.</summary>
internal static class FirstPlan
{
    private const int PackedMax = 100;

    /// <summary>The plan, or null when a forced resource could not be filled or the search was cancelled.</summary>
    public static Plan? Make(Guidance guidance, SearchBudget budget, bool isQuick = false, ulong variant = 0,
        bool isPacked = true)
    {
        if (budget.IsCancelled)
        {
            return null;
        }

        var plan = new Plan(guidance.Model);
        Rounding.Apply(plan, guidance.Share, guidance.Reduced, guidance.Scale, variant);
        new MinimumFilling(plan, guidance, budget).Apply();
        if (!new MinimumRepair(plan, guidance.Reduced).Apply())
        {
            return null;
        }

        Filling.Apply(plan);
        Polish(plan, guidance, budget, isQuick ? ChainLimits.Quick(guidance.Scale)
            : variant != 0 ? ChainLimits.Brief(guidance.Scale) : ChainLimits.For(guidance.Scale));
        if (!isQuick && isPacked)
        {
            new PackingMoves(plan, guidance, ChainLimits.For(guidance.Scale), budget).Apply(PackedMax);
        }

        return plan;
    }

    /// <summary>A rough plan within milliseconds, for a search that was cancelled: rounding and minima only.</summary>
    /// <remarks>Some evaluation of the dual must be over.</remarks>
    public static Plan? AtOnce(DualState dual, Temperatures temperatures, WorkCrew crew)
    {
        var rounded = new Plan(dual.Model, listsOccupants: false);
        Rounding.ApplyRoughly(rounded, dual.Share, Reduced, temperatures.End, crew);
        var plan = new Plan(dual.Model, rounded.Chosen);
        return new MinimumRepair(plan, Reduced, isRough: true).Apply() ? plan : null;

        double Reduced(int option) => dual.Layout!.Reduced(option, dual.X);
    }

    /// <summary>The resources that must be in use and stay short, when prices are rounded and chains fill up.</summary>
    public static List<int> Unfillable(DualState dual, Temperatures temperatures, SearchBudget budget)
    {
        var plan = new Plan(dual.Model);
        var guidance = dual.GuidanceAt(temperatures.End);
        Rounding.Apply(plan, guidance.Share, guidance.Reduced, guidance.Scale);
        return new MinimumFilling(plan, guidance, budget).Apply();
    }

    /// <summary>Chains and filling on a feasible plan.</summary>
    public static void Polish(Plan plan, Guidance guidance, SearchBudget budget, ChainLimits? limits = null)
    {
        new EjectionChains(plan, guidance, limits ?? ChainLimits.For(guidance.Scale), budget).Improve();
        Filling.Apply(plan);
    }
}
