using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>The seam to an exact engine: what is left out of the core must never hold a better answer.</summary>
public class CoreCloserTests
{
    // Stops the price engine almost at once and lets exhaustive search close what it hands over.
    [Fact]
    public void Closing_the_core_proves_the_optimum_of_the_whole_problem()
    {
        var closer = new ExhaustiveCloser();
        var hurried = new PriceEngine(new PriceSettings { TinyCombinations = 0 }, closer);
        for (var seed = 30_000; seed < 30_900; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var outcome = hurried.Solve(problem, SearchLimits.ForWork(6), SilentObserver.Instance, default);
            if (outcome is not AllocationOutcome.Answered { Answer: var answer })
            {
                continue;
            }

            Assert.Empty(AllocationChecker.Check(problem, answer).Faults);
            var best = ExhaustiveSearch.Best(problem);
            Assert.True(answer.Bound >= best, $"seed {seed}: bound {answer.Bound}, best {best}");
            if (answer.Status == AnswerStatus.Optimal)
            {
                Assert.True(answer.Objective == best, $"seed {seed}: claimed {answer.Objective}, best {best}");
            }
        }

        Assert.True(closer.Asked > 10, $"asked {closer.Asked} times only");
    }

    /// <summary>What an exact engine cannot decide in time stays with prices, which use all of it.</summary>
    [Theory]
    [InlineData(0.001, false)]
    [InlineData(60, true)]
    public void An_exact_engine_is_asked_only_where_time_is_left_for_it(double seconds, bool isAsked)
    {
        var closer = new ExhaustiveCloser();
        var hurried = new PriceEngine(new PriceSettings { TinyCombinations = 0 }, closer);
        for (var seed = 30_000; seed < 30_900; seed++)
        {
            var limits = SearchLimits.ForWork(6) with { Time = TimeSpan.FromSeconds(seconds) };
            var problem = RandomProblem.Of(seed);
            if (problem.OptionCount > 3)
            {
                hurried.Solve(problem, limits, SilentObserver.Instance, default);
            }
        }

        Assert.Equal(isAsked, closer.Asked > 0);
    }

    /// <summary>An exact engine that comes to no end costs its share of the limits and nothing else.</summary>
    [Fact]
    public void The_search_goes_on_where_an_exact_engine_knows_nothing()
    {
        var problem = ProblemGenerator.Generate(new GenerationRequest(300, 20, 1, ProblemShape.County));
        var closer = new HelplessCloser();
        var limits = SearchLimits.ForWork(200_000) with { Gap = 0 };
        var outcome = new PriceEngine(closer).Solve(problem, limits, SilentObserver.Instance, default);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(problem, answer).Faults);
        Assert.Equal(2, closer.Incumbents.Count);
        Assert.True(closer.Incumbents[0] <= closer.Incumbents[1]);
        Assert.Equal(closer.Incumbents[1], answer.Objective);
    }

    private sealed class HelplessCloser : ICoreCloser
    {
        public int OptionsMax => 100_000;

        public List<long> Incumbents { get; } = [];

        public CoreVerdict Close(AllocationProblem core, ReadOnlySpan<int> incumbent, SearchLimits limits,
            CancellationToken cancellationToken)
        {
            Incumbents.Add(ReducedCore.Worth(core, incumbent));
            return CoreVerdict.Nothing;
        }
    }

    private sealed class ExhaustiveCloser : ICoreCloser
    {
        public int OptionsMax => 100;

        public int Asked { get; private set; }

        public CoreVerdict Close(AllocationProblem core, ReadOnlySpan<int> incumbent, SearchLimits limits,
            CancellationToken cancellationToken)
        {
            Asked++;
            var outcome = new PriceEngine().Solve(
                core, SearchLimits.ForWork(100_000), SilentObserver.Instance, default);
            var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
            Assert.Equal(ExhaustiveSearch.Best(core), answer.Objective);
            Assert.True(ExhaustiveSearch.Worth(core, incumbent.ToArray()) <= answer.Objective);
            return new CoreVerdict(answer.ChosenOption, answer.Bound);
        }
    }
}
