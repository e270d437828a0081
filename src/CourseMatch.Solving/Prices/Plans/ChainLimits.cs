namespace CourseMatch.Solving.Prices.Plans;

/// <summary>How far chains may reach.</summary>
/// <param name="Prune">Chains this many points behind what prices promise are given up.</param>
/// <param name="Depth">Most people moved by one chain after the first.</param>
/// <param name="Expansions">Most sets of missing units looked at per chain search.</param>
/// <param name="Rounds">Most rounds over all people.</param>
/// <param name="Deficits">Most different resources missing at once.</param>
internal readonly record struct ChainLimits(double Prune, int Depth, int Expansions, int Rounds,
    int Deficits)
{
    /// <summary>Limits in proportion to the last temperature.</summary>
    public static ChainLimits For(double scale) => new(40 * scale, 6, 60, 2, 3);

    /// <summary>For the many small models of a tree or a dive.</summary>
    public static ChainLimits Quick(double scale) => new(40 * scale, 5, 25, 1, 3);
}
