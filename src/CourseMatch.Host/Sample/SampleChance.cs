using Bogus;

namespace CourseMatch.Host.Sample;

/// <summary>Chances of the sample, all from one seed: the same calls in the same order give the same county.</summary>
internal sealed class SampleChance(int seed)
{
    /// <summary>Bogus' generator, for its data sets.</summary>
    public Randomizer Random { get; } = new(seed);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(double percent) => Random.Double() * 100 < percent;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int smallest, int largest) => Random.Int(smallest, largest);

    /// <summary>One of several.</summary>
    public T Any<T>(IReadOnlyList<T> values) => values[Random.Int(0, values.Count - 1)];

    /// <summary>One of several by weight; weights need not add up to anything.</summary>
    public T Pick<T>(params ReadOnlySpan<(T Value, int Weight)> choices)
    {
        var total = 0;
        foreach (var (_, weight) in choices)
        {
            total += weight;
        }

        var at = Random.Int(0, total - 1);
        foreach (var (value, weight) in choices)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        return choices[^1].Value;
    }
}
