using CourseMatch.Solving.Checking;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Tests.Runtime;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.CpSat.Tests.Engine;

/// <summary>The price engine with CP-SAT behind it: what one leaves open, the other proves.</summary>
public sealed class PricesWithCpSatTests : IDisposable
{
    private readonly NodeRuntime runtime = new();

    public void Dispose() => runtime.Dispose();

    [CpSatFact]
    public void A_county_is_proven_optimal_and_CP_SAT_alone_agrees()
    {
        foreach (var shape in new[] { ProblemShape.County, ProblemShape.MinHeavy, ProblemShape.Quota })
        {
            var problem = ProblemGenerator.Generate(new(200, 12, 5, shape));
            var limits = SearchLimits.ForWork(40_000);

            var closed = Answer(new PriceEngine(new CpSatCoreCloser(runtime)), problem, limits);
            var exact = Answer(new CpSatEngine(runtime), problem, limits);

            Assert.Equal((shape, StopReason.Optimal), (shape, exact.Stop));
            Assert.Equal((shape, StopReason.Optimal), (shape, closed.Stop));
            Assert.Equal(exact.Objective, closed.Objective);
            Assert.True(AllocationChecker.Check(problem, closed).Accepted);
        }
    }

    // Stopped early, prices leave a gap; the core handed over has to hold everything that could close it.
    [CpSatFact]
    public void Prices_stopped_early_never_hand_over_a_core_without_the_optimum()
    {
        var closedOnes = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var problem = ProblemGenerator.Generate(new(80, 6, seed, ProblemShape.Couples));
            var exact = Answer(new CpSatEngine(runtime), problem, SearchLimits.Default);
            var hurried = Answer(new PriceEngine(new CpSatCoreCloser(runtime)), problem, SearchLimits.ForWork(20_000));

            Assert.True(hurried.Bound >= exact.Objective, $"seed {seed}: {hurried.Bound} below {exact.Objective}");
            Assert.True(hurried.Objective <= exact.Bound, $"seed {seed}: {hurried.Objective} above {exact.Bound}");
            closedOnes += hurried.Stop == StopReason.Optimal ? 1 : 0;
        }

        Assert.True(closedOnes >= 4, $"{closedOnes} of 8 closed");
    }

    private static AllocationAnswer Answer(IAllocationEngine engine, AllocationProblem problem, SearchLimits limits) =>
        Assert.IsType<AllocationOutcome.Answered>(
            engine.Solve(problem, limits, SilentObserver.Instance, default)).Answer;
}
