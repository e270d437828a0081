namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Where the towns lie and how large they are.</summary>
internal sealed class Landscape
{
    private Landscape(int side, Place[] towns, int[] weights)
    {
        Side = side;
        Towns = towns;
        Weights = weights;
    }

    /// <summary>Length of the square county's side in metres.</summary>
    public int Side { get; }

    /// <summary>Centre of each town.</summary>
    public Place[] Towns { get; }

    /// <summary>Relative population of each town, the largest first.</summary>
    public int[] Weights { get; }

    /// <summary>
    /// Side 1.25 · √people km, one town per 250 people but at least three, sizes falling like 1 / (t + 1.5)^0.8.
    /// </summary>
    public static Landscape Make(int people, long seed)
    {
        var random = new SplitMix64(seed, Purpose.Towns);
        var side = Math.Max(4_000, (int)(1_250 * Math.Sqrt(people)));
        var towns = new Place[Math.Max(3, people / 250)];
        var weights = new int[towns.Length];
        for (var town = 0; town < towns.Length; town++)
        {
            towns[town] = new Place(random.Below(side), random.Below(side));
            weights[town] = (int)Math.Round(1_000_000 / Math.Pow(town + 1.5, 0.8));
        }

        return new Landscape(side, towns, weights);
    }
}
