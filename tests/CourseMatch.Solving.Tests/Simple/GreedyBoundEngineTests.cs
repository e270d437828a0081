using System.Diagnostics;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Simple;

namespace CourseMatch.Solving.Tests.Simple;

public class GreedyBoundEngineTests
{
    // Work instead of time, so that a busy machine does not decide; about a second each.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Reaches_half_a_percent_on_a_county(int seed)
    {
        var problem = CountyProblem.Of(600, 45, seed);

        var answer = Answer(problem, SearchLimits.ForWork(15_000_000) with { Gap = 0.005 });

        Assert.Equal(StopReason.Gap, answer.Stop);
        Assert.InRange(answer.Gap, 0, 0.005);
        Assert.True(IsComplete(problem, answer));
    }

    [Fact]
    public void Work_limit_gives_the_same_answer_with_any_number_of_threads()
    {
        var problem = CountyProblem.Of(200, 15, 7);
        var limits = SearchLimits.ForWork(1_000_000);

        var once = Answer(problem, limits with { Threads = 1 });
        var again = Answer(problem, limits with { Threads = 2 });
        var other = Answer(problem, limits with { Seed = 2 });

        Assert.Equal<int>(once.ChosenOption, again.ChosenOption);
        Assert.Equal(once with { Seconds = 0, ChosenOption = [] }, again with { Seconds = 0, ChosenOption = [] });
        Assert.NotEqual<int>(once.ChosenOption, other.ChosenOption);
        Assert.Equal(StopReason.Time, once.Stop);
    }

    [Fact]
    public void More_work_is_never_worse()
    {
        var problem = CountyProblem.Of(200, 15, 8);

        var answers = new long[] { 0, 100_000, 1_000_000, 5_000_000 }
            .Select(work => Answer(problem, SearchLimits.ForWork(work))).ToList();

        Assert.Equal(answers.Select(answer => answer.Objective), answers.Select(answer => answer.Objective).Order());
        Assert.Equal(answers.Select(answer => answer.Bound),
            answers.Select(answer => answer.Bound).OrderDescending());
        Assert.True(answers[0].Gap > 2 * answers[3].Gap, $"gaps {answers[0].Gap} and {answers[3].Gap}");
    }

    [Fact]
    public void Time_limit_ends_the_search()
    {
        var watch = Stopwatch.StartNew();

        var answer = Answer(CountyProblem.Of(600, 45, 1),
            SearchLimits.Default with { Time = TimeSpan.FromSeconds(0.3) });

        Assert.Equal(StopReason.Time, answer.Stop);
        Assert.InRange(answer.Seconds, 0.3, 5);
        Assert.InRange(watch.Elapsed.TotalSeconds, answer.Seconds, 6);
    }

    [Fact]
    public void Cancelling_gives_the_best_answer_so_far_at_once()
    {
        var problem = CountyProblem.Of(3000, 200, 1);
        using var source = new CancellationTokenSource();
        var observer = new CancelAfterFirstPlan(source);

        var outcome = new GreedyBoundEngine().Solve(problem, SearchLimits.Default, observer, source.Token);
        var delay = observer.SinceCancelled.Elapsed;

        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.True(AllocationChecker.Check(problem, answer).Accepted);
        Assert.Equal(StopReason.Cancelled, answer.Stop);
        Assert.True(answer.Objective >= observer.Best);
        Assert.True(delay < TimeSpan.FromSeconds(1), $"took {delay}, below 0.1 s on a quiet machine");
    }

    [Fact]
    public void Cancelled_before_it_starts_it_still_answers()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var problem = CountyProblem.Of(600, 45, 1);

