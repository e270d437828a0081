using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Answers the whole problem part by part, from a feasible plan that keeps all promises.</summary>
internal sealed class WholeSearch
{
    // Up to here filling takes a few milliseconds.
    private const int FilledSoon = 1_000_000;

    private readonly SeatModel root;
    private readonly PriceSettings settings;
    private readonly double gap;
    private readonly int seed;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly ISearchObserver observer;

    public WholeSearch(SeatModel root, PriceSettings settings, SearchLimits limits, SearchBudget budget,
        WorkCrew crew, ISearchObserver observer)
    {
        this.root = root;
        this.settings = settings;
        gap = limits.Gap;
        seed = limits.Seed;
        this.budget = budget;
        this.crew = crew;
        this.observer = observer;
        Plan = new Plan(root, listsOccupants: false);
    }

    /// <summary>The best plan of the whole problem; feasible after <see cref="Run"/>.</summary>
    public Plan Plan { get; private set; }

    /// <summary>Nothing feasible is worth more.</summary>
    public Int128 Bound { get; private set; }

    /// <summary>Prices of the root to start from, of an earlier problem; null to start from nothing.</summary>
    public PriceVector? EarlierPrices { get; init; }

    /// <summary>A bound proven before, for reports.</summary>
    public Int128 KnownBound { get; init; } = long.MaxValue;

    /// <summary>The start is a plan worth improving rather than a mere feasible one.</summary>
    public bool KeepsStart { get; init; }

    /// <summary>Per option of the root: cannot be in anything better than the plan; after <see cref="Run"/>, where an
    /// exact engine follows.</summary>
    public bool[] Hopeless { get; private set; } = [];

    /// <summary>Searches until the gap is reached in every part or the budget is spent.</summary>
    /// <remarks>
    /// <paramref name="start"/>: a feasible plan, global options; <paramref name="promised"/>: per member the local
    /// option that must stay, −1 for none.
    /// </remarks>
    public void Run(ReadOnlySpan<int> start, ReadOnlySpan<int> promised)
    {
        Plan = new Plan(root, start, listsOccupants: false);
        crew.Run(2, task =>
        {
            if (task == 1)
            {
                Bound = SimpleBound.Of(root);
            }
            else if (EarlierPrices is null)
            {
                // With prices at hand seats that fell free are left to chains: whoever is put in first is hard to get
                // out.
                Filling.Apply(Plan);
            }
        });
        var incumbent = Plan.Chosen.AsSpan().ToArray();
        var kept = Plan.Chosen.AsSpan().ToArray();
        var free = new List<int>(promised.Length);
        for (var member = 0; member < promised.Length; member++)
        {
            if (promised[member] < 0)
            {
                free.Add(member);
                kept[member] = -1;
            }
        }

        if (!budget.IsCancelled && Improve(free, new Plan(root, kept, listsOccupants: false), incumbent)
            && !incumbent.AsSpan().SequenceEqual(Plan.Chosen))
        {
            Plan = new Plan(root, incumbent, listsOccupants: false);
            // Feasible it is without; of the largest problems whoever has cancelled waits no longer for the last seats.
            if (!budget.IsLate || root.OptionCount < FilledSoon)
            {
                Filling.Apply(Plan, crew);
            }
        }
        else if (EarlierPrices is not null)
        {
            Filling.Apply(Plan, crew);
        }
    }

    // Leaves in the incumbent the choices of the free members, and what is proven in bound and hopeless options; false
    // when cancelled before there was anything to improve it by.
    private bool Improve(List<int> free, Plan kept, int[] incumbent)
    {
        var extraction = new Extraction(root);
        if (extraction.TakeUnlessCancelled(kept, [.. free], budget) is not { } model
            || Prepare(model, extraction.Constant, incumbent) is not { } searches)
        {
            return false;
        }

        Search(searches, extraction.Constant, CountOf(kept.Chosen));
        Hopeless = new bool[settings.LeavesProof ? root.OptionCount : 0];
        foreach (var (search, options) in searches)
        {
            Adopt(search, options, incumbent);
            if (settings.LeavesProof)
            {
                MarkHopeless(search, options);
            }
        }

        return true;
    }

    // One search per part, with the options of the root behind the options of its model; null when cancelled.
    private List<(PartSearch Search, PartOptions Options)>? Prepare(SeatModel model, long constant, int[] incumbent)
    {
        if (Components.Of(model, budget) is not { } parts)
        {
            return null;
        }

        var nobody = new Plan(model);
        var scratch = new ExtractionScratch(model);
        var searches = new List<(PartSearch, PartOptions)>(parts.Count);
        var prices = EarlierPrices?.Inherited(root, model);
        Int128 bound = constant;
        foreach (var part in parts)
        {
            if (budget.IsCancelled)
            {
                return null;
            }

            var isWhole = parts.Count == 1;
            var extraction = new Extraction(model, scratch);
            if ((isWhole ? model : extraction.TakeUnlessCancelled(nobody, part, budget, isPart: true))
                is not { } partModel)
            {
                return null;
            }

            var options = PartOptions.Of(model, partModel, isWhole);
            var search = new PartSearch(partModel, settings, gap, crew)
            {
                EarlierPrices = isWhole ? prices : prices?.Inherited(model, partModel),
                KeepsStart = KeepsStart,
                Seed = seed,
            };
            search.Offer(options.Start(partModel, incumbent));
            searches.Add((search, options));
            bound += search.Bound;
        }

        Bound = bound;
        return searches;
    }

    private void Search(List<(PartSearch Search, PartOptions Options)> searches, long constant, int promised)
    {
        var sizeLeft = searches.Sum(entry => (double)entry.Search.Size);
        // What all parts together are worth and at most worth; the changes of one part move both.
        var best = constant + searches.Sum(entry => Math.Max(0, entry.Search.Value));
        var placed = promised + searches.Sum(entry => CountOf(entry.Search.Best));
        foreach (var (search, _) in searches)
        {
            var (valueBefore, boundBefore) = (Math.Max(0, search.Value), search.Bound);
            var (bestBefore, bound, others) = (best, Bound, placed - CountOf(search.Best));
            search.Run(budget.Share(search.Size / Math.Max(1, sizeLeft)), stage =>
            {
                best = bestBefore + Math.Max(0, search.Value) - valueBefore;
                Bound = bound + search.Bound - boundBefore;
                placed = others + CountOf(search.Best);
                if (search.Size * 20 > sizeLeft)
                {
                    observer.Report(new SearchProgress(stage, null, best, (long)Int128.Min(Bound, KnownBound))
                    {
                        Placed = placed,
                    });
                }
            });
            sizeLeft -= search.Size;
            budget.Spend(search.Steps);
        }
    }

    private static int CountOf(int[]? chosen)
    {
        var count = 0;
        foreach (var option in chosen ?? [])
        {
            count += option >= 0 ? 1 : 0;
        }

        return count;
    }

    // Takes over the choices of a part; where it has none, the incumbent's stay.
    private static void Adopt(PartSearch search, PartOptions options, int[] incumbent)
    {
        if (search.Best is not { } best)
        {
            return;
        }

        for (var member = 0; member < best.Length; member++)
        {
            incumbent[options.RootMember[member]] = best[member] < 0 ? -1 : options.RootOption[best[member]];
        }
    }

    private void MarkHopeless(PartSearch search, PartOptions options)
    {
        if (search.Best is null || search.Dual.Layout is null)
        {
            return;
        }

        var banned = ReducedCosts.Hopeless(search.Dual, search.Value);
        for (var option = 0; option < banned.Length; option++)
        {
            Hopeless[options.RootOption[option]] = banned[option];
        }
    }
}
