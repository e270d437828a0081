using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.CpSat;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>CP-SAT in a fresh child process, in one single slice of time, so that nothing slows it down.</summary>
internal sealed class CpSatContestant : IContestant
{
    public string Name => "CP-SAT (wasm)";

    public string? Missing => NodeInstallation.Find().Missing;

    public Outcome Run(Instance instance, Limits limits)
    {
        using var runtime = new MeasuredRuntime();
        var watch = Stopwatch.StartNew();
        var outcome = new CpSatEngine(runtime, firstSlice: null).Solve(
            instance.Problem, new SearchLimits(limits.Gap, limits.Time, null, 1, 1), SilentObserver.Instance,
            CancellationToken.None);
        if (instance.Problem.OptionCount > runtime.OptionsMax)
        {
            return new Outcome(null, null, watch.Elapsed.TotalSeconds, null, "too large for 2 GiB");
        }

        return outcome is AllocationOutcome.Answered { Answer: var answer } && runtime.PeakBytes > 0
            ? new Outcome([.. answer.ChosenOption], answer.Bound, watch.Elapsed.TotalSeconds, runtime.PeakBytes)
            : new Outcome(null, null, watch.Elapsed.TotalSeconds, null, "no answer");
    }
}
