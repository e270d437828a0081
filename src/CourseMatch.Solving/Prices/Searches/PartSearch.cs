using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Answers one connected part of the problem: prices, a plan from them, then improvement and proof.</summary>
internal sealed class PartSearch
{
    private const int NeighbourhoodSmall = 100;
    private const int NeighbourhoodLarge = 400;
    private const int TreeOptions = 2000;

    // A further rounding of everybody costs seconds from here on.
    public const int LargeMembers = 10_000;

    private const int PatientMembers = 3_000;

    // So many resources open by halves at least, and one of so many.
    private const int DoubtfulMany = 10;
    private const int DoubtfulShare = 20;

    private static readonly double[] Paces = [0.03, 0.015, 0.06, 0.008];

    private readonly SeatModel model;
    private readonly PriceSettings settings;
    private readonly double gap;
    private readonly WorkCrew crew;
    private Action<SearchStage> changed = _ => { };
    private bool isPlaced;
    private bool openingsDecided;

    public PartSearch(SeatModel model, PriceSettings settings, double gap, WorkCrew crew)
    {
        this.model = model;
        this.settings = settings;
        this.gap = gap;
        this.crew = crew;
        Bound = SimpleBound.Of(model);
        Dual = new DualState(model);
    }

    /// <summary>The search of a model whose openings are decided, which ends at the target.</summary>
    public static PartSearch Within(OpeningStage stage, PriceSettings settings, WorkCrew crew, int seed, long target) =>
        new(stage.Model, settings, 0, crew)
        {
            Dual = stage.Dual,
            Bound = stage.Dual.Bound,
            Seed = seed,
            Target = target,
            openingsDecided = true,
        };

    /// <summary>Best choices known, per member; null while none are.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Objective of <see cref="Best"/>; a very small number while there is none.</summary>
    public long Value { get; private set; } = long.MinValue / 4;

    /// <summary>No plan of the part has a larger objective.</summary>
    public Int128 Bound { get; private set; }

    /// <summary>Prices of the best bound.</summary>
    public DualState Dual { get; private set; }

    /// <summary>Prices of a similar problem to start from; null to start from nothing.</summary>
    public PriceVector? EarlierPrices { get; init; }

    /// <summary>The plan offered first is an earlier one to be improved, moving no more people than pays.</summary>
    public bool KeepsStart { get; init; }

    /// <summary>An objective that is good enough, whatever the bound.</summary>
    public long Target { get; init; } = long.MaxValue;

    /// <summary>Start of the random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Share of the budget a part may claim: its options.</summary>
    public int Size => model.OptionCount + 1;

    /// <summary>Steps spent by <see cref="Run"/>.</summary>
    public long Steps { get; private set; }

    /// <summary>The best plan is good enough.</summary>
    public bool IsDone => Best is not null && (Value >= Target || Bound <= Value
        || (double)(Bound - Value) <= gap * Math.Max(1, (double)Bound));

    /// <summary>Takes over a plan of the part's model if it is feasible and the best.</summary>
    public void Offer(Plan plan)
    {
        if (plan.IsFeasible)
        {
            Take(plan.Chosen, plan.Objective, SearchStage.Placing);
        }
    }

    /// <summary>Searches until the gap is reached or the budget is spent.</summary>
    /// <remarks><paramref name="report"/> is called after every change of value or bound.</remarks>
    public void Run(SearchBudget budget, Action<SearchStage> report)
    {
        changed = report;
        if (!IsDone && !budget.IsSpent && !TryEverything(budget))
        {
            ByPrices(budget);
        }

        Steps = budget.Steps;
    }

    /// <summary>Places everybody at prices that are known, and improves.</summary>
    public void RunFrom(DualAscent ascent, Temperatures temperatures, SearchBudget budget)
    {
        PlaceFirst(temperatures, budget);
        Improve(ascent, temperatures, budget);
    }

