namespace CourseMatch.Solving.Prices.Plans;

/// <summary>How far chains may reach.</summary>
/// <param name="Prune">Chains this many points behind what prices promise are given up.</param>
/// <param name="Depth">Most people moved by one chain after the first.</param>
/// <param name="Expansions">Most imbalances looked at per search.</param>
/// <param name="Rounds">Most rounds over all people.</param>
/// <param name="WideExpansions">The same for searches where much is lost.</param>
/// <param name="Unfinished">
/// Of chains that promise the same, the one nearer its end comes first: this share of what is out of balance counts
/// against a chain.
/// </param>
internal readonly record struct ChainLimits(
    double Prune, int Depth, int Expansions, int Rounds, int WideExpansions, double Unfinished)
{
    /// <summary>Limits in proportion to the last temperature.</summary>
    public static ChainLimits For(double scale) => new(40 * scale, 10, 60, 2, 300, 0.03);

    /// <summary>For one plan among several that are to be combined.</summary>
    public static ChainLimits Brief(double scale) => new(40 * scale, 8, 40, 1, 100, 0.03);

    /// <summary>For the many small models of a tree or a dive.</summary>
    public static ChainLimits Quick(double scale) => new(40 * scale, 6, 25, 1, 25, 0.03);

    /// <summary>For the worst places of a plan that is otherwise good.</summary>
    public static ChainLimits Wide(double scale) => new(40 * scale, 12, 1_500, 1, 1_500, 0.01);

    /// <summary>To fill a minimum: long chains, at a loss of up to 1,000 temperatures.</summary>
    public static ChainLimits Filling(double scale) => new(1_000 * scale, 40, 1_000, 1, 1_000, 0);

    /// <summary>For the few worst places of a plan that resists everything else.</summary>
    public static ChainLimits Widest(double scale) => new(40 * scale, 14, 10_000, 1, 10_000, 0);
}
