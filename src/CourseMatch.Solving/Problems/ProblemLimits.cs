namespace CourseMatch.Solving.Problems;

/// <summary>
/// The limits of the portable allocation problem, version 1, which every problem in memory keeps as well.
/// </summary>
/// <remarks>
/// The sum of all positive scores stays below 2^62 without a check of its own: options and bonuses are counted by
/// 32-bit integers, so it is at most 2 · (2^31 − 1) · 10^9 &lt; 4.3 · 10^18 &lt; 2^62 = 4.6 · 10^18. The sum of all
/// opening costs is at most half of that. Hence objectives fit into a 64-bit integer.
/// </remarks>
public static class ProblemLimits
{
    /// <summary>
    /// Largest absolute value of an option's or a bonus's score, and largest opening cost, in points.
    /// </summary>
    public const int ScoreMax = 1_000_000_000;

    /// <summary>Largest capacity, minimum and number of units one option takes, in units of the resource.</summary>
    public const int UnitsMax = 1_000_000;
}
