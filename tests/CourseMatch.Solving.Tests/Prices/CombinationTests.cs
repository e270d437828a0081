using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Prices.Searches;

namespace CourseMatch.Solving.Tests.Prices;

public class CombinationTests
{
    // Roundings of the same shares fail in different places; what is made of two must beat both.
    [Fact]
    public void Of_two_plans_comes_a_feasible_one_better_than_both()
    {
        var model = County();
        var temperatures = Temperatures.For(model);
        var budget = Budget();
        var ascent = new DualAscent(model, temperatures, WorkCrew.Alone, budget);
        ascent.FromNothing();
        var guidance = ascent.State.GuidanceAt(temperatures.End);
        var combination = new Combination(ascent.State, temperatures, WorkCrew.Alone, budget);
        var plans = Enumerable.Range(1, 6)
            .Select(variant => FirstPlan.Make(guidance, budget, variant: (ulong)variant)!).ToList();
        var better = 0;
        for (var index = 1; index < plans.Count; index++)
        {
            var (one, other) = (plans[index - 1], plans[index]);
            var (high, low) = one.Objective >= other.Objective ? (one, other) : (other, one);
            if (combination.Of(high.Chosen, low.Chosen) is { } made)
            {
                better++;
                Assert.True(made.IsFeasible);
                Assert.True(made.Objective > high.Objective, $"pair {index}");
                Assert.True(made.Objective <= ascent.State.Bound, $"pair {index}");
            }
        }

        Assert.True(plans.Select(plan => plan.Objective).Distinct().Count() > 1, "all variants are alike");
        Assert.True(better > 0, "no pair made anything better");
    }

    [Fact]
    public void Pieces_hold_everybody_once_and_keep_couples_together()
    {
        var model = County();
        var members = Enumerable.Range(0, model.MemberCount)
            .Where(member => model.FirstMember[model.MemberUnit[member]] % 3 != 0).ToArray();

        var pieces = Neighbours.InPieces(model, members, 40);

        Assert.Equal(members, pieces.SelectMany(piece => piece).Order());
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 41));
        Assert.True(pieces.Count < (members.Length / 20) + 1, $"{pieces.Count} pieces");
        foreach (var piece in pieces)
        {
            Assert.All(piece, member => Assert.Equal(
                members.Count(other => model.MemberUnit[other] == model.MemberUnit[member]),
                piece.Count(other => model.MemberUnit[other] == model.MemberUnit[member])));
        }
    }

    private static SeatModel County()
    {
        var problem = ProblemGenerator.Generate(new GenerationRequest(600, 45, 3, ProblemShape.County));
        var root = RootModel.Of(problem);
        return new Extraction(root).Take(new Plan(root), [.. Enumerable.Range(0, problem.ApplicantCount)]);
    }

    private static SearchBudget Budget()
    {
        var limits = new SearchLimits(0, null, null, 1, 1);
        return new SearchBudget(limits, new SearchClock(limits, default));
    }
}
