using CourseMatch.Solving.Prices.Duals;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Settles what is opened, then searches as if that were given.</summary>
internal sealed class OpenedSearch
{
    // What of the gap asked for deciding may cost in all, and what of it must be left for the plan, which always stays
    // somewhat behind its bound.
    private const double ShareForOpenings = 0.4;
    private const double RoomNeeded = 0.3;

    // Of what is left when it begins.
    private const double ShareOfBudget = 0.5;

    private readonly PartSearch part;
    private readonly PriceSettings settings;
    private readonly double gap;
    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget whole;
    private readonly SearchBudget budget;
    private readonly Openings openings;

    public OpenedSearch(PartSearch part, PriceSettings settings, double gap, Temperatures temperatures, WorkCrew crew,
        SearchBudget budget)
    {
        this.part = part;
        this.settings = settings;
        this.gap = gap;
        this.temperatures = temperatures;
        this.crew = crew;
        whole = budget;
        this.budget = budget.Share(ShareOfBudget);
        openings = new Openings(temperatures, crew, this.budget);
        Doubtful = openings.Doubtful(part.Dual).Count;
    }

    /// <summary>How many resources are open by halves.</summary>
    public int Doubtful { get; }

    /// <summary>Decides and searches; offers the plan found to the whole part.</summary>
    public void Run()
    {
        Decide();
        whole.Spend(budget.Steps);
    }

    private void Decide()
    {
        var bound = (double)part.Bound;
        var dive = new OpeningDive(openings, temperatures, budget);
        var worth = Math.Max(0, part.Value);
        if (dive.Run(part.Dual, worth, ShareForOpenings * gap * bound / Doubtful) is not { Ascent: { } ascent } stage)
        {
            return;
        }

        var target = (long)((1 - gap) * bound) + 1;
        var goal = gap > 0 ? target : worth;
        if ((double)(stage.Bound - goal) < RoomNeeded * (bound - goal))
        {
            return;
        }

        // Inside, nothing is to be proven: the part goes on afterwards, and of a large one soon, because what it can
        // still decide otherwise wins more than a longer search with these openings, and two searches fill the memory.
        var isBrief = part.Dual.Model.MemberCount >= PartSearch.LargeMembers;
        var inside = PartSearch.Within(stage, settings with { LeavesProof = true, IsBrief = isBrief }, crew, part.Seed,
            target - stage.Constant);
        inside.RunFrom(ascent, temperatures, budget);
        if (inside.Best is { } choices)
        {
            part.Offer(stage.Whole(part.Dual.Model, choices));
        }
    }
}
