using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.Simple;

/// <summary>
/// A plain engine: Lagrangian bound, placing by prices, ruin and recreate, and a proof for small problems.
/// </summary>
/// <remarks>
/// Good for one county (hundreds of applicants, a gap well below one percent within a second). It works on one thread
/// whatever the limits allow. Unit of work: one option looked at.
/// </remarks>
public sealed class GreedyBoundEngine : IAllocationEngine
{
    private const int PriceSteps = 120;
    private const int PriceRounds = 4;
    private const int StepsPerLook = 50;
    private const int StepsBeforeProof = 300;
    private const int StepsPerPriceRound = 20_000;

    /// <inheritdoc/>
    public string Name => "greedy-bound";

    /// <inheritdoc/>
    public AllocationOutcome Solve(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(observer);
        var clock = new SearchClock(limits, cancellationToken);
        observer.Report(new SearchProgress(SearchStage.Promises, null, null, null));
        return PromiseCheck.Run(problem, clock) switch
        {
            PromiseOutcome.Broken broken => new AllocationOutcome.Infeasible(broken.Conflict),
            PromiseOutcome.Kept kept => new AllocationOutcome.Answered(
                new Search(kept.Placement, limits, observer, clock).Run(Name)),
            _ => new AllocationOutcome.Undecided(clock.Reason),
        };
    }

    private sealed class Search
    {
        private readonly AllocationProblem problem;
        private readonly SearchLimits limits;
        private readonly ISearchObserver observer;
        private readonly SearchClock clock;
        private readonly PriceBound bound;
        private readonly PlanImprover improver;
        private readonly LiveOptions live;
        private readonly Placement placement;
        private long? provenBest;

        public Search(Placement placement, SearchLimits limits, ISearchObserver observer, SearchClock clock)
        {
            this.placement = placement;
            this.limits = limits;
            this.observer = observer;
            this.clock = clock;
            problem = placement.Problem;
            live = new LiveOptions(problem, PromiseCheck.Promised(problem));
            bound = new PriceBound(problem, live, clock);
            improver = new PlanImprover(bound, live, placement, clock, limits.Seed);
        }

        private long Bound => provenBest ?? bound.Bound;

        private bool IsEnough => clock.IsOver || clock.IsGapReached(placement.Objective, Bound);

        public AllocationAnswer Run(string engine)
        {
            if (improver.HasChoices)
            {
                BoundAndPlace();
                Improve(StepsBeforeProof);
                Prove();
                Improve(long.MaxValue);
                improver.Complete();
            }

            var stop = Bound == placement.Objective ? StopReason.Optimal
                : clock.IsGapReached(placement.Objective, Bound) ? StopReason.Gap : clock.Reason;
            return new AllocationAnswer
            {
                ChosenOption = [.. placement.ToLocalOptions()],
                Objective = placement.Objective,
                Bound = Bound,
                Stop = stop,
                Engine = engine,
                Seconds = clock.Seconds,
                Seed = limits.Seed,
            };
        }

        private void BoundAndPlace()
        {
            for (var round = 0; round < PriceRounds && !IsEnough; round++)
            {
                bound.Improve(placement.Objective, PriceSteps);
                Report(SearchStage.Bounding);
                improver.PlaceByPrices();
                Report(SearchStage.Placing);
            }
        }

        private void Improve(long steps)
        {
            for (var step = 0L; step < steps && !IsEnough; step += StepsPerLook)
            {
                for (var index = 0; index < StepsPerLook; index++)
                {
                    improver.Step();
                }

                if (step % StepsPerPriceRound == StepsPerPriceRound - StepsPerLook)
                {
                    bound.Improve(placement.Objective, PriceSteps);
                    Report(SearchStage.Improving);
                }
            }
        }

        /// <summary>
        /// Tries to finish a small problem for good. Proven optimal, the placement is also complete: whoever could
        /// still gain would make it better.
        /// </summary>
        private void Prove()
        {
            if (improver.Movable.Count > TreeSearch.ApplicantsMax || IsEnough)
            {
                return;
            }

            Report(SearchStage.Proving);
            var tree = new TreeSearch(bound, live, improver.Movable, placement, clock);
            var isProven = tree.Run();
            improver.Adopt(tree.BestOptions);
            provenBest = isProven ? tree.BestObjective : null;
        }

        private void Report(SearchStage stage) =>
            observer.Report(new SearchProgress(stage, clock.Percent, placement.Objective, Bound));
    }
}
