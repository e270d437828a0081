namespace CourseMatch.Solving.CpSat.Runtime;

/// <summary>Something that solves CP-SAT models: bytes in, bytes out.</summary>
/// <remarks>
/// The bytes are OR-Tools' own messages (SatParameters, CpModelProto, CpSolverResponse), so a runtime is exchangeable:
/// the WebAssembly build in a child process today, the native library where it can be had. Used by one thread at a
/// time.
/// </remarks>
public interface ICpSatRuntime
{
    /// <summary>Why there is nothing to solve with, in one sentence for administrators; null when there is.</summary>
    string? Missing { get; }

    /// <summary>
    /// Options a model may have at most; above, the runtime would run out of memory or not come to an end.
    /// </summary>
    int OptionsMax { get; }

    /// <summary>Solves one model.</summary>
    /// <param name="parameters">A SatParameters message.</param>
    /// <param name="model">A CpModelProto message.</param>
    /// <param name="deadline">After this time the solver is taken for dead; longer than its own time limit.</param>
    /// <param name="cancellationToken">Ends the call within 100 ms.</param>
    /// <returns>
    /// The answer, or null when there is no information: crashed, past the deadline, cancelled, missing.
    /// </returns>
    CpSatReply? Solve(byte[] parameters, byte[] model, TimeSpan deadline, CancellationToken cancellationToken);
}
