using CourseMatch.Solving.CpSat.Runtime;

namespace CourseMatch.Solving.CpSat.Tests.Engine;

/// <summary>A machine on which CP-SAT is not installed.</summary>
internal sealed class NoRuntime : ICpSatRuntime
{
    public string? Missing => "not installed";

    public int OptionsMax => 100_000;

    public CpSatReply? Solve(
        byte[] parameters, byte[] model, TimeSpan deadline, CancellationToken cancellationToken) => null;
}