    private bool TryEverything(SearchBudget budget)
    {
        if (TinySearch.Combinations(model) > settings.TinyCombinations)
        {
            return false;
        }

        var tiny = new TinySearch(model);
        if (!tiny.Run(Value, 4 * (long)settings.TinyCombinations, budget))
        {
            return false;
        }

        Take(tiny.Best, tiny.Value, SearchStage.Proving);
        Lower(Value, SearchStage.Proving);
        return true;
    }

    private void ByPrices(SearchBudget budget)
    {
        var temperatures = Temperatures.For(model);
        var ascent = new DualAscent(model, temperatures, crew, budget) { Reached = BoundReached, Priced = PackTightly };
        Dual = ascent.State;
        var earlier = new EarlierSearch(this, temperatures, crew, budget);
        if (EarlierPrices is null)
        {
            ascent.FromNothing();
        }
        else
        {
            earlier.FollowPrices(ascent, EarlierPrices);
        }

        if (IsDone || Dual.Layout is null)
        {
            return;
        }

        if (KeepsStart && Best is not null)
        {
            earlier.Mend(ascent);
        }
        else
        {
            DecideOpenings(temperatures, budget, Math.Max(DoubtfulMany, model.ResourceCount / DoubtfulShare));
            PlaceFirst(temperatures, budget);
        }

        Improve(ascent, temperatures, budget);
        if (budget.IsCancelled && ascent.HasShares && !KeepsStart && !isPlaced
            && FirstPlan.AtOnce(Dual, temperatures, crew) is { } rough)
        {
            Offer(rough);
        }

        bool PackTightly(DualAscent found) => !KeepsStart
            && new TightPlacing(found, temperatures, crew, budget, Seed).Run(IsEnough);

        bool BoundReached()
        {
            Lower(Dual.Bound, SearchStage.Bounding);
            return IsDone;
        }
    }

    // The rounding of the shares as they are and, of large parts, another one beside it.
    private void PlaceFirst(Temperatures temperatures, SearchBudget budget)
    {
        if (IsDone || budget.IsCancelled)
        {
            return;
        }

        var count = model.MemberCount < PatientMembers ? 1 : 2;
        var plans = new Plan?[count];
        var budgets = Enumerable.Range(0, count).Select(_ => budget.Part(budget.Left / count)).ToArray();
        var guidance = Dual.GuidanceAt(temperatures.End, crew);
        crew.Run(count, index => plans[index] = FirstPlan.Make(
            guidance, budgets[index], variant: index == 0 ? 0 : ulong.MaxValue - (uint)Seed,
            isPacked: model.MemberCount >= PatientMembers));
        foreach (var part in budgets)
        {
            budget.Spend(part.Steps);
        }

        if (plans[0] is { } first)
        {
            Offer(first);
            isPlaced = true;
        }

        if (count > 1 && plans[1] is { } second && !IsDone && !budget.IsCancelled)
        {
            Combine(new Combination(Dual, temperatures, crew, budget), second);
        }
    }

    // Where much depends on what is opened, that is settled first, and everybody placed as if it were given.
    private void DecideOpenings(Temperatures temperatures, SearchBudget budget, int least)
    {
        if (openingsDecided || IsDone || budget.IsSpent)
        {
            return;
        }

        var search = new OpenedSearch(this, settings, gap, temperatures, crew, budget);
        if (search.Doubtful >= least)
        {
            openingsDecided = true;
            search.Run();
        }
    }

