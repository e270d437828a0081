using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>An engine in this process: warm, without reading the file.</summary>
internal sealed class EngineContestant(string name, IAllocationEngine engine, int? threads) : IContestant
{
    public string Name => name;

    public string? Missing => null;

    public Outcome Run(Instance instance, Limits limits)
    {
        var outcome = engine.Solve(
            instance.Problem, new SearchLimits(limits.Gap, limits.Time, null, 1, threads), SilentObserver.Instance,
            CancellationToken.None);
        return outcome is AllocationOutcome.Answered { Answer: var answer }
            ? new Outcome([.. answer.ChosenOption], answer.Bound, answer.Seconds, null)
            : new Outcome(null, null, 0, null, outcome.GetType().Name);
    }
}
