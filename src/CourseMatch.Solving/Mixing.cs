namespace CourseMatch.Solving;

/// <summary>Numbers that look random and are the same on every machine.</summary>
internal static class Mixing
{
    /// <summary>SplitMix64's step from one number to the next.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15UL;

    /// <summary>SplitMix64's mixing (G. Steele, D. Lea, C. Flood, 2014): every bit of the input changes half the bits
    /// of the result.</summary>
    public static ulong Of(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    /// <summary>A number from 0 to below 1 for a purpose and an index.</summary>
    public static double Share(ulong purpose, int index) =>
        (Of((purpose * Step) + (uint)index) >> 11) * (1.0 / (1UL << 53));
}
