using CourseMatch.Solving.CpSat.Modelling;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Searching;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.CpSat;

/// <summary>OR-Tools CP-SAT as an engine: an independent oracle with proofs, for problems of moderate size.</summary>
/// <remarks>
/// Works on one thread. CP-SAT says nothing while it searches and cannot be interrupted, so time is given in growing
/// slices: each starts from the best answer so far and asks for a better one; cancelling loses the slice at work.
/// With a work limit there is one slice of counted time (a unit is a thousandth of a second as CP-SAT counts it).
/// Without a runtime, or above its size, the answer is a plainly filled placement with the sum of best scores as bound.
/// </remarks>
/// <param name="runtime">Where CP-SAT runs.</param>
/// <param name="firstSlice">Length of the first slice; null for one single slice to the end of the limits.</param>
public sealed class CpSatEngine(ICpSatRuntime runtime, TimeSpan? firstSlice) : IAllocationEngine
{
    /// <summary>Name of the engine.</summary>
    public const string EngineName = "cp-sat";

    private const double SliceGrowth = 3;

    /// <summary>An engine whose slices start at ten seconds.</summary>
    public CpSatEngine(ICpSatRuntime runtime)
        : this(runtime, TimeSpan.FromSeconds(10))
    {
    }

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <summary>Why the engine has nothing to solve with, one sentence; null when it has.</summary>
    public string? Missing => runtime.Missing;

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
                Answer(kept.Placement, limits, observer, clock, cancellationToken)),
            _ => new AllocationOutcome.Undecided(clock.Reason),
        };
    }

    private AllocationAnswer Answer(Placement placement, SearchLimits limits, ISearchObserver observer,
        SearchClock clock, CancellationToken cancellationToken)
    {
        Completion.Fill(placement);
        var problem = placement.Problem;
        var rows = AllocationRowsBuilder.Of(problem);
        var run = new CpSatRun(problem, rows, runtime);
        var bound = Math.Max(placement.Objective, BestScores.Bound(problem));
        var slice = firstSlice;
        var isGood = false;
        while (!clock.IsOver && !clock.IsGapReached(placement.Objective, bound))
        {
            observer.Report(new SearchProgress(SearchStage.Proving, clock.Percent, placement.Objective, bound));
            var rest = limits.Time - TimeSpan.FromSeconds(clock.Seconds);
            var time = rest is null || slice < rest ? slice : rest;
            var verdict = run.Ask(
                placement.ToLocalOptions(), placement.Objective, isGood, limits, time, cancellationToken);
            isGood |= !verdict.Better.IsDefault;
            Adopt(placement, verdict);
            bound = Math.Max(placement.Objective, Math.Min(bound, verdict.Bound ?? bound));
            if (!run.IsAnswering || limits.Work is not null || time is null || time == rest)
            {
                break;
            }

            slice *= SliceGrowth;
        }

        return new AllocationAnswer
        {
            ChosenOption = [.. placement.ToLocalOptions()],
            Objective = placement.Objective,
            Bound = bound,
            Stop = bound == placement.Objective ? StopReason.Optimal
                : clock.IsGapReached(placement.Objective, bound) ? StopReason.Gap : clock.Reason,
            Engine = Name,
            Seconds = clock.Seconds,
            Seed = limits.Seed,
        };
    }

    private static void Adopt(Placement placement, CoreVerdict verdict)
    {
        if (verdict.Better.IsDefault)
        {
            return;
        }

        var problem = placement.Problem;
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            placement.Remove(applicant);
        }

        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (verdict.Better[applicant] >= 0)
            {
                placement.Put(problem.OptionIndex(applicant, verdict.Better[applicant]));
            }
        }

        Completion.Fill(placement);
    }
}
