using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Exhaustive;

/// <summary>Random answers, feasible or not: the checker against the oracle's own arithmetic.</summary>
public class CheckerOracleTests
{
    [Fact]
    public void Checker_accepts_exactly_the_feasible_answers()
    {
        var counts = new int[2];
        for (var seed = 0; seed < 4000; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var random = new Random(seed);
            var chosen = new int[problem.ApplicantCount];
            for (var person = 0; person < chosen.Length; person++)
            {
                chosen[person] = random.Next(3) > 0 && problem.FixedOption[person] >= 0
                    ? problem.FixedOption[person] : random.Next(-1, problem.OptionsOf(person));
            }

            var worth = ExhaustiveSearch.Worth(problem, chosen);
            var isFeasible = worth is not null && problem.FixedOption.Zip(chosen).All(
                pair => pair.First < 0 || pair.First == pair.Second);
            var verdict = AllocationChecker.Check(problem, Answer(chosen, worth ?? 0));

            counts[isFeasible ? 1 : 0]++;
            Assert.True(isFeasible == verdict.Accepted
                || (!isFeasible && verdict.Faults.Any(fault => fault.Place != "objective")),
                $"seed {seed}: {string.Join("; ", verdict.Faults)}");
            if (isFeasible)
            {
                Assert.Empty(verdict.Faults);
                Assert.Single(AllocationChecker.Check(problem, Answer(chosen, worth!.Value - 1)).Faults,
                    fault => fault.Place == "objective");
            }
        }

        Assert.All(counts, count => Assert.InRange(count, 1000, 3000));
    }

    private static AllocationAnswer Answer(int[] chosen, long objective) => new()
    {
        ChosenOption = [.. chosen],
        Objective = objective,
        Bound = objective,
        Stop = StopReason.Optimal,
        Engine = "",
        Seconds = 0,
        Seed = 1,
    };
}
