using CourseMatch.Solving.Engines;
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
    private readonly PriceSettings settings;
    private readonly ICoreCloser? closer;

    /// <summary>The engine with its usual settings.</summary>
    public PriceEngine()
        : this(PriceSettings.Default)
    {
    }

    /// <summary>The engine with an exact engine behind it, which gets what prices leave undecided.</summary>
    /// <param name="closer">Asked when the core is small and a share of the limits is left for it.</param>
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
    public string Name => EngineRun.Engine;

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
                new EngineRun(problem, limits, observer, clock, settings, closer, cancellationToken)
                    .Answer(kept.Placement, earlier, yesterday)),
            _ => new AllocationOutcome.Undecided(clock.Reason),
        };
    }
}
