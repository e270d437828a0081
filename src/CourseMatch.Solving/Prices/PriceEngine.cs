using System.Runtime.InteropServices;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Modelling;
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
    private readonly PriceSettings settings;

    /// <summary>The engine with its usual settings.</summary>
    public PriceEngine()
        : this(PriceSettings.Default)
    {
    }

    internal PriceEngine(PriceSettings settings) => this.settings = settings;

    /// <inheritdoc/>
    public string Name => "prices";

    /// <inheritdoc/>
    public AllocationOutcome Solve(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        CancellationToken cancellationToken)
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
                Answer(problem, limits, observer, clock, kept.Placement)),
            _ => new AllocationOutcome.Undecided(clock.Reason),
        };
    }

    private AllocationAnswer Answer(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        SearchClock clock, Placement kept)
    {
        var budget = new SearchBudget(limits, clock);
        budget.Spend(clock.Work);
        var start = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < start.Length; applicant++)
        {
            start[applicant] = kept.OptionOf(applicant);
        }

        var root = RootModel.Of(problem);
        var search = new WholeSearch(root, settings, limits, budget, observer);
        search.Run(start, problem.FixedOption.AsSpan());
        var chosen = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            var option = search.Plan.Chosen[applicant];
            chosen[applicant] = option < 0 ? -1 : option - root.FirstOption[applicant];
        }

        var objective = search.Plan.Objective;
        var bound = (long)Int128.Max(objective, Int128.Min(search.Bound, long.MaxValue));
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
}
