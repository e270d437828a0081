using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Generation;

/// <summary>Measurements of different days and machines are comparable only while the problems stay the same.</summary>
public class ProblemGeneratorTests
{
    private static readonly AllocationProblem County = Make(ProblemShape.County);

    [Theory]
    [InlineData("county", "c92d4b14800f9366")]
    [InlineData("tight-care", "543d2fec5df07f5b")]
    [InlineData("min-heavy", "109e7ef26a962df6")]
    [InlineData("couples", "4e42927b9ba63e84")]
    [InlineData("quota", "c7e32180bef50a2d")]
    [InlineData("tiers", "e410f8bfe0483ba2")]
    [InlineData("assignment-a", "d3a875f7c4c42aa8")]
    [InlineData("assignment-b", "69043f54aec15490")]
    [InlineData("assignment-e", "27c189952bed2ce1")]
    public void Makes_the_same_problem_of_a_seed_forever(string shape, string fingerprint)
    {
        var request = new GenerationRequest(400, 24, 7, ProblemShapeNames.ShapeOf(shape)!.Value);

        Assert.Equal(fingerprint, ProblemFingerprint.Of(ProblemGenerator.Generate(request)));
        Assert.NotEqual(fingerprint, ProblemFingerprint.Of(ProblemGenerator.Generate(request with { Seed = 8 })));
    }

    [Fact]
    public void Makes_a_county_with_the_figures_of_the_study()
    {
        var care = Resources(County, "care:");

        Assert.Equal(5_000, County.ApplicantCount);
        Assert.Equal(300, Resources(County, "course:").Length);
        Assert.Equal(3_846, Resources(County, "course:").Sum(course => County.Capacity[course]));
        Assert.InRange(County.OptionCount, 60_000, 95_000);
        Assert.InRange(care.Length, 50, 85);
        Assert.InRange(care.Sum(group => County.Capacity[group]), 400, 700);
        Assert.InRange(Share(County, person => County.OptionsOf(person) == 0), 0.01, 0.05);
        Assert.Equal(40, Enumerable.Range(0, 5_000).Max(County.OptionsOf));
    }

    [Fact]
    public void Lets_part_of_the_courses_run_already_without_minimum_and_cost()
    {
        var courses = Resources(County, "course:");
        var running = courses.Where(course => County.OpeningCost[course] == 0).ToArray();

        Assert.InRange(running.Length, 60, 200);
        Assert.All(running, course => Assert.Equal(0, County.Minimum[course]));
        Assert.All(courses.Except(running), course => Assert.InRange(County.OpeningCost[course], 200, 500));
        Assert.All(courses.Where(course => County.Minimum[course] > 0),
            course => Assert.InRange(County.Minimum[course], 6, 10));
    }

    [Fact]
    public void Has_less_care_and_more_need_of_it_in_tight_care()
    {
        var tight = Make(ProblemShape.TightCare);

        Assert.True(CareUse(tight) > 2 * CareUse(County), $"{CareUse(tight)} against {CareUse(County)}");
        Assert.True(Places(tight) < Places(County), $"{Places(tight)} against {Places(County)}");
    }

    [Fact]
    public void Has_a_high_minimum_and_cost_on_every_course_in_min_heavy()
    {
        var heavy = Make(ProblemShape.MinHeavy);

        Assert.All(Resources(heavy, "course:"), course =>
        {
            Assert.InRange(heavy.Minimum[course] / (double)heavy.Capacity[course], 0.5, 0.85);
            Assert.InRange(heavy.OpeningCost[course], 1_000, 4_000);
        });
    }

    [Fact]
    public void Has_many_conditions_between_two_people_in_couples()
    {
        var couples = Make(ProblemShape.Couples);

        Assert.InRange(County.ExclusionCount, 100, 300);
        Assert.InRange(couples.ExclusionCount, 1_000, 3_000);
        Assert.True(couples.BonusCount > 5 * County.BonusCount);
        for (var exclusion = 0; exclusion < couples.ExclusionCount; exclusion++)
        {
            var people = couples.Exclusions[exclusion].ToArray().Select(option => couples.OptionApplicant[option]);
            Assert.Equal(2, people.Distinct().Count());
        }
    }

    [Fact]
    public void Rewards_only_pairs_that_may_be_chosen_together()
    {
        var couples = Make(ProblemShape.Couples);
        for (var bonus = 0; bonus < couples.BonusCount; bonus++)
        {
            var pair = couples.Bonuses[bonus];
            Assert.Equal(2, pair.Length);
            var shared = couples.OptionExclusions[pair[0]].ToArray()
                .Intersect(couples.OptionExclusions[pair[1]].ToArray());
            Assert.Empty(shared);
        }
    }

    [Fact]
    public void Takes_a_paid_seat_and_several_hours_with_each_seat_in_quota()
    {
        var quota = Make(ProblemShape.Quota);

        for (var option = 0; option < quota.OptionCount; option++)
        {
            var uses = Enumerable.Range(quota.FirstUse[option], quota.FirstUse[option + 1] - quota.FirstUse[option])
                .Select(use => (Kind: quota.ResourceIds[quota.UseResource[use]].Split(':')[0], quota.UseUnits[use]))
                .ToDictionary(use => use.Kind, use => use.Item2);
            Assert.Equal((1, 1), (uses["course"], uses["paid"]));
            Assert.Contains(uses["hours"], new[] { 3, 6, 9 });
        }
    }

    [Fact]
    public void Puts_urgency_far_above_fit_in_tiers()
    {
        var tiers = Make(ProblemShape.Tiers);

        Assert.InRange(tiers.Score.Max(), 1_000_000, 1_003_000);
        Assert.InRange(tiers.Score.Min(), 4_000, 6_000);
        Assert.Equal(County.OptionCount, tiers.OptionCount);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(1_000_001, 10)]
    [InlineData(10, 100_001)]
    public void Refuses_sizes_out_of_bounds(int people, int courses)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ProblemGenerator.Generate(new GenerationRequest(people, courses, 1, ProblemShape.County)));
    }

    [Fact]
    public void Refuses_more_pairs_than_fit_into_memory_where_everybody_may_go_everywhere()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ProblemGenerator.Generate(new GenerationRequest(200_000, 101, 1, ProblemShape.AssignmentA)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(30, 1)]
    public void Makes_the_smallest_counties_too(int people, int courses)
    {
        foreach (var name in ProblemShapeNames.All)
        {
            var shape = ProblemShapeNames.ShapeOf(name)!.Value;
            Assert.Equal(name, ProblemShapeNames.NameOf(shape));
            var problem = ProblemGenerator.Generate(new GenerationRequest(people, courses, 3, shape));
            Assert.Equal(people, problem.ApplicantCount);
        }
    }

    private static AllocationProblem Make(ProblemShape shape) =>
        ProblemGenerator.Generate(new GenerationRequest(5_000, 300, 1, shape));

    private static int[] Resources(AllocationProblem problem, string start) =>
    [
        .. Enumerable.Range(0, problem.ResourceCount)
            .Where(index => problem.ResourceIds[index].StartsWith(start, StringComparison.Ordinal)),
    ];

    private static double Share(AllocationProblem problem, Func<int, bool> isSo) =>
        Enumerable.Range(0, problem.ApplicantCount).Count(isSo) / (double)problem.ApplicantCount;

    private static int CareUse(AllocationProblem problem) =>
        Resources(problem, "care:").Sum(group => problem.ResourceOptions[group].Length);

    private static int Places(AllocationProblem problem) =>
        Resources(problem, "care:").Sum(group => problem.Capacity[group]);
}
