using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Tests.Prices;

public sealed class PackingMovesTests
{
    /// <summary>A plan without chains has badly packed childcare groups; packing wins points and keeps every
    /// condition.</summary>
    [Fact]
    public void Packing_wins_points_and_keeps_a_plan_feasible()
    {
        var wins = 0;
        for (var seed = 1; seed <= 4; seed++)
        {
            var model = RootModel.Of(ProblemGenerator.Generate(new(300, 20, seed, ProblemShape.TightCare)));
            var limits = new SearchLimits(0, null, null, 1, 1);
            var budget = new SearchBudget(limits, new SearchClock(limits, default));
            var temperatures = Temperatures.For(model);
            var ascent = new DualAscent(model, temperatures, WorkCrew.Alone, budget);
            ascent.FromNothing();
            var guidance = new Guidance(ascent.State, temperatures.End);
            var plan = new Plan(model);
            Rounding.Apply(plan, guidance.Share, guidance.Reduced, guidance.Scale);
            Assert.True(new MinimumRepair(plan, guidance.Reduced).Apply());
            Filling.Apply(plan);
            var before = plan.Objective;
            var isImproved = new PackingMoves(plan, guidance, ChainLimits.Quick(guidance.Scale), budget).Apply(100);
            Assert.True(plan.IsFeasible);
            Assert.Equal(isImproved, plan.Objective > before);
            Assert.True((Int128)plan.Objective <= ascent.State.Bound);
            var again = new Plan(model);
            again.CopyFrom(plan.Chosen);
            Assert.Equal(again.Objective, plan.Objective);
            wins += isImproved ? 1 : 0;
        }

        Assert.True(wins > 0);
    }
}
