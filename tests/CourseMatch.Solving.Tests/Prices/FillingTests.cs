using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Prices;

public sealed class FillingTests
{
    /// <summary>Who is sought side by side first gets the same as who is asked in turn, and nobody could get
    /// more.</summary>
    [Fact]
    public void Sought_side_by_side_everybody_gets_what_he_gets_in_turn()
    {
        var placed = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var model = RootModel.Of(RandomProblem.Of(seed, peopleMax: 12));
            var start = PartlyFilled(model, seed);
            if (!start.IsFeasible)
            {
                continue;
            }

            var (inTurn, together) = (new Plan(model, start.Chosen), new Plan(model, start.Chosen));
            Filling.Apply(inTurn);
            Filling.Apply(together, new WorkCrew(2));

            Assert.Equal(inTurn.Chosen, together.Chosen);
            Assert.True(together.IsFeasible && together.Objective >= start.Objective, $"seed {seed}");
            Assert.True(IsMaximal(together), $"seed {seed}");
            placed += together.Chosen.Zip(start.Chosen).Count(pair => pair.First != pair.Second);
        }

        Assert.True(placed > 100, $"only {placed} were placed at all");
    }

    /// <summary>Somebody who takes three places opens a course for others who were asked before him.</summary>
    [Fact]
    public void Who_fills_a_course_to_its_minimum_lets_in_who_was_asked_before()
    {
        var builder = new Solving.Problems.AllocationProblemBuilder();
        builder.AddResource("course", 5, 3, 0);
        builder.AddApplicant("one");
        builder.AddOption(0, "seat", 10, [(0, 1)]);
        builder.AddApplicant("three");
        builder.AddOption(1, "seats", 10, [(0, 3)]);
        var model = RootModel.Of(builder.Build());
        var (inTurn, together) = (new Plan(model), new Plan(model));

        Filling.Apply(inTurn);
        Filling.Apply(together, WorkCrew.Alone);

        Assert.Equal([0, 1], inTurn.Chosen);
        Assert.Equal([0, 1], together.Chosen);
    }

    // Filled, and some of those placed taken out again where that is allowed.
    private static Plan PartlyFilled(SeatModel model, int seed)
    {
        var plan = new Plan(model);
        var random = new SplitMix64(seed, 3);
        if (plan.IsFeasible)
        {
            Filling.Apply(plan);
        }

        for (var member = 0; member < model.MemberCount; member++)
        {
            var mark = plan.Mark;
            if (random.Below(2) == 0)
            {
                plan.Set(member, -1);
            }

            if (!plan.IsFeasible)
            {
                plan.Rollback(mark);
            }
        }

        plan.Commit();
        return plan;
    }

    private static bool IsMaximal(Plan plan)
    {
        for (var option = 0; option < plan.Model.OptionCount; option++)
        {
            if (plan.Chosen[plan.Model.OptionMember[option]] < 0 && plan.HasRoom(option) && plan.GainOf(option) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
