using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Improves a plan where it loses most: wide searches, packing, opening and closing.</summary>
internal sealed class Mending
{
    /// <summary>Most resources tried at once.</summary>
    public const int TriesMax = 100;

    private const int MembersPerPlace = 200;
    private const int WidePlacesMin = 16;
    private const int WidePlacesMax = 200;
    private const int WidePasses = 3;
    private const int MembersPerWidest = 600;
    private const int WidestPlacesMin = 8;
    private const int WidestPlacesMax = 64;
    private const int PackingPasses = 3;
    private const long PackingSteps = 1_500_000;

    private readonly DualState dual;
    private readonly SeatModel model;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Temperatures temperatures;
    private readonly Func<Plan, bool> isEnough;

    /// <summary>Every plan found goes to <paramref name="isEnough"/>, which tells whether to end.</summary>
    public Mending(DualState dual, Temperatures temperatures, WorkCrew crew, SearchBudget budget,
        Func<Plan, bool> isEnough)
    {
        this.dual = dual;
        model = dual.Model;
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
        this.isEnough = isEnough;
    }

    /// <summary>
    /// What a plan loses lies in few places, and a search somewhat wider than that of chains mends most of them.
    /// </summary>
    public void SearchWide(int[] best)
    {
        var (plan, guidance) = Start(best);
        var places = new WorstPlaces(model, guidance, crew, budget);
        var count = Math.Clamp(model.MemberCount / MembersPerPlace, WidePlacesMin, WidePlacesMax);
        var passes = model.MemberCount < PartSearch.LargeMembers ? 1 : WidePasses;
        for (var goesOn = true; goesOn && passes > 0 && !budget.IsSpent; passes--)
        {
            goesOn = places.Improve(plan, count, ChainLimits.Wide(guidance.Scale)) & !isEnough(plan);
        }
    }

    /// <summary>Packs again while that wins points and takes no longer than the dive that follows.</summary>
    public void Pack(int[] best)
    {
        var (plan, guidance) = Start(best);
        var own = budget.Part(PackingSteps);
        for (var passes = 0; passes < PackingPasses && !own.IsSpent; passes++)
        {
            var packing = new PackingMoves(plan, guidance, ChainLimits.For(guidance.Scale), own);
            if (!packing.Apply(TriesMax) || isEnough(plan))
            {
                break;
            }
        }

        budget.Spend(own.Steps);
    }

    /// <summary>
    /// What is wrong in every rounding: courses that should be open or closed, and the few worst places.
    /// </summary>
    public void Repair(int[] best)
    {
        var (plan, guidance) = Start(best);
        var places = new WorstPlaces(model, guidance, crew, budget);
        new PackingMoves(plan, guidance, ChainLimits.For(guidance.Scale), budget).Apply(TriesMax);
        if (isEnough(plan) || budget.IsSpent)
        {
            return;
        }

        new OpeningMoves(plan, guidance, budget).Apply(TriesMax);
        if (isEnough(plan) || budget.IsSpent)
        {
            return;
        }

        places.Improve(plan, Math.Clamp(model.MemberCount / MembersPerWidest, WidestPlacesMin, WidestPlacesMax),
            ChainLimits.Widest(guidance.Scale));
        isEnough(plan);
    }

    private (Plan Plan, Guidance Guidance) Start(int[] best)
    {
        var plan = new Plan(model);
        plan.CopyFrom(best);
        return (plan, dual.GuidanceAt(temperatures.End));
    }
}
