namespace CourseMatch.Solving.Simple;

/// <summary>
/// Random choices that are the same on every machine and framework version (SplitMix64, Steele 2014).
/// </summary>
internal sealed class RandomNumbers(int seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + 0x632BE59BD9B4E019UL);

    /// <summary>A whole number from 0 to <paramref name="end"/> − 1.</summary>
    public int Below(int end) => (int)(((UInt128)Next() * (ulong)end) >> 64);

    /// <summary>True with the given probability in percent.</summary>
    public bool IsLucky(int percent) => Below(100) < percent;

    private ulong Next()
    {
        unchecked
        {
            var mixed = state += 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
