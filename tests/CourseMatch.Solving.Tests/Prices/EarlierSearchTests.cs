using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Generation.Nights;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>The plan of the next night: 1.5 % of people and offers have changed, the rest is known.</summary>
public sealed class EarlierSearchTests
{
    private const double Gap = 5e-4;

    private static readonly Lazy<(AllocationProblem Tonight, SolvedPlan Yesterday)> Night = new(() =>
    {
        var before = ProblemGenerator.Generate(new(2_000, 130, 5, ProblemShape.County));
        var limits = SearchLimits.ForWork(200_000) with { Gap = Gap };
        var answer = Answer(new PriceEngine().Solve(before, limits, SilentObserver.Instance, default));
        var tonight = NextNight.Make(before, 15, 5).Problem;
        return (StabilityBonus.Add(tonight, before, answer.ChosenOption.AsSpan(), 150),
            SolvedPlan.Of(before, answer));
    });

    // What yesterday knew must be worth more than what it costs to take it over.
    [Fact]
    public void Proves_with_little_work_what_a_search_from_nothing_cannot()
    {
        var (tonight, yesterday) = Night.Value;
        var limits = SearchLimits.ForWork(9_000) with { Gap = Gap };

        var fromYesterday = Answer(new PriceEngine().SolveAgain(
            tonight, yesterday, limits, SilentObserver.Instance, default));
        var fromNothing = Answer(new PriceEngine().Solve(tonight, limits, SilentObserver.Instance, default));

        Assert.InRange(fromYesterday.Gap, 0, Gap);
        Assert.True(fromNothing.Gap > Gap, $"from nothing {fromNothing.Gap}");
    }

    [Fact]
    public void Gives_the_same_answer_with_any_number_of_threads()
    {
        var (tonight, yesterday) = Night.Value;
        var limits = SearchLimits.ForWork(30_000);

        var alone = Answer(new PriceEngine().SolveAgain(
            tonight, yesterday, limits with { Threads = 1 }, SilentObserver.Instance, default));
        var together = Answer(new PriceEngine().SolveAgain(
            tonight, yesterday, limits with { Threads = 4 }, SilentObserver.Instance, default));

        Assert.Equal((alone.Objective, alone.Bound), (together.Objective, together.Bound));
        Assert.Equal(alone.ChosenOption.AsEnumerable(), together.ChosenOption);
    }

    private static AllocationAnswer Answer(AllocationOutcome outcome) =>
        Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
}