        var outcome = new GreedyBoundEngine().Solve(
            problem, SearchLimits.Default, SilentObserver.Instance, source.Token);

        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.True(AllocationChecker.Check(problem, answer).Accepted);
        Assert.Equal(StopReason.Cancelled, answer.Stop);
        Assert.True(IsComplete(problem, answer));
    }

    [Fact]
    public void Empty_problem_is_solved()
    {
        var answer = Answer(new AllocationProblemBuilder().Build(), SearchLimits.Default);

        Assert.Equal((0L, 0L, StopReason.Optimal), (answer.Objective, answer.Bound, answer.Stop));
    }

    // Largest numbers the format allows, in a shape whose sums leave 64 bits as soon as prices are multiplied in.
    [Fact]
    public void Largest_numbers_do_not_overflow()
    {
        var builder = new AllocationProblemBuilder();
        var uses = Enumerable.Range(0, 40)
            .Select(index => (builder.AddResource($"r{index}", 1_000_000, 1_000_000, 1_000_000_000), 1_000_000))
            .ToArray();
        for (var person = 0; person < 60; person++)
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "all", 1_000_000_000, uses);
            builder.AddOption(person, "one", 1_000_000_000, [uses[person % 40]]);
        }

        for (var bonus = 0; bonus < 100; bonus++)
        {
            builder.AddBonus([(bonus % 60, 1)], 1_000_000_000);
        }

        var answer = Answer(builder.Build(), SearchLimits.ForWork(500_000));

        // Persons 0 to 39 get two bonuses each, the others compete with the first twenty for the same resources.
        Assert.Equal(80_000_000_000, answer.Objective);
        Assert.InRange(answer.Bound, answer.Objective, long.MaxValue);
    }

    // Nobody gains from opening alone (cost 100, score 30); four together do, and the course needs three.
    [Fact]
    public void Opens_a_course_that_pays_only_for_several_together()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 4, 3, 100);
        for (var person = 0; person < 6; person++)
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "course", 30 + person, [(course, 1)]);
        }

        var answer = Answer(builder.Build(), SearchLimits.Default);

        Assert.Equal(32 + 33 + 34 + 35 - 100, answer.Objective);
        Assert.Equal(AnswerStatus.Optimal, answer.Status);
    }

    [Fact]
    public void Observer_hears_rising_answers_and_falling_bounds()
    {
        var observer = new Recorder();

        new GreedyBoundEngine().Solve(
            CountyProblem.Of(200, 15, 9), SearchLimits.ForWork(6_000_000), observer, default);

        Assert.Equal([SearchStage.Promises, SearchStage.Bounding, SearchStage.Placing, SearchStage.Improving],
            observer.Heard.Select(progress => progress.Stage).Distinct());
        var figures = observer.Heard.Where(progress => progress.Gap is not null).ToList();
        Assert.Equal(figures.Select(progress => progress.Best), figures.Select(progress => progress.Best).Order());
        Assert.Equal(figures.Select(progress => progress.Bound),
            figures.Select(progress => progress.Bound).OrderDescending());
        Assert.InRange(figures[^1].Percent ?? -1, 1, 100);
    }

    private static AllocationAnswer Answer(AllocationProblem problem, SearchLimits limits)
    {
        var outcome = new GreedyBoundEngine().Solve(problem, limits, SilentObserver.Instance, default);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(problem, answer).Faults);
        return answer;
    }

    /// <summary>
    /// Nobody left out can be given an option that makes a better feasible answer; judged by the checker.
    /// </summary>
    private static bool IsComplete(AllocationProblem problem, AllocationAnswer answer)
    {
        for (var person = 0; person < problem.ApplicantCount; person++)
        {
            for (var option = 0; answer.ChosenOption[person] < 0 && option < problem.OptionsOf(person); option++)
            {
                var tried = answer with { ChosenOption = answer.ChosenOption.SetItem(person, option) };
                var verdict = AllocationChecker.Check(problem, tried);
                var isFeasible = verdict.Faults.All(fault => fault.Place is "objective" or "gap");
                if (verdict.Objective > answer.Objective && isFeasible)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private sealed class Recorder : ISearchObserver
    {
        public List<SearchProgress> Heard { get; } = [];

        public void Report(SearchProgress progress) => Heard.Add(progress);
    }

    private sealed class CancelAfterFirstPlan(CancellationTokenSource source) : ISearchObserver
    {
        public Stopwatch SinceCancelled { get; } = new();

        public long Best { get; private set; }

        public void Report(SearchProgress progress)
        {
            if (progress.Stage == SearchStage.Placing && !source.IsCancellationRequested)
            {
                Best = progress.Best ?? 0;
                SinceCancelled.Start();
                source.Cancel();
            }
        }
    }
}
