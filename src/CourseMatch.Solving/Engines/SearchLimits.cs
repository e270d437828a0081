namespace CourseMatch.Solving.Engines;

/// <summary>When a search may end, and what its random choices start from.</summary>
/// <param name="Gap">Enough when (bound − objective) / max(1, bound) is at most this; 0 asks for a proof.</param>
/// <param name="Time">Wall-clock limit, null for none. Not looked at when <paramref name="Work"/> is set.</param>
/// <param name="Work">
/// Limit in work units of the engine (counted steps, no clock), null for none. With it, the same problem, engine and
/// seed give the same answer byte for byte on every machine and with any number of threads, seconds aside.
/// </param>
/// <param name="Seed">Start of the random choices.</param>
/// <param name="Threads">Threads at most, null for all cores; never changes the answer under a work limit.</param>
public sealed record SearchLimits(double Gap, TimeSpan? Time, long? Work, int Seed, int? Threads)
{
    /// <summary>
    /// Prove optimality or use up 30 seconds, seed 1, all cores: the defaults of <c>coursematch solve</c>.
    /// </summary>
    public static SearchLimits Default { get; } = new(0, TimeSpan.FromSeconds(30), null, 1, null);

    /// <summary>The defaults with a work limit in place of the time limit.</summary>
    public static SearchLimits ForWork(long work) => Default with { Time = null, Work = work };
}
