namespace CourseMatch.Solving.Generation.Counties;

/// <summary>A point of the county, in metres from its south-west corner.</summary>
internal readonly record struct Place(int East, int North)
{
    /// <summary>The straight way in metres, rounded down.</summary>
    public int MetresTo(Place other)
    {
        long east = East - other.East;
        long north = North - other.North;
        return (int)Math.Sqrt((east * east) + (north * north));
    }

    /// <summary>A point near this one, normally distributed in both directions, inside the county.</summary>
    public Place Near(SplitMix64 random, int metresDeviation, int side) => new(
        Math.Clamp(East + (int)Math.Round(random.Normal() * metresDeviation), 0, side),
        Math.Clamp(North + (int)Math.Round(random.Normal() * metresDeviation), 0, side));
}
