using System.Diagnostics;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Prices;

public class PriceEngineTests
{
    // Work instead of time, so that a busy machine does not decide.
    [Theory]
    [InlineData(ProblemShape.County, 0.002)]
    [InlineData(ProblemShape.TightCare, 0.002)]
    [InlineData(ProblemShape.MinHeavy, 0.003)]
    [InlineData(ProblemShape.Couples, 0.0005)]
    [InlineData(ProblemShape.Quota, 0.0005)]
    [InlineData(ProblemShape.Tiers, 0.002)]
    public void Reaches_a_small_certified_gap_on_every_shape(ProblemShape shape, double gap)
    {
        var problem = ProblemGenerator.Generate(new GenerationRequest(600, 45, 1, shape));

        var answer = Answer(problem, SearchLimits.ForWork(60_000) with { Gap = gap });

        Assert.InRange(answer.Gap, 0, gap);
        Assert.True(Completeness.Holds(problem, answer));
    }

    // Where nothing can run out, everybody's best option is the optimum: no search, whatever the size.
    [Fact]
    public void Without_anything_scarce_the_optimum_is_proven_at_once()
    {
        var county = County(600, 45, 1);
        var builder = new AllocationProblemBuilder();
        for (var resource = 0; resource < county.ResourceCount; resource++)
        {
            builder.AddResource(county.ResourceIds[resource], ProblemLimits.UnitsMax, 0, 0);
        }

        var best = 0L;
        for (var person = 0; person < county.ApplicantCount; person++)
        {
            var applicant = builder.AddApplicant(county.ApplicantIds[person]);
            var own = 0;
            for (var option = county.FirstOption[person]; option < county.FirstOption[person + 1]; option++)
            {
                var (first, end) = (county.FirstUse[option], county.FirstUse[option + 1]);
                var uses = Enumerable.Range(first, end - first)
                    .Select(use => (county.UseResource[use], county.UseUnits[use]));
                builder.AddOption(applicant, "", county.Score[option], [.. uses]);
                own = Math.Max(own, county.Score[option]);
            }

            best += own;
        }

        var answer = Answer(builder.Build(), SearchLimits.ForWork(1_500));

        Assert.Equal((best, best, StopReason.Optimal), (answer.Objective, answer.Bound, answer.Stop));
    }

    [Fact]
    public void Work_limit_gives_the_same_answer_with_any_number_of_threads()
    {
        var problem = County(200, 15, 7);
        var limits = SearchLimits.ForWork(20_000);

        var once = Answer(problem, limits with { Threads = 1 });
        var again = Answer(problem, limits with { Threads = 2 });

        Assert.Equal<int>(once.ChosenOption, again.ChosenOption);
        Assert.Equal(once with { Seconds = 0, ChosenOption = [] }, again with { Seconds = 0, ChosenOption = [] });
    }

    [Fact]
    public void More_work_is_never_worse()
    {
        var problem = County(200, 15, 8);

        var answers = new long[] { 0, 500, 3_000, 20_000 }
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

        var answer = Answer(County(600, 45, 1),
            SearchLimits.Default with { Time = TimeSpan.FromSeconds(0.3), Gap = 0 });

        Assert.Equal(StopReason.Time, answer.Stop);
        // Thirty seconds is what it takes without the limit; a busy machine is given ten. Parts of a few people, which
        // come last, may leave a little of their share.
        Assert.InRange(answer.Seconds, 0.29, 10);
        Assert.InRange(watch.Elapsed.TotalSeconds, answer.Seconds, 10.5);
    }

    [Fact]
    public void Empty_problem_is_solved()
    {
        var answer = Answer(new AllocationProblemBuilder().Build(), SearchLimits.Default);

        Assert.Equal((0L, 0L, StopReason.Optimal), (answer.Objective, answer.Bound, answer.Stop));
    }

    // Where nobody is in anybody's way the best option of each is the optimum, and that takes no search.
    [Fact]
    public void Without_coupling_the_optimum_is_proven_at_the_root()
    {
        var builder = new AllocationProblemBuilder();
        var random = new SplitMix64(1, 7);
        var best = 0L;
        for (var resource = 0; resource < 20; resource++)
        {
            builder.AddResource($"r{resource}", 3_000);
        }

        for (var person = 0; person < 1_000; person++)
        {
            builder.AddApplicant($"P{person}");
            var scores = Enumerable.Range(0, 12).Select(_ => random.Below(10_000)).ToArray();
            for (var option = 0; option < scores.Length; option++)
            {
                builder.AddOption(person, $"o{option}", scores[option], [((person + option) % 20, 1 + option % 3)]);
            }

            best += scores.Max();
        }

        var observer = new Recorder();
        var outcome = new PriceEngine().Solve(builder.Build(), SearchLimits.ForWork(500), observer, default);

        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Equal((best, best, StopReason.Optimal), (answer.Objective, answer.Bound, answer.Stop));
        Assert.DoesNotContain(observer.Heard, progress => progress.Stage == SearchStage.Improving);
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

        var answer = Answer(builder.Build(), SearchLimits.ForWork(20_000));

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

        new PriceEngine().Solve(
            County(200, 15, 9), SearchLimits.ForWork(20_000), observer, default);

        Assert.Equal([SearchStage.Promises, SearchStage.Bounding, SearchStage.Placing],
            observer.Heard.Select(progress => progress.Stage).Distinct().Take(3));
        var figures = observer.Heard.Where(progress => progress.Gap is not null).ToList();
        Assert.Equal(figures.Select(progress => progress.Best), figures.Select(progress => progress.Best).Order());
        Assert.Equal(figures.Select(progress => progress.Bound),
            figures.Select(progress => progress.Bound).OrderDescending());
    }

    private static AllocationProblem County(int people, int courses, int seed) =>
        ProblemGenerator.Generate(new GenerationRequest(people, courses, seed, ProblemShape.County));

    private static AllocationAnswer Answer(AllocationProblem problem, SearchLimits limits)
    {
        var outcome = new PriceEngine().Solve(problem, limits, SilentObserver.Instance, default);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(problem, answer).Faults);
        return answer;
    }

    private sealed class Recorder : ISearchObserver
    {
        public List<SearchProgress> Heard { get; } = [];

        public void Report(SearchProgress progress) => Heard.Add(progress);
    }
}
