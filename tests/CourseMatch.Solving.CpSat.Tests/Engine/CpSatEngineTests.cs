using CourseMatch.Solving.Checking;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Tests.Runtime;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.CpSat.Tests.Engine;

public sealed class CpSatEngineTests : IDisposable
{
    private static readonly SearchLimits Limits = SearchLimits.Default with { Time = TimeSpan.FromSeconds(60) };

    private readonly NodeRuntime runtime = new();

    public void Dispose() => runtime.Dispose();

    [CpSatFact]
    public void Agrees_with_exhaustive_search()
    {
        var engine = new CpSatEngine(runtime);
        var (answered, infeasible) = (0, 0);
        for (var seed = 20_000; seed < 20_200; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var best = ExhaustiveSearch.Best(problem);
            switch (engine.Solve(problem, Limits, SilentObserver.Instance, default))
            {
                case AllocationOutcome.Answered { Answer: var answer }:
                    answered++;
                    var verdict = AllocationChecker.Check(problem, answer);
                    Assert.True(verdict.Accepted, $"seed {seed}: {string.Join("; ", verdict.Faults)}");
                    Assert.True(
                        answer.Objective == best && answer.Bound == best, $"seed {seed}: {answer}, best {best}");
                    Assert.Equal((AnswerStatus.Optimal, StopReason.Optimal), (answer.Status, answer.Stop));
                    break;
                default:
                    infeasible++;
                    Assert.True(best is null, $"seed {seed}: {best} is possible");
                    break;
            }
        }

        Assert.True(answered > 100 && infeasible > 5, $"{answered} answered, {infeasible} infeasible");
    }

    [CpSatFact]
    public void Proves_a_small_county_optimal_and_stops_at_a_gap_when_asked()
    {
        var problem = ProblemGenerator.Generate(new(200, 12, 1, ProblemShape.County));

        var proven = Answer(new CpSatEngine(runtime), problem, Limits);
        var near = Answer(new CpSatEngine(runtime), problem, Limits with { Gap = 0.01 });

        Assert.Equal(StopReason.Optimal, proven.Stop);
        Assert.True(near.Stop is StopReason.Gap or StopReason.Optimal, near.ToString());
        Assert.InRange(near.Objective, proven.Objective * 0.99, proven.Objective);
        Assert.InRange(near.Bound, proven.Objective, long.MaxValue);
    }

    [CpSatFact]
    public void The_same_work_gives_the_same_answer()
    {
        var problem = ProblemGenerator.Generate(new(400, 24, 3, ProblemShape.Couples));
        var limits = SearchLimits.ForWork(20);

        var first = Answer(new CpSatEngine(runtime), problem, limits);
        var second = Answer(new CpSatEngine(runtime), problem, limits);

        Assert.Equal(first.ChosenOption.AsSpan(), second.ChosenOption.AsSpan());
        Assert.Equal(first.Bound, second.Bound);
        Assert.True(AllocationChecker.Check(problem, first).Accepted);
    }

    [CpSatFact]
    public void A_cancelled_search_still_answers()
    {
        var problem = ProblemGenerator.Generate(new(2_000, 120, 1, ProblemShape.Couples));
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        var outcome = new CpSatEngine(runtime).Solve(problem, Limits, SilentObserver.Instance, cancel.Token);

        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Equal(StopReason.Cancelled, answer.Stop);
        Assert.True(AllocationChecker.Check(problem, answer).Accepted);
        Assert.InRange(answer.ChosenOption.Count(option => option >= 0), 500, 2_000);
    }

    [Fact]
    public void Without_a_runtime_it_answers_plainly_with_a_true_bound()
    {
        var engine = new CpSatEngine(new NoRuntime());

        Assert.NotNull(engine.Missing);
        for (var seed = 30_000; seed < 30_300; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var best = ExhaustiveSearch.Best(problem);
            if (engine.Solve(problem, Limits, SilentObserver.Instance, default)
                is not AllocationOutcome.Answered { Answer: var answer })
            {
                Assert.Null(best);
                continue;
            }

            Assert.True(AllocationChecker.Check(problem, answer).Accepted, $"seed {seed}");
            Assert.True(answer.Bound >= best, $"seed {seed}: bound {answer.Bound}, best {best}");
        }
    }

    private static AllocationAnswer Answer(CpSatEngine engine, AllocationProblem problem, SearchLimits limits) =>
        Assert.IsType<AllocationOutcome.Answered>(
            engine.Solve(problem, limits, SilentObserver.Instance, default)).Answer;
}
