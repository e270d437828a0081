using System.Runtime.InteropServices;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Prices.Searches;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.Prices;

/// <summary>The engine <c>prices</c>: near-optimal answers with a proven bound, from one person to a whole
/// Land.</summary>
/// <remarks>
/// Lagrangean decomposition: every scarce thing gets a price, everybody chooses what is best for him at these prices,
/// and the sum of what all are worth is an upper bound on any plan; prices are found by minimising a smoothed form of
/// it, the bound is then evaluated in integers. Plans come from the same prices by rounding, ejection chains and
/// branch and bound on small parts. See <c>docs/solver.md</c>. Holds no state; safe for several threads.
/// </remarks>
public sealed class PriceEngine : IAllocationEngine
{
    // A problem this many times larger than what the exact engine takes will not shrink to its size.
    private const int ClosableSizes = 2;

    // An exact engine decides about so many options in a second; with less time prices use all of it themselves.
    private const double OptionsPerSecond = 3_000;

    private readonly PriceSettings settings;
    private readonly ICoreCloser? closer;

    /// <summary>The engine with its usual settings.</summary>
    public PriceEngine()
        : this(PriceSettings.Default)
    {
    }

    /// <summary>The engine with an exact engine behind it, which gets what prices leave undecided.</summary>
    /// <param name="closer">Asked once at the end, when its share of the limits is left and the core is small.</param>
    public PriceEngine(ICoreCloser closer)
        : this(PriceSettings.Default, closer)
    {
    }

    internal PriceEngine(PriceSettings settings, ICoreCloser? closer = null)
    {
        this.settings = settings;
        this.closer = closer;
    }

    /// <inheritdoc/>
    public string Name => "prices";

    /// <inheritdoc/>
    public AllocationOutcome Solve(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        CancellationToken cancellationToken) =>
        Solve(problem, limits, observer, null, null, cancellationToken);

    /// <summary>Solves tonight's problem from yesterday's plan and prices, moving as few people as pays.</summary>
    /// <remarks>
    /// Resources and people are matched by id, options by what they use. Ties are broken for yesterday's option only
    /// by its score: give it a stability bonus (about 150 points where classes lie thousands apart), otherwise a
    /// quarter of all people may move for nothing.
    /// </remarks>
    public AllocationOutcome SolveAgain(AllocationProblem problem, SolvedPlan yesterday, SearchLimits limits,
        ISearchObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(yesterday);
        var start = new EarlierPlan(yesterday.Problem, yesterday.ChosenOption);
        return Solve(problem, limits, observer, start, yesterday, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Prices are found anew; <see cref="SolveAgain"/> takes them over as well and is faster.</remarks>
    public AllocationOutcome SolveFrom(AllocationProblem problem, EarlierPlan earlier, SearchLimits limits,
        ISearchObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return Solve(problem, limits, observer, earlier, null, cancellationToken);
    }

    private AllocationOutcome Solve(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        EarlierPlan? earlier, SolvedPlan? yesterday, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(observer);
        var clock = new SearchClock(limits, cancellationToken);
        observer.Report(new SearchProgress(SearchStage.Promises, null, null, null));
        return PromiseCheck.Run(problem, clock) switch
        {
            PromiseOutcome.Broken broken => new AllocationOutcome.Infeasible(broken.Conflict),
            PromiseOutcome.Kept kept => new AllocationOutcome.Answered(
                Answer(problem, limits, observer, clock, kept.Placement, earlier, yesterday, cancellationToken)),
            _ => new AllocationOutcome.Undecided(clock.Reason),
        };
    }

    private AllocationAnswer Answer(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        SearchClock clock, Placement kept, EarlierPlan? earlier, SolvedPlan? yesterday,
        CancellationToken cancellationToken)
    {
        var budget = new SearchBudget(limits, clock);
        budget.Spend(clock.Work);
        var start = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < start.Length; applicant++)
        {
            start[applicant] = kept.OptionOf(applicant);
        }

        var root = RootModel.Of(problem);
        var isClosable = problem.OptionCount <= ClosableSizes * (long)(closer?.OptionsMax ?? 0)
            && problem.OptionCount <= OptionsPerSecond * (limits.Time?.TotalSeconds ?? double.PositiveInfinity);
        var exact = isClosable && problem.OptionCount > 0 ? closer : null;
        var search = new WholeSearch(root, settings with { LeavesProof = exact is not null }, limits,
            exact is null ? budget : budget.Share(0.5), observer)
        {
            EarlierPrices = yesterday?.PricesFor(problem, root),
            KeepsStart = earlier is not null,
        };
        search.Run(earlier is null ? start : EarlierStart.For(problem, root, start, earlier),
            problem.FixedOption.AsSpan());
        var chosen = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            var option = search.Plan.Chosen[applicant];
            chosen[applicant] = option < 0 ? -1 : option - root.FirstOption[applicant];
        }

        var objective = search.Plan.Objective;
        var bound = (long)Int128.Max(objective, Int128.Min(search.Bound, long.MaxValue));
        if (exact is not null && !clock.IsGapReached(objective, bound) && !clock.IsOver)
        {
            observer.Report(new SearchProgress(SearchStage.Proving, null, objective, bound));
            (chosen, objective, bound) = Close(
                exact, problem, limits, clock, chosen, search.Hopeless, objective, bound, cancellationToken);
        }

        return new AllocationAnswer
        {
            ChosenOption = ImmutableCollectionsMarshal.AsImmutableArray(chosen),
            Objective = objective,
            Bound = bound,
            Stop = bound == objective ? StopReason.Optimal
                : clock.IsGapReached(objective, bound) ? StopReason.Gap : clock.Reason,
            Engine = Name,
            Seconds = clock.Seconds,
            Seed = limits.Seed,
        };
    }

    // Everything better than the plan is in the core, so the larger of both bounds it.
    private (int[] Chosen, long Objective, long Bound) Close(ICoreCloser exact, AllocationProblem problem,
        SearchLimits limits, SearchClock clock, int[] chosen, bool[] hopeless, long objective, long bound,
        CancellationToken cancellationToken)
    {
        var core = ReducedCore.Of(problem, chosen, hopeless);
        if (core.OpenOptions > exact.OptionsMax)
        {
            return (chosen, objective, bound);
        }

        var rest = limits with
        {
            Time = limits.Time is { } time ? time - TimeSpan.FromSeconds(Math.Min(time.TotalSeconds, clock.Seconds))
                : null,
            Work = limits.Work / 2,
        };
        var verdict = exact.Close(core.Problem, core.ToCore(chosen), rest, cancellationToken);
        if (!verdict.Better.IsDefault)
        {
            chosen = core.ToWhole(verdict.Better.AsSpan());
            objective = ReducedCore.Worth(problem, chosen);
        }

        return (chosen, objective, Math.Max(objective, Math.Min(bound, verdict.Bound ?? bound)));
    }
}
