namespace CourseMatch.Solving.Prices.Plans;

/// <summary>How far chains may reach.</summary>
/// <param name="Prune">Chains this many points behind what prices promise are given up.</param>
/// <param name="Depth">Most people moved by one chain after the first.</param>
/// <param name="Expansions">Most imbalances looked at per search.</param>
/// <param name="Rounds">Most rounds over all people.</param>
/// <param name="IsWide">Whether large losses get a search five times as wide.</param>
internal readonly record struct ChainLimits(double Prune, int Depth, int Expansions, int Rounds, bool IsWide)
{
    /// <summary>Limits in proportion to the last temperature.</summary>
    public static ChainLimits For(double scale) => new(40 * scale, 10, 60, 2, true);

    /// <summary>For the many small models of a tree or a dive.</summary>
    public static ChainLimits Quick(double scale) => new(40 * scale, 6, 25, 1, false);
}
