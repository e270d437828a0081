using CourseMatch.Solving.CpSat.Runtime;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>The CP-SAT runtime, remembering how much memory it took.</summary>
internal sealed class MeasuredRuntime : ICpSatRuntime, IDisposable
{
    private readonly NodeRuntime runtime = new();

    public string? Missing => runtime.Missing;

    public int OptionsMax => runtime.OptionsMax;

    public long PeakBytes { get; private set; }

    public CpSatReply? Solve(
        byte[] parameters, byte[] model, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var reply = runtime.Solve(parameters, model, deadline, cancellationToken);
        PeakBytes = Math.Max(PeakBytes, reply?.PeakBytes ?? 0);
        return reply;
    }

    public void Dispose() => runtime.Dispose();
}
