using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>Who comes first among equals decides what a plan looks like, so there must be one order only.</summary>
public sealed class StableOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    public void Equal_keys_keep_the_order_of_their_indices(int count)
    {
        var random = new Random(11);
        double[] few = [-1, -0.0, 0, 0.5, double.PositiveInfinity];
        var keys = Enumerable.Range(0, count)
            .Select(index => index % 3 == 0 ? random.NextDouble() : few[random.Next(few.Length)]).ToArray();
        var before = keys.ToArray();

        var order = StableOrder.Rising(keys);

        Assert.Equal(before, keys);
        Assert.Equal(Enumerable.Range(0, count).OrderBy(index => keys[index]).ThenBy(index => index), order);
    }
}
