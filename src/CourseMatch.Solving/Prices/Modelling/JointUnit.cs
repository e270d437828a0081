namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>The combinations in which the members of one unit may choose, with the bonuses they earn
/// together.</summary>
/// <remarks>
/// A couple holds a dense table, <see cref="Extra"/>[first · (options of the second + 1) + second], where index 0 is
/// "left out" and option k of the member stands at k + 1. A larger unit lists its combinations one by one.
/// <see cref="Forbidden"/> marks what an exclusion rules out.
/// </remarks>
internal sealed class JointUnit
{
    /// <summary>Marks a combination no plan may hold.</summary>
    public const long Forbidden = long.MinValue;

    /// <summary>Bonus of every cell of a couple's table; empty for larger units.</summary>
    public long[] Extra { get; init; } = [];

    /// <summary>Options of the second member of a couple, plus one.</summary>
    public int Columns { get; init; }

    /// <summary>Largest bonus of any combination.</summary>
    public long ExtraMax { get; init; }

    /// <summary>Larger units: combinations, each with one option (global) or −1 per member; empty for
    /// couples.</summary>
    public int[] Combination { get; init; } = [];

    /// <summary>Larger units: bonus of each combination.</summary>
    public long[] CombinationExtra { get; init; } = [];

    /// <summary>True for a unit of exactly two members.</summary>
    public bool IsCouple => Columns > 0;
}
