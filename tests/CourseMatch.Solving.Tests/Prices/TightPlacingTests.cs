using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation.Assignments;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Prices.Searches;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Prices;

public sealed class TightPlacingTests
{
    private const long Work = 60_000;

    /// <summary>
    /// Class e of the literature: everybody must have a place, and amounts from 1 to 100 hardly ever match. Within this
    /// work, about a second, all are placed near the bound, the same way whatever the number of threads.
    /// </summary>
    [Theory]
    [InlineData(10, 400)]
    [InlineData(20, 300)]
    public void Places_everybody_near_the_bound(int agents, int jobs)
    {
        var instance = AssignmentInstance.Make(AssignmentClass.E, agents, jobs, 1);
        var problem = instance.ToProblem();
        var answer = Solve(problem, threads: 1);
        Assert.Equal(jobs, answer.ChosenOption.Count(option => option >= 0));
        var total = (long)instance.Reward * jobs;
        var (cost, least) = (total - answer.Objective, total - answer.Bound);
        Assert.InRange(cost, least, least * 1.002);
        var other = Solve(problem, threads: 3);
        Assert.Equal((answer.Objective, answer.Bound), (other.Objective, other.Bound));
        Assert.Equal(answer.ChosenOption.AsSpan(), other.ChosenOption.AsSpan());
    }

    /// <summary>What annealing keeps is feasible; what it started from was not.</summary>
    [Fact]
    public void Annealing_ends_with_loads_that_fit()
    {
        var (model, core, budget) = Core(5, 60);
        var crowded = new Plan(model);
        crowded.CopyFrom(core.BestOfAll());
        Assert.False(crowded.IsFeasible);
        var annealing = new Annealing(core);
        annealing.Run(1, 200_000, budget);
        var best = annealing.Best;
        Assert.NotNull(best);
        var plan = new Plan(model);
        plan.CopyFrom(best);
        Assert.True(plan.IsFeasible);
        Assert.DoesNotContain(-1, best);
        annealing.Run(1, 200_000, budget);
        Assert.Equal(best, annealing.Best);
    }

    /// <summary>A lane asked to stop does so at once, with nothing or something feasible.</summary>
    [Fact]
    public void Annealing_stops_when_cancelled()
    {
        var (_, core, _) = Core(5, 60);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var limits = new SearchLimits(0, null, null, 1, 1);
        var annealing = new Annealing(core);
        annealing.Run(1, long.MaxValue / 2, new SearchBudget(limits, new SearchClock(limits, source.Token)));
        Assert.Null(annealing.Best);
    }

    /// <summary>Where seats are used one at a time nothing is annealed.</summary>
    [Fact]
    public void Seats_of_equal_size_are_left_to_chains()
    {
        var builder = new AllocationProblemBuilder();
        for (var course = 0; course < 20; course++)
        {
            builder.AddResource($"course{course}", 5);
        }

        for (var person = 0; person < 200; person++)
        {
            var applicant = builder.AddApplicant($"P{person}");
            for (var course = 0; course < 20; course++)
            {
                builder.AddOption(applicant, $"course{course}", 100 + ((person * 7 + course * 11) % 50), [(course, 1)]);
            }
        }

        var model = RootModel.Of(builder.Build());
        var limits = new SearchLimits(0, null, null, 1, 1);
        var budget = new SearchBudget(limits, new SearchClock(limits, default));
        var temperatures = Temperatures.For(model);
        var offered = 0;
        var ascent = new DualAscent(model, temperatures, WorkCrew.Alone, budget)
        {
            Priced = found => new TightPlacing(found, temperatures, WorkCrew.Alone, budget, 1).Run(_ => ++offered > 0),
        };
        ascent.FromNothing();
        Assert.Equal(0, offered);
    }

    private static AllocationAnswer Solve(AllocationProblem problem, int threads)
    {
        var limits = SearchLimits.ForWork(Work) with { Threads = threads };
        var outcome = new PriceEngine().Solve(problem, limits, SilentObserver.Instance, default);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(problem, answer).Faults);
        return answer;
    }

    private static (SeatModel Model, AnnealingCore Core, SearchBudget Budget) Core(int agents, int jobs)
    {
        var model = RootModel.Of(AssignmentInstance.Make(AssignmentClass.E, agents, jobs, 1).ToProblem());
        var limits = new SearchLimits(0, null, null, 1, 1);
        var budget = new SearchBudget(limits, new SearchClock(limits, default));
        var temperatures = Temperatures.For(model);
        var ascent = new DualAscent(model, temperatures, WorkCrew.Alone, budget) { Priced = _ => true };
        ascent.FromNothing();
        return (model, new AnnealingCore(new Guidance(ascent.State, temperatures.End)), budget);
    }
}
