using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Tests.Prices;

public sealed class NearnessTests
{
    /// <summary>
    /// Looking only at options near the best must change nothing: value, gradient and shares are those of an evaluation
    /// that has seen no other prices before.
    /// </summary>
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 4)]
    [InlineData(3, 1)]
    public void A_walk_through_prices_gives_what_a_fresh_look_gives(int seed, double tau)
    {
        var model = RootModel.Of(ProblemGenerator.Generate(new(300, 20, seed, ProblemShape.County)));
        var isFine = Enumerable.Range(0, model.ResourceCount).Select(at => !model.IsInternal[at] && at % 3 == 0);
        var layout = new PriceLayout(model, [.. isFine]);
        var walking = new SmoothDual(layout, WorkCrew.Alone);
        var random = new SplitMix64(seed, 1);
        var x = new double[layout.VariableCount];
        for (var step = 0; step < 60; step++)
        {
            var stride = tau * (step % 10 == 0 ? 400 : step % 3);
            for (var variable = 0; variable < x.Length; variable++)
            {
                x[variable] = Math.Max(0, x[variable] + stride * (random.Below(1001) - 400) / 1000.0);
            }

            var (gradient, expected) = (new double[x.Length], new double[x.Length]);
            var value = walking.Evaluate(x, tau, gradient);
            var fresh = new SmoothDual(layout, WorkCrew.Alone);
            Assert.Equal(fresh.Evaluate(x, tau, expected), value);
            Assert.Equal(expected, gradient);
            Assert.Equal(fresh.Share, walking.Share);
        }
    }
}
