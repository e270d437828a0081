using System.Runtime.InteropServices;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Prices.Searches;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices;

/// <summary>One call of the engine: prices, and an exact engine for what they leave undecided.</summary>
/// <remarks>
/// Of a small problem, and where a proof is wanted, the exact engine gets what a first dive leaves, because it closes
/// that sooner than prices would shrink it; only if it does not come to an end does the search go on, and what is left
/// then is tried once more.
/// </remarks>
internal sealed class EngineRun(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
    SearchClock clock, PriceSettings settings, ICoreCloser? closer, CancellationToken cancellationToken)
{
    /// <summary>What answers are signed with.</summary>
    public const string Engine = "prices";

    // A problem this many times larger than what the exact engine takes will not shrink to its size.
    private const int ClosableSizes = 2;

    // An exact engine decides about so many options in a second; with less time prices use all of it themselves.
    private const double OptionsPerSecond = 3_000;

    // Up to here the exact engine needs seconds for what a first dive leaves, which may take this share of the limits.
    private const int BriefOptions = 20_000;

    // What prices reach in no time; below, what is wanted is a proof.
    private const double BriefGap = 1e-4;
    private const double BriefShare = 0.2;

    private readonly WorkCrew crew = WorkCrew.For(limits);
    private readonly SeatModel root = RootModel.Of(problem, WorkCrew.For(limits), listsUsers: false);
    private readonly SearchBudget budget = new(limits, clock);
    private int[] chosen = [];
    private bool[] hopeless = [];
    private long objective;
    private Int128 bound = long.MaxValue;

    /// <summary>The best answer within the limits, from a placement that keeps all promises.</summary>
    /// <param name="kept">Feasible.</param>
    /// <param name="earlier">A plan to be changed no more than pays, null for none.</param>
    /// <param name="yesterday">The prices that belong to it, null for none.</param>
    public AllocationAnswer Answer(Placement kept, EarlierPlan? earlier, SolvedPlan? yesterday)
    {
        budget.Spend(clock.Work);
        var start = Enumerable.Range(0, problem.ApplicantCount).Select(kept.OptionOf).ToArray();
        if (earlier is not null)
        {
            root.ListUsers();
            start = EarlierStart.For(problem, root, start, earlier);
        }

        var prices = yesterday?.PricesFor(problem, root);
        var isClosable = problem.OptionCount > 0
            && problem.OptionCount <= ClosableSizes * (long)(closer?.OptionsMax ?? 0)
            && problem.OptionCount <= OptionsPerSecond * (limits.Time?.TotalSeconds ?? double.PositiveInfinity);
        var how = settings with { LeavesProof = isClosable };
        var isBrief = isClosable && (problem.OptionCount <= BriefOptions || limits.Gap < BriefGap);
        if (isBrief)
        {
            ByPrices(how with { IsBrief = true }, Math.Max(limits.Gap, BriefGap), BriefShare);
            Close(share: 0.5);
        }

        if (!isBrief || !IsDone)
        {
            ByPrices(how, limits.Gap, isClosable ? 0.5 : 1);
            Close(share: 1);
        }

        return new AllocationAnswer
        {
            ChosenOption = ImmutableCollectionsMarshal.AsImmutableArray(chosen),
            Objective = objective,
            Bound = (long)bound,
            Stop = bound == objective ? StopReason.Optimal : IsReached ? StopReason.Gap : clock.Reason,
            Engine = Engine,
            Seconds = clock.Seconds,
            Seed = limits.Seed,
        };

        void ByPrices(PriceSettings how, double gap, double share)
        {
            var part = share < 1 ? budget.Share(share) : budget;
            var search = new WholeSearch(root, how, limits with { Gap = gap }, part, crew, observer)
            {
                EarlierPrices = prices,
                KeepsStart = earlier is not null,
                KnownBound = bound,
            };
            search.Run(start, problem.FixedOption.AsSpan());
            budget.Spend(ReferenceEquals(part, budget) ? 0 : part.Steps);
            Adopt(search);
        }

        void Close(double share)
        {
            if (isClosable && !IsDone)
            {
                CloseCore(closer!, share);
                start = [.. chosen.Select((option, member) => option < 0 ? -1 : root.FirstOption[member] + option)];
            }
        }
    }

    private bool IsReached => clock.IsGapReached(objective, (long)bound);

    private bool IsDone => IsReached || clock.IsOver;

    private void Adopt(WholeSearch search)
    {
        chosen = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            var option = search.Plan.Chosen[applicant];
            chosen[applicant] = option < 0 ? -1 : option - root.FirstOption[applicant];
        }

        objective = search.Plan.Objective;
        bound = Int128.Max(objective, Int128.Min(bound, search.Bound));
        hopeless = search.Hopeless;
    }

    // Everything better than the plan is in the core, so the larger of both bounds it.
    private void CloseCore(ICoreCloser exact, double share)
    {
        var core = ReducedCore.Of(problem, chosen, hopeless);
        if (core.OpenOptions > exact.OptionsMax)
        {
            return;
        }

        observer.Report(new SearchProgress(SearchStage.Proving, null, objective, (long)bound));
        var seconds = Math.Max(0, (limits.Time?.TotalSeconds ?? 0) - clock.Seconds) * share;
        var work = (long)(budget.Left / SearchBudget.StepsPerUnit * share);
        var verdict = exact.Close(core.Problem, core.ToCore(chosen), limits with
        {
            Time = limits.Time is null ? null : TimeSpan.FromSeconds(seconds),
            Work = limits.Work is null ? null : work,
        }, cancellationToken);
        budget.Spend(limits.Work is null ? 0 : work * SearchBudget.StepsPerUnit);
        if (!verdict.Better.IsDefault)
        {
            chosen = core.ToWhole(verdict.Better.AsSpan());
            objective = ReducedCore.Worth(problem, chosen);
        }

        bound = Int128.Max(objective, Int128.Min(bound, verdict.Bound ?? bound));
    }
}
