using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Tests.Prices;

public sealed class OccupancyTests
{
    // Everybody into the same few courses, far beyond their capacity, and out again, back and forth.
    [Fact]
    public void A_plan_knows_who_is_where_even_while_it_is_overfilled()
    {
        var model = RootModel.Of(ProblemGenerator.Generate(new(200, 12, 5, ProblemShape.TightCare)));
        var plan = new Plan(model);
        var random = new SplitMix64(7, 5);
        for (var step = 0; step < 4_000; step++)
        {
            var member = random.Below(model.MemberCount);
            var options = model.FirstOption[member + 1] - model.FirstOption[member];
            // The first option of all: most people share it, so some resources are much too full.
            plan.Set(member, options == 0 || random.Below(4) == 0 ? -1
                : model.FirstOption[member] + (random.Below(2) == 0 ? 0 : random.Below(options)));
            if (step % 3 == 0)
            {
                plan.Rollback(Math.Max(0, plan.Mark - random.Below(3)));
            }

            if (step % 200 == 0)
            {
                AssertOccupants(plan);
            }
        }

        Assert.True(plan.OverCount > 0);
        AssertOccupants(plan);
    }

    private static void AssertOccupants(Plan plan)
    {
        var model = plan.Model;
        var expected = Enumerable.Range(0, model.ResourceCount).Select(_ => new List<int>()).ToArray();
        foreach (var option in plan.Chosen.Where(option => option >= 0))
        {
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                expected[model.UseResource[use]].Add(use);
            }
        }

        for (var resource = 0; resource < expected.Length; resource++)
        {
            Assert.Equal(expected[resource].Order(), plan.Occupants(resource).ToArray().Order());
        }
    }
}
