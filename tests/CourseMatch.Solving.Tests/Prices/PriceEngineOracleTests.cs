using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>Random small problems: the price engine, with and without its exhaustive short cut, against every
/// combination there is, judged by the checker.</summary>
public class PriceEngineOracleTests
{
    private const int BatchSize = 250;

    // Without the short cut for tiny problems, prices, chains and branch and bound have to prove everything.
    private static readonly PriceSettings WithoutShortCut = new() { TinyCombinations = 0 };

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Engine_agrees_with_exhaustive_search(int batch)
    {
        AgreeInBatch(new PriceEngine(), batch);
        AgreeInBatch(new PriceEngine(WithoutShortCut), batch);
    }

    private static void AgreeInBatch(PriceEngine engine, int batch)
    {
        for (var seed = batch * BatchSize; seed < (batch + 1) * BatchSize; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var best = ExhaustiveSearch.Best(problem);

            engine.Solve(problem, SearchLimits.ForWork(200_000), SilentObserver.Instance, default).Match(
                answered => Agrees(problem, answered.Answer, best, seed),
                infeasible => best is null ? true : throw Disagreement(seed, $"infeasible, but {best} is possible"),
                undecided => throw Disagreement(seed, "undecided"));
        }
    }

    // Whatever ends the search early, the answer is feasible and complete, and the bound true.
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(400)]
    public void Hurried_answers_are_feasible_complete_and_truly_bounded(int work)
    {
        for (var seed = 5000; seed < 5300; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var outcome = new PriceEngine(WithoutShortCut).Solve(
                problem, SearchLimits.ForWork(work), SilentObserver.Instance, default);
            if (outcome is not AllocationOutcome.Answered { Answer: var answer })
            {
                continue;
            }

            Assert.True(AllocationChecker.Check(problem, answer).Accepted, $"seed {seed}");
            Assert.True(answer.Bound >= ExhaustiveSearch.Best(problem), $"seed {seed}: bound {answer.Bound}");
            Assert.True(IsComplete(problem, answer), $"seed {seed}: somebody left out could still gain");
        }
    }

    private static bool Agrees(AllocationProblem problem, AllocationAnswer answer, long? best, int seed)
    {
        var verdict = AllocationChecker.Check(problem, answer);
        if (!verdict.Accepted)
        {
            throw Disagreement(seed, string.Join("; ", verdict.Faults));
        }

        if (answer.Bound < best || best is null)
        {
            throw Disagreement(seed, $"bound {answer.Bound}, best possible {best}");
        }

        if (answer.Status != AnswerStatus.Optimal || answer.Objective != best)
        {
            throw Disagreement(seed, $"objective {answer.Objective}, bound {answer.Bound}, best possible {best}");
        }

        return true;
    }

    private static bool IsComplete(AllocationProblem problem, AllocationAnswer answer)
    {
        var chosen = answer.ChosenOption.ToArray();
        for (var person = 0; person < chosen.Length; person++)
        {
            for (var option = 0; chosen[person] < 0 && option < problem.OptionsOf(person); option++)
            {
                var tried = (int[])chosen.Clone();
                tried[person] = option;
                if (ExhaustiveSearch.Worth(problem, tried) > answer.Objective)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static InvalidOperationException Disagreement(int seed, string what) => new($"seed {seed}: {what}");
}
