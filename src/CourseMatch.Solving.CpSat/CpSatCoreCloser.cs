using CourseMatch.Solving.CpSat.Modelling;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Searching;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.CpSat;

/// <summary>Closes with CP-SAT what another engine has left undecided.</summary>
/// <param name="runtime">Where CP-SAT runs; when it is missing, every verdict is that nothing is known.</param>
public sealed class CpSatCoreCloser(ICpSatRuntime runtime) : ICoreCloser
{
    /// <inheritdoc/>
    public int OptionsMax => runtime.Missing is null ? runtime.OptionsMax : 0;

    /// <inheritdoc/>
    /// <remarks>Unit of work: a thousandth of a second as CP-SAT counts it.</remarks>
    /// <exception cref="ArgumentException">The incumbent is not feasible for the core.</exception>
    public CoreVerdict Close(AllocationProblem core, ReadOnlySpan<int> incumbent, SearchLimits limits,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(limits);
        var chosen = incumbent.ToArray();
        var objective = Judgement.Of(core, chosen)
            ?? throw new ArgumentException("The incumbent is not feasible for the core.", nameof(incumbent));
        return new CpSatRun(core, AllocationRowsBuilder.Of(core), runtime) { IsCore = true }
            .Ask(chosen, objective, true, limits, limits.Time, cancellationToken);
    }
}
