using System.Diagnostics;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>Whenever somebody cancels: a feasible plan nobody can be added to, and a valid bound, at once.</summary>
/// <remarks>How soon is a matter of the benchmark (verb <c>cancel</c>): below 0.1 s at 100,000 people.</remarks>
public sealed class CancellationTests
{
    // A busy machine must not fail: a search that went on would take thirty.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    [Fact]
    public void Gives_the_best_answer_so_far_at_once()
    {
        var problem = County(3000, 200);
        using var source = new CancellationTokenSource();
        var observer = new Canceller(source, SearchStage.Placing, 1);

        var answer = Answer(problem, observer, source.Token);

        Assert.True(answer.Objective >= observer.Best);
        Assert.True(observer.SinceCancelled.Elapsed < AtOnce, $"took {observer.SinceCancelled.Elapsed}");
    }

    [Fact]
    public void Before_the_start_there_is_an_answer_all_the_same()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var problem = County(600, 45);

        var answer = Answer(problem, SilentObserver.Instance, source.Token);

        Assert.True(Completeness.Holds(problem, answer));
    }

    /// <summary>Once there are prices the answer comes from them: who merely fills up gets half the points.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void While_prices_are_sought_the_plan_is_rounded_from_them(int report)
    {
        var problem = County(600, 45);
        using var source = new CancellationTokenSource();
        var observer = new Canceller(source, SearchStage.Bounding, report);

        var answer = Answer(problem, observer, source.Token);

        Assert.True(observer.Best < 0.7 * answer.Bound, "the plan before is a mere start");
        Assert.True(answer.Objective > 0.9 * answer.Bound, $"gap {answer.Gap}");
        Assert.True(Completeness.Holds(problem, answer));
    }

    /// <summary>The clock chooses the moments, so they differ from run to run; what must hold does not.</summary>
    [Fact]
    public void At_any_moment_the_bound_holds()
    {
        var problem = County(120, 10);
        var outcome = new PriceEngine().Solve(
            problem, SearchLimits.ForWork(30_000), SilentObserver.Instance, default);
        var best = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer.Objective;
        for (var milliseconds = 0.5; milliseconds < 1000; milliseconds *= 1.7)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));

            var answer = Answer(problem, SilentObserver.Instance, source.Token);

            Assert.True(answer.Bound >= best, $"{answer.Bound} after {milliseconds} ms");
            Assert.True(Completeness.Holds(problem, answer));
        }
    }

    /// <summary>Cancelled before anything is proven, an ascent leaves variables only; prices are noted when somebody
    /// asks, and the value of one option is worked out without them.</summary>
    [Fact]
    public void Prices_nobody_has_noted_are_those_of_the_variables()
    {
        var root = RootModel.Of(County(300, 20));
        var model = new Extraction(root).Take(new Plan(root), [.. Enumerable.Range(0, root.MemberCount)]);
        var limits = new SearchLimits(0, null, null, 1, 1);
        var budget = new SearchBudget(limits, new SearchClock(limits, default));
        var ascent = new DualAscent(model, Temperatures.For(model), WorkCrew.Alone, budget);
        ascent.FromNothing();
        var (expected, reduced) = (new double[model.OptionCount], new double[model.OptionCount]);
        ascent.State.Prices.Reduce(model, expected);
        var noted = new DualState(model) { Layout = ascent.State.Layout, X = ascent.State.X };

        noted.Prices.Reduce(model, reduced);

        Assert.Contains(expected.Zip(model.Weight), pair => pair.First < pair.Second - 1);
        for (var option = 0; option < expected.Length; option++)
        {
            Assert.Equal(expected[option], reduced[option], 1e-6);
            Assert.Equal(expected[option], noted.Layout!.Reduced(option, noted.X), 1e-6);
        }
    }

    /// <summary>A search tree adds the points of what is decided to the bound of what is left: where nothing was proven
    /// the sum must still be above everything, not run over and prune the node.</summary>
    [Fact]
    public void A_bound_nobody_has_found_stays_above_everything()
    {
        var model = RootModel.Of(County(300, 20));
        using var source = new CancellationTokenSource();
        source.Cancel();
        var limits = new SearchLimits(0, null, null, 1, 1);
        var budget = new SearchBudget(limits, new SearchClock(limits, source.Token));
        var ascent = new DualAscent(model, Temperatures.For(model), WorkCrew.Alone, budget);

        ascent.From(new PriceVector(model), [1, 0.5], 20);

        Assert.True(ascent.State.Bound + long.MaxValue > long.MaxValue);
        Assert.True(ascent.State.Bound - long.MinValue > long.MaxValue);
    }

    /// <summary>An evaluation given up says so, and leaves shares that are those of every unit's last prices.</summary>
    [Fact]
    public void An_evaluation_given_up_keeps_the_shares()
    {
        var model = RootModel.Of(County(300, 20));
        var layout = new PriceLayout(model, new bool[model.ResourceCount]);
        var dual = new SmoothDual(layout, WorkCrew.Alone);
        using var source = new CancellationTokenSource();
        var limits = new SearchLimits(0, null, null, 1, 1);
        var budget = new SearchBudget(limits, new SearchClock(limits, source.Token));
        var (x, gradient) = (new double[layout.VariableCount], new double[layout.VariableCount]);

        Assert.False(dual.HasShares);
        Assert.True(double.IsFinite(dual.Evaluate(x, 40, gradient, budget)));
        var shares = dual.Share.ToArray();
        source.Cancel();
        Array.Fill(x, 500);

        Assert.True(double.IsNaN(dual.Evaluate(x, 40, gradient, budget)));
        Assert.True(dual.HasShares);
        Assert.Equal(shares, dual.Share);
    }

    private static AllocationProblem County(int people, int courses) =>
        ProblemGenerator.Generate(new GenerationRequest(people, courses, 1, ProblemShape.County));

    private static AllocationAnswer Answer(
        AllocationProblem problem, ISearchObserver observer, CancellationToken token)
    {
        var outcome = new PriceEngine().Solve(problem, SearchLimits.Default, observer, token);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(problem, answer).Faults);
        Assert.Equal(StopReason.Cancelled, answer.Stop);
        return answer;
    }

    // Cancels when it hears of a stage so many times.
    private sealed class Canceller(CancellationTokenSource source, SearchStage stage, int reports) : ISearchObserver
    {
        private int heard;

        public Stopwatch SinceCancelled { get; } = new();

        public long Best { get; private set; }

        public void Report(SearchProgress progress)
        {
            if (progress.Stage == stage && ++heard == reports)
            {
                Best = progress.Best ?? 0;
                SinceCancelled.Start();
                source.Cancel();
            }
        }
    }
}
