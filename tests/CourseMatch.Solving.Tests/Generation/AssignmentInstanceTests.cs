using CourseMatch.Solving.Generation.Assignments;

namespace CourseMatch.Solving.Tests.Generation;

/// <summary>The rules of the literature, recomputed from the finished instance.</summary>
public class AssignmentInstanceTests
{
    [Fact]
    public void Class_a_has_its_ranges_and_the_capacity_by_the_peak_of_the_cheapest_agents()
    {
        var instance = AssignmentInstance.Make(AssignmentClass.A, 5, 100, 1);

        Assert.Equal((5, 25), (instance.Weight.Min(), instance.Weight.Max()));
        Assert.Equal((10, 50), (instance.Cost.Min(), instance.Cost.Max()));
        var load = new int[5];
        for (var job = 0; job < 100; job++)
        {
            var cheapest = Enumerable.Range(0, 5).MinBy(agent => instance.Cost[(agent * 100) + job]);
            load[cheapest] += instance.Weight[(cheapest * 100) + job];
        }

        var expected = (int)((0.6 * (100 / 5) * 15) + (0.4 * load.Max()) + 1e-9);
        Assert.All(instance.Capacity, capacity => Assert.InRange(capacity, expected - 1, expected));
    }

    [Fact]
    public void Class_b_is_class_a_with_seventy_percent_of_the_capacity()
    {
        var loose = AssignmentInstance.Make(AssignmentClass.A, 10, 200, 4);
        var tight = AssignmentInstance.Make(AssignmentClass.B, 10, 200, 4);

        Assert.Equal(loose.Cost.AsSpan(), tight.Cost.AsSpan());
        Assert.Equal(loose.Weight.AsSpan(), tight.Weight.AsSpan());
        Assert.InRange(tight.Capacity[0], (loose.Capacity[0] * 0.7) - 1, (loose.Capacity[0] * 0.7) + 1);
    }

    [Fact]
    public void Class_e_makes_cheap_heavy_and_capacities_tight()
    {
        var instance = AssignmentInstance.Make(AssignmentClass.E, 10, 400, 1);

        for (var pair = 0; pair < instance.Cost.Length; pair++)
        {
            var dearest = 1000.0 / instance.Weight[pair];
            Assert.InRange(instance.Cost[pair], Math.Max(0, dearest - 10.5), dearest + 0.5);
        }

        for (var agent = 0; agent < 10; agent++)
        {
            var mean = instance.Weight.AsSpan(agent * 400, 400).ToArray().Average();
            Assert.InRange(instance.Capacity[agent], (0.8 * mean * 40) - 1, 0.8 * mean * 40);
        }
    }

    [Fact]
    public void The_problem_offers_every_agent_to_every_job_at_reward_minus_cost()
    {
        var instance = AssignmentInstance.Make(AssignmentClass.B, 3, 7, 2);
        var problem = instance.ToProblem();

        Assert.Equal((7, 3, 21), (problem.ApplicantCount, problem.ResourceCount, problem.OptionCount));
        var option = problem.OptionIndex(4, 2);
        Assert.Equal(instance.Reward - instance.Cost[(2 * 7) + 4], problem.Score[option]);
        Assert.Equal(instance.Weight[(2 * 7) + 4], problem.UseUnits[problem.FirstUse[option]]);
        Assert.Equal(instance.Capacity.AsSpan(), problem.Capacity.AsSpan());
    }
}
