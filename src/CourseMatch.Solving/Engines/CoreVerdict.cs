using System.Collections.Immutable;

namespace CourseMatch.Solving.Engines;

/// <summary>What a core closer found out.</summary>
/// <param name="Better">
/// Per applicant of the core the local option of an answer better than the incumbent, −1 for none; default (no array)
/// when none was found. Already judged feasible by the checker.
/// </param>
/// <param name="Bound">
/// Proven upper bound on the core's objective in points, null when none is known. Equal to the objective of the best
/// answer known exactly when the core is closed.
/// </param>
public sealed record CoreVerdict(ImmutableArray<int> Better, long? Bound)
{
    /// <summary>Nothing is known: not available, too large, out of time, crashed.</summary>
    public static CoreVerdict Nothing { get; } = new(default, null);
}