    // Small neighbourhoods, dives at different speeds with larger neighbourhoods after each, then everything at once.
    private void Improve(DualAscent ascent, Temperatures temperatures, SearchBudget budget)
    {
        if (Best is null || IsDone || budget.IsSpent)
        {
            return;
        }

        var variation = new Variation(this, temperatures, crew);
        var mending = new Mending(Dual, temperatures, crew, budget, IsEnough);
        // Of small parts only the best plan is packed at first, and a dive costs less than a wide search.
        var divesFirst = model.MemberCount < PatientMembers && !KeepsStart;
        if (divesFirst)
        {
            mending.Pack(Best);
        }
        else
        {
            mending.SearchWide(Best);
        }

        // A further rounding of a large part costs seconds, so it is done once, and from shares that round better.
        var isLarge = model.MemberCount >= LargeMembers;
        if (isLarge && !IsDone)
        {
            ascent.Cool();
            DecideOpenings(temperatures, budget, least: 1);
        }

        if (!IsDone && !budget.IsSpent)
        {
            var first = new Combination(Dual, temperatures, crew, budget);
            if (divesFirst)
            {
                Plunge(Paces[0], temperatures, first, budget);
            }

            variation.Run(first, budget, patience: isLarge ? 0 : 1, isPacked: model.MemberCount >= PatientMembers);
        }

        if (!isLarge && !IsDone)
        {
            ascent.Cool();
        }

        if (settings.IsBrief)
        {
            return;
        }

        if (!IsDone && !budget.IsSpent)
        {
            mending.Repair(Best);
        }

        DecideOpenings(temperatures, budget, least: 1);
        if (IsDone || budget.IsSpent)
        {
            return;
        }

        var combination = new Combination(Dual, temperatures, crew, budget);
        variation.Run(combination, budget, Math.Clamp(PatientMembers / model.MemberCount, 2, 3), isPacked: true);
        var neighbourhoods = new NeighbourhoodSearch(Dual, temperatures, crew, budget);
        Exchange(neighbourhoods, budget, NeighbourhoodSmall);
        var handsOver = settings.LeavesProof && (Target < long.MaxValue || model.OptionCount > TreeOptions);
        foreach (var pace in handsOver ? Paces.AsSpan(0, 2) : Paces)
        {
            if (IsDone || budget.IsSpent)
            {
                return;
            }

            Plunge(pace, temperatures, combination, budget);
            Exchange(neighbourhoods, budget, NeighbourhoodSmall);
            Exchange(neighbourhoods, budget, NeighbourhoodLarge);
        }

        if (!IsDone && !budget.IsSpent && !handsOver)
        {
            var search = new BranchSearch(temperatures, int.MaxValue, 25, budget);
            search.Run(model, Dual.Prices, Value);
            Take(search.Best, search.Value, SearchStage.Proving);
            Lower(Int128.Max(search.Bound, Value), SearchStage.Proving);
        }
    }

    // A dive's end is rough: one somewhat behind the best plan may well overtake it when polished.
    private void Plunge(double pace, Temperatures temperatures, Combination combination, SearchBudget budget)
    {
        var modest = (long)(Value - 2 * (Dual.Bound - Value));
        if (new Dive(temperatures, pace, crew, budget).Run(model, Dual, modest) is { } choices)
        {
            var dived = new Plan(model);
            dived.CopyFrom(choices);
            FirstPlan.Polish(dived, Dual.GuidanceAt(temperatures.End), budget);
            Combine(combination, dived);
        }
    }

    /// <summary>Takes over a plan, and one better than it and the best where the two differ.</summary>
    public void Combine(Combination combination, Plan plan)
    {
        var best = Best;
        Offer(plan);
        if (best is null || IsDone)
        {
            return;
        }

        var other = ReferenceEquals(Best, best) ? plan.Chosen : best;
        if (combination.Of(Best!, other) is { } better)
        {
            Offer(better);
        }
    }

    private void Exchange(NeighbourhoodSearch neighbourhoods, SearchBudget budget, int sizeMax)
    {
        if (Best is null || IsDone || budget.IsSpent)
        {
            return;
        }

        var plan = new Plan(model);
        plan.CopyFrom(Best);
        neighbourhoods.SizeMax = sizeMax;
        neighbourhoods.Run(plan, () =>
        {
            Take(plan.Chosen, plan.Objective, SearchStage.Improving);
            return IsDone;
        });
    }

    private bool IsEnough(Plan plan)
    {
        Offer(plan);
        return IsDone;
    }

    private void Lower(Int128 bound, SearchStage stage)
    {
        Bound = Int128.Min(Bound, bound);
        changed(stage);
    }

    private void Take(int[]? choices, long value, SearchStage stage)
    {
        if (choices is not null && value > Value)
        {
            Best = choices.AsSpan().ToArray();
            Value = value;
            changed(stage);
        }
    }
}
