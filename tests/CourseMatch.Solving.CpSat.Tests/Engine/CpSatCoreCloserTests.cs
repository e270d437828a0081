using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Tests.Runtime;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.CpSat.Tests.Engine;

public sealed class CpSatCoreCloserTests : IDisposable
{
    private static readonly SearchLimits Limits = SearchLimits.Default with { Time = TimeSpan.FromSeconds(60) };

    private readonly NodeRuntime runtime = new();

    public void Dispose() => runtime.Dispose();

    // The incumbent is the first feasible combination in counting order, mostly a poor one.
    [CpSatFact]
    public void Finds_the_best_answer_or_proves_the_incumbent_with_fixed_people_counted_in()
    {
        var closer = new CpSatCoreCloser(runtime);
        var (improved, proven) = (0, 0);
        for (var seed = 40_000; seed < 40_200; seed++)
        {
            var core = RandomProblem.Of(seed);
            var best = ExhaustiveSearch.Best(core);
            if (best is null)
            {
                continue;
            }

            var incumbent = FirstFeasible(core);
            var worth = ExhaustiveSearch.Worth(core, incumbent)!.Value;
            var verdict = closer.Close(core, incumbent, Limits, default);

            Assert.True(verdict.Bound == best, $"seed {seed}: bound {verdict.Bound}, best {best}");
            if (worth < best)
            {
                improved++;
                Assert.Equal(best, ExhaustiveSearch.Worth(core, [.. verdict.Better]));
            }
            else
            {
                proven++;
                Assert.True(verdict.Better.IsDefault, $"seed {seed}: nothing can be better");
            }
        }

        Assert.True(improved > 50 && proven > 10, $"{improved} improved, {proven} proven");
    }

    [Fact]
    public void Without_a_runtime_nothing_is_known_and_no_core_is_small_enough()
    {
        var closer = new CpSatCoreCloser(new NoRuntime());

        Assert.Equal(0, closer.OptionsMax);
        Assert.Equal(CoreVerdict.Nothing, closer.Close(OneSeat(1), [-1], Limits, default));
    }

    [Fact]
    public void An_incumbent_that_already_has_everything_is_proven_without_a_search()
    {
        var verdict = new CpSatCoreCloser(new NoRuntime()).Close(OneSeat(1), [0], Limits, default);

        Assert.True(verdict.Better.IsDefault);
        Assert.Equal(5, verdict.Bound);
    }

    [Fact]
    public void An_incumbent_that_breaks_a_condition_is_a_programming_error()
    {
        Assert.Throws<ArgumentException>(
            () => new CpSatCoreCloser(new NoRuntime()).Close(OneSeat(0), [0], Limits, default));
    }

    private static AllocationProblem OneSeat(int capacity)
    {
        var builder = new AllocationProblemBuilder();
        builder.AddResource("r", capacity);
        builder.AddOption(builder.AddApplicant("A"), "", 5, [(0, 1)]);
        return builder.Build();
    }

    private static int[] Nobody(AllocationProblem problem) => [.. problem.FixedOption];

    private static int[] FirstFeasible(AllocationProblem problem)
    {
        var chosen = Nobody(problem);
        return Extend(0) ? chosen : throw new InvalidOperationException("nothing is feasible");

        bool Extend(int applicant)
        {
            if (applicant == chosen.Length)
            {
                return ExhaustiveSearch.Worth(problem, chosen) is not null;
            }

            if (problem.FixedOption[applicant] >= 0)
            {
                return Extend(applicant + 1);
            }

            for (chosen[applicant] = -1; chosen[applicant] < problem.OptionsOf(applicant); chosen[applicant]++)
            {
                if (Extend(applicant + 1))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
