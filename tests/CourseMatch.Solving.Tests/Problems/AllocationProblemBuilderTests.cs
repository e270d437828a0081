using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Problems;

public class AllocationProblemBuilderTests
{
    [Fact]
    public void Sorts_options_by_applicant_and_keeps_their_order_within_each()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 10, 3, 150);
        var care = builder.AddResource("care", 8);
        var first = builder.AddApplicant("P1");
        var second = builder.AddApplicant("P2");
        Assert.Equal(0, builder.AddOption(second, "b0", 5, [(care, 2)]));
        Assert.Equal(0, builder.AddOption(first, "a0", 7, [(course, 1), (care, 3)]));
        Assert.Equal(1, builder.AddOption(second, "b1", -4, [(course, 1)]));
        builder.Fix(second, 1);
        builder.AddExclusion([(second, 1), (first, 0), (second, 1)]);
        builder.AddBonus([(second, 0), (first, 0)], 9);

        var problem = builder.Build();

        Assert.Equal<string>(["a0", "b0", "b1"], problem.OptionIds);
        Assert.Equal<int>([7, 5, -4], problem.Score);
        Assert.Equal<int>([0, 1, 3], problem.FirstOption);
        Assert.Equal<int>([0, 1, 1], problem.OptionApplicant);
        Assert.Equal<int>([0, 2, 3, 4], problem.FirstUse);
        Assert.Equal<int>([course, care, care, course], problem.UseResource);
        Assert.Equal<int>([1, 3, 2, 1], problem.UseUnits);
        Assert.Equal<int>([-1, 1], problem.FixedOption);
        Assert.Equal([0, 2], problem.Exclusions[0].ToArray());
        Assert.Equal([0, 1], problem.Bonuses[0].ToArray());
        Assert.Equal([0, 2], problem.ResourceOptions[course].ToArray());
        Assert.Equal([0, 1], problem.ResourceOptions[care].ToArray());
        Assert.Equal([0], problem.OptionExclusions[2].ToArray());
        Assert.Empty(problem.OptionBonuses[2].ToArray());
        Assert.Equal((3, 150), (problem.Minimum[course], problem.OpeningCost[course]));
    }

    [Fact]
    public void Refuses_what_no_problem_may_hold()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 1_000_000, 1_000_000, 1_000_000_000);
        var person = builder.AddApplicant("P1");
        builder.AddOption(person, "", -1_000_000_000, [(course, 1_000_000)]);

        Assert.Throws<ArgumentException>(() => builder.AddResource("course", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddResource("x", 1_000_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddResource("x", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddResource("x", 1, 1_000_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddResource("x", 1, 0, 1_000_000_001));
        Assert.Throws<ArgumentException>(() => builder.AddApplicant("P1"));
        Assert.Throws<ArgumentException>(() => builder.AddOption(person, "o", 1, []));
        Assert.Throws<ArgumentException>(() => builder.AddOption(person, "o", 1, [(course, 1), (course, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOption(person, "o", 1, [(course, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOption(person, "o", 1, [(course + 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOption(person, "o", 1_000_000_001, [(course, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOption(person + 1, "o", 1, [(course, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Fix(person, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddExclusion([(person, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddBonus([(person, 0)], -1));
        builder.Fix(person, 0);
        Assert.Throws<ArgumentException>(() => builder.Fix(person, 0));

        Assert.Equal(1, builder.Build().OptionCount);
    }

    // A refused option must leave nothing behind: the next one may use the same resources.
    [Fact]
    public void Accepts_an_option_after_a_refused_one_with_the_same_resources()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 5);
        var person = builder.AddApplicant("P1");
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOption(person, "o", 1, [(course, 1), (7, 1)]));

        Assert.Equal(0, builder.AddOption(person, "o", 1, [(course, 1)]));
    }
}
