namespace CourseMatch.Solving.Prices;

/// <summary>How the engine divides its effort; the defaults are what <c>prices</c> uses.</summary>
internal sealed record PriceSettings
{
    public static PriceSettings Default { get; } = new();

    /// <summary>Parts with at most so many combinations are searched exhaustively, without prices.</summary>
    public double TinyCombinations { get; init; } = 200_000;

    /// <summary>
    /// An exact engine follows: it, not a tree on everything, gets what neighbourhoods leave undecided.
    /// </summary>
    public bool LeavesProof { get; init; }

    /// <summary>
    /// Ends where more plans would mean more of the same: after the first dive, where an exact engine may know more.
    /// </summary>
    public bool IsBrief { get; init; }
}
