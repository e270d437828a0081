using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Engines;

public class PlacementTests
{
    // What the placement keeps up to date must at every moment be what the checker computes anew.
    [Fact]
    public void Keeps_objective_and_minima_right_through_any_changes()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var placement = new Placement(problem);
            var random = new Random(seed);
            var marked = Agreed(problem, placement, seed);
            for (var change = 0; change < 60 && problem.OptionCount > 0; change++)
            {
                var option = random.Next(problem.OptionCount);
                var applicant = problem.OptionApplicant[option];
                switch (random.Next(6))
                {
                    case 0:
                        placement.Mark();
                        marked = Agreed(problem, placement, seed);
                        break;
                    case 1:
                        placement.Rollback();
                        Assert.Equal(marked, Agreed(problem, placement, seed));
                        break;
                    case 2:
                        placement.Remove(applicant);
                        break;
                    default:
                        var before = placement.Objective;
                        if (placement.OptionOf(applicant) < 0 && placement.Fits(option))
                        {
                            var gain = placement.Gain(option);
                            placement.Put(option);
                            Assert.Equal(before + gain, placement.Objective);
                        }

                        break;
                }

                Agreed(problem, placement, seed);
            }
        }
    }

    [Fact]
    public void Fits_says_no_to_a_full_resource_and_to_an_excluded_option()
    {
        var builder = new AllocationProblemBuilder();
        var care = builder.AddResource("care", 4);
        foreach (var person in new[] { 0, 1, 2 })
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "two", 5, [(care, 2)]);
            builder.AddOption(person, "three", 5, [(care, 3)]);
        }

        builder.AddExclusion([(0, 0), (2, 0)]);
        var placement = new Placement(builder.Build());
        placement.Put(0);

        Assert.True(placement.Fits(2));
        Assert.False(placement.Fits(3), "two and three exceed four");
        Assert.False(placement.Fits(4), "excluded beside the first");
        placement.Remove(0);
        Assert.True(placement.Fits(3));
        Assert.True(placement.Fits(4));
    }

    private static string Agreed(AllocationProblem problem, Placement placement, int seed)
    {
        var chosen = placement.ToLocalOptions();
        var verdict = AllocationChecker.Check(problem, new AllocationAnswer
        {
            ChosenOption = [.. chosen],
            Objective = placement.Objective,
            Bound = placement.Objective,
            Stop = StopReason.Time,
            Engine = "",
            Seconds = 0,
            Seed = 0,
        });
        var faults = verdict.Faults.Where(fault => !fault.Place.StartsWith("assignments", StringComparison.Ordinal));
        Assert.True(verdict.Objective == placement.Objective, $"seed {seed}: {string.Join("; ", verdict.Faults)}");
        Assert.Equal(placement.BelowMinimum, faults.Count(fault => fault.Sentence.Contains("at least")));
        Assert.DoesNotContain(faults, fault => fault.Sentence.Contains("capacity"));
        Assert.DoesNotContain(faults, fault => fault.Place.Contains("exclusions"));
        return string.Join(",", chosen);
    }
}
