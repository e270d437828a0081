namespace CourseMatch.Solving.Generation;

/// <summary>A small random number generator whose sequence is the same on every machine and in every version.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// Not <see cref="Random"/>: its sequence for a seed is not promised to stay the same between versions of .NET.
/// Real numbers made here are meant to be rounded to integers at once, so that a last bit in which the mathematics
/// libraries of two machines may differ does not reach an instance.
/// </remarks>
public sealed class SplitMix64
{
    private ulong state;

    /// <summary>A generator for one purpose of one seed; different purposes do not disturb each other.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="purpose">What the numbers are for, any number; mixed into the start.</param>
    public SplitMix64(long seed, int purpose = 0)
    {
        state = (ulong)seed * Mixing.Step;
        state = Next() ^ ((ulong)purpose * 0xD1B54A32D192ED03UL);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        state += Mixing.Step;
        return Mixing.Of(state);
    }

    /// <summary>An integer 0 .. <paramref name="count"/> − 1.</summary>
    /// <param name="count">At least 1.</param>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(((Next() >> 32) * (ulong)count) >> 32);
    }

    /// <summary>An integer from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>The index of one of the weights, each as probable as its share.</summary>
    /// <param name="weights">Not negative, sum 1 .. 2^31 − 1.</param>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
        {
            total = checked(total + weight);
        }

        var drawn = Below(total);
        var index = 0;
        while (drawn >= weights[index])
        {
            drawn -= weights[index++];
        }

        return index;
    }

    /// <summary>A real number above 0 and at most 1, in steps of 2^−53.</summary>
    public double Unit() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A normally distributed real number with mean 0 and deviation 1 (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>An exponentially distributed real number with the given mean.</summary>
    public double Exponential(double mean) => -mean * Math.Log(Unit());

    /// <summary>Brings the items into a random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var index = items.Length - 1; index > 0; index--)
        {
            var other = Below(index + 1);
            (items[index], items[other]) = (items[other], items[index]);
        }
    }
}
