using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Checking;

/// <summary>One answer that is right, and each way of being wrong shown once.</summary>
public class AllocationCheckerTests
{
    // Two courses (the first needs two people and costs 150 to open), one care group; three people, the first promised.
    private static readonly AllocationProblem Problem = BuildProblem();

    private static readonly AnswerClaim Right = new()
    {
        Assignments = [("P1", 0), ("P2", 0), ("P3", null)],
        Objective = 8420 + 7000 + 90 - 150,
        Bound = 15_372,
        Gap = new ClaimedGap(0.0008, 4),
        Status = AnswerStatus.Feasible,
        Stop = StopReason.Gap,
        Engine = "any",
        Seconds = 0.5,
        Seed = 1,
    };

    [Fact]
    public void Accepts_a_right_answer_and_recomputes_its_worth()
    {
        var verdict = AllocationChecker.Check(Problem, Right);

        Assert.Empty(verdict.Faults);
        Assert.True(verdict.Accepted);
        Assert.Equal((15_360, 2), (verdict.Objective, verdict.Placed));
    }

    [Fact]
    public void Accepts_the_same_answer_from_an_engine()
    {
        var answer = new AllocationAnswer
        {
            ChosenOption = [0, 0, -1],
            Objective = 15_360,
            Bound = 15_372,
            Stop = StopReason.Time,
            Engine = "any",
            Seconds = 1,
            Seed = 1,
        };

        Assert.Empty(AllocationChecker.Check(Problem, answer).Faults);
        Assert.Equal(
            ["objective: claimed 15361, the assignments are worth 15360",
             "gap: claimed 0.0007155867811605517, objective 15360 and bound 15372 give 0.00078064012490242"],
            Lines(AllocationChecker.Check(Problem, answer with { Objective = 15_361 })));
        Assert.Equal("assignments[\"P3\"]: no option 9, there are 0 to 1",
            Lines(AllocationChecker.Check(Problem, answer with { ChosenOption = [0, 0, 9] }))[0]);
        Assert.Throws<ArgumentException>(
            () => AllocationChecker.Check(Problem, answer with { ChosenOption = [0, 0] }));
    }

    [Theory]
    [InlineData("P1", null, "assignments[\"P1\"]: option 0 is promised, but none is chosen")]
    [InlineData("P1", 1, "assignments[\"P1\"]: option 0 is promised, but option 1 is chosen")]
    [InlineData("P2", -1, "assignments[\"P2\"]: no option -1, there are 0 to 2")]
    [InlineData("P2", 3, "assignments[\"P2\"]: no option 3, there are 0 to 2")]
    [InlineData("P2", 1, "resources[2]: \"care\" has capacity 4, the answer uses 5")]
    [InlineData("P2", null, "resources[0]: \"course:A\" needs at least 2 when used, the answer uses 1")]
    [InlineData("P2", 2, "exclusions[0]: at most one listed option may be chosen, chosen are [\"P1\", 0], [\"P2\", 2]")]
    public void Rejects_a_wrong_assignment(string applicant, int? option, string expected)
    {
        var assignments = Right.Assignments
            .Select(entry => entry.Applicant == applicant ? (applicant, option) : entry).ToList();

        Assert.Contains(expected, Lines(AllocationChecker.Check(Problem, Right with { Assignments = assignments })));
    }

    [Fact]
    public void Rejects_missing_and_unknown_applicants()
    {
        var lines = Lines(AllocationChecker.Check(Problem,
            Right with { Assignments = [("P1", 0), ("P2", 0), ("P\n4", 1)] }));

        Assert.Equal(
            ["assignments[\"P\\u000a4\"]: the problem has no such applicant",
             "assignments: no entry for applicant \"P3\""], lines);
    }

    [Fact]
    public void Rejects_each_figure_that_is_not_true()
    {
        Assert.Equal(["objective: claimed 15359, the assignments are worth 15360"],
            Lines(AllocationChecker.Check(Problem, Right with { Objective = 15_359 })));
        Assert.Equal(["bound: claimed 15359, which lies below the objective 15360",
             "gap: claimed 0.0008, objective 15360 and bound 15359 give -6.510840549514942E-05"],
            Lines(AllocationChecker.Check(Problem, Right with { Bound = 15_359 })));
        Assert.Equal(["status: claimed optimal, but the bound 15372 is not the objective 15360"],
            Lines(AllocationChecker.Check(Problem, Right with { Status = AnswerStatus.Optimal })));
        Assert.Equal(["stop: claimed optimal, but the bound 15372 is not the objective 15360"],
            Lines(AllocationChecker.Check(Problem, Right with { Stop = StopReason.Optimal })));
    }

    [Theory]
    [InlineData(0.0008, 4, true)]
    [InlineData(0.00078, 5, true)]
    [InlineData(0.00078064012490242, 17, true)]
    [InlineData(0.0009, 4, false)]
    [InlineData(0.0007, 4, false)]
    [InlineData(0.00079, 5, false)]
    [InlineData(0.00080, 5, false)]
    [InlineData(0.0, 0, false)]
    [InlineData(0.001, 3, false)]
    public void Accepts_a_gap_only_as_exact_as_it_is_written(double gap, int decimals, bool isTrue)
    {
        var verdict = AllocationChecker.Check(Problem, Right with { Gap = new ClaimedGap(gap, decimals) });

        Assert.Equal(isTrue, verdict.Accepted);
    }

    [Fact]
    public void Rejects_a_gap_where_bound_and_objective_agree()
    {
        var optimal = Right with
        {
            Bound = 15_360,
            Status = AnswerStatus.Optimal,
            Stop = StopReason.Optimal,
            Gap = new ClaimedGap(0, 0),
        };

        Assert.Empty(AllocationChecker.Check(Problem, optimal).Faults);
        Assert.Equal(["gap: claimed 1E-06, objective 15360 and bound 15360 give 0"],
            Lines(AllocationChecker.Check(Problem, optimal with { Gap = new ClaimedGap(1e-6, 6) })));
    }

    [Fact]
    public void Bonus_without_options_is_always_earned()
    {
        var builder = new AllocationProblemBuilder();
        builder.AddBonus([], 7);

        Assert.Equal(7, AllocationChecker.Check(builder.Build(), Right with { Assignments = [] }).Objective);
    }

    private static string[] Lines(CheckVerdict verdict) => [.. verdict.Faults.Select(fault => fault.ToString())];

    private static AllocationProblem BuildProblem()
    {
        var builder = new AllocationProblemBuilder();
        var courseA = builder.AddResource("course:A", 3, 2, 150);
        var courseB = builder.AddResource("course:B", 3);
        var care = builder.AddResource("care", 4);
        for (var person = 1; person <= 3; person++)
        {
            builder.AddApplicant($"P{person}");
        }

        builder.AddOption(0, "A", 8420, [(courseA, 1), (care, 2)]);
        builder.AddOption(0, "B", 8300, [(courseB, 1)]);
        builder.AddOption(1, "A", 7000, [(courseA, 1)]);
        builder.AddOption(1, "A with care", 7100, [(courseA, 1), (care, 3)]);
        builder.AddOption(1, "B", 6900, [(courseB, 1)]);
        builder.AddOption(2, "A", 3000, [(courseA, 1)]);
        builder.AddOption(2, "B", 3100, [(courseB, 1)]);
        builder.Fix(0, 0);
        builder.AddExclusion([(0, 0), (1, 2)]);
        builder.AddBonus([(0, 0), (1, 0)], 90);
        builder.AddBonus([(1, 0), (2, 0)], 5000);
        return builder.Build();
    }
}
