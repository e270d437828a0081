using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>A plan knows at any time what counting everything anew would tell.</summary>
public sealed class PlanTests
{
    private const int Seeds = 300;

    /// <summary>Any choices, feasible or not, with bonuses, minima, exclusions, and resources others keep
    /// open.</summary>
    [Fact]
    public void Made_at_once_it_equals_one_made_choice_by_choice()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (model, random) = (Model(seed), new Random(seed));
            var chosen = Enumerable.Range(0, model.MemberCount).Select(member => Any(model, member, random)).ToArray();
            var slowly = new Plan(model);
            for (var member = 0; member < chosen.Length; member++)
            {
                slowly.Set(member, chosen[member]);
            }

            var atOnce = new Plan(model, chosen);

            AssertSame(slowly, atOnce, seed);
            Assert.Equal(0, atOnce.Mark);
            for (var step = 0; step < 20 && model.MemberCount > 0; step++)
            {
                var member = random.Next(model.MemberCount);
                var option = Any(model, member, random);
                slowly.Set(member, option);
                atOnce.Set(member, option);
            }

            AssertSame(slowly, atOnce, seed);
        }
    }

    [Fact]
    public void After_many_changes_everybody_is_found_where_he_is()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (model, random) = (Model(seed), new Random(seed));
            var plan = new Plan(model);
            for (var step = 0; step < 60 && model.MemberCount > 0; step++)
            {
                var mark = plan.Mark;
                var member = random.Next(model.MemberCount);
                plan.Set(member, Any(model, member, random));
                plan.Set(member, Any(model, member, random));
                if (random.Next(3) == 0)
                {
                    plan.Rollback(mark);
                }
            }

            for (var resource = 0; resource < model.ResourceCount; resource++)
            {
                var uses = plan.Chosen.Where(option => option >= 0)
                    .SelectMany(option => Enumerable.Range(
                        model.FirstUse[option], model.FirstUse[option + 1] - model.FirstUse[option]))
                    .Where(use => model.UseResource[use] == resource).ToList();
                Assert.Equal(uses.Order(), plan.Occupants(resource).ToArray().Order());
                Assert.Equal(uses.Sum(use => model.UseUnits[use]), plan.Load[resource]);
            }
        }
    }

    /// <summary>What an option would gain is what choosing it does gain, wherever the plan is feasible
    /// then.</summary>
    [Fact]
    public void The_gain_foretold_is_the_gain_made()
    {
        var gains = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (model, random) = (Model(seed), new Random(seed));
            var plan = new Plan(model);
            for (var option = 0; option < model.OptionCount; option++)
            {
                var member = model.OptionMember[option];
                if (plan.Chosen[member] >= 0 || !plan.Fits(member, option))
                {
                    continue;
                }

                Assert.True(plan.HasRoom(option));
                var (foretold, before, mark) = (plan.GainOf(option), plan.Objective, plan.Mark);
                plan.Set(member, option);
                Assert.True(foretold == (plan.IsFeasible ? Math.Max(0, plan.Objective - before) : 0), $"seed {seed}");
                gains += foretold > 0 ? 1 : 0;
                if (random.Next(3) == 0)
                {
                    plan.Rollback(mark);
                }
            }
        }

        Assert.True(gains > Seeds, "something must be gained somewhere");
    }

    // Every other model is that of the people without a promise, beside those who have one.
    private static SeatModel Model(int seed)
    {
        var problem = RandomProblem.Of(seed, peopleMax: 12);
        var root = RootModel.Of(problem);
        if (seed % 2 == 0)
        {
            return root;
        }

        var promised = new Plan(root);
        var free = new List<int>();
        for (var person = 0; person < problem.ApplicantCount; person++)
        {
            if (problem.FixedOption[person] < 0)
            {
                free.Add(person);
            }
            else
            {
                promised.Set(person, problem.OptionIndex(person, problem.FixedOption[person]));
            }
        }

        return new Extraction(root).Take(promised, [.. free]);
    }

    private static int Any(SeatModel model, int member, Random random)
    {
        var (first, count) = (model.FirstOption[member], model.FirstOption[member + 1] - model.FirstOption[member]);
        return random.Next(4) == 0 || count == 0 ? -1 : first + random.Next(count);
    }

    private static void AssertSame(Plan expected, Plan plan, int seed)
    {
        Assert.Equal(expected.Chosen, plan.Chosen);
        Assert.Equal(expected.Load, plan.Load);
        Assert.True((expected.Objective, expected.OverCount, expected.ShortCount)
            == (plan.Objective, plan.OverCount, plan.ShortCount), $"seed {seed}");
        for (var resource = 0; resource < plan.Model.ResourceCount; resource++)
        {
            // Which of several who might go goes first depends on this order.
            Assert.Equal(expected.Occupants(resource), plan.Occupants(resource));
        }

        for (var bonus = 0; bonus < plan.Model.BonusCount; bonus++)
        {
            Assert.Equal(expected.IsEarned(bonus), plan.IsEarned(bonus));
        }
    }
}
