using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Promises;

/// <summary>Promises that contradict are named as the smallest set; those that others can rescue are not.</summary>
public class PromiseCheckTests
{
    [Fact]
    public void Names_the_fewest_promises_that_exceed_a_capacity()
    {
        var builder = new AllocationProblemBuilder();
        var care = builder.AddResource("care", 4);
        foreach (var (person, children) in new[] { (0, 1), (1, 3), (2, 1), (3, 2) })
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "", 5, [(care, children)]);
            builder.Fix(person, 0);
        }

        var conflict = Broken(builder.Build());

        Assert.Equal(["P1", "P3"], conflict.Applicants);
        Assert.Equal(["care"], conflict.Resources);
        Assert.Equal(["resource \"care\": capacity 4, the promises take 5"], conflict.Reasons);
    }

    [Fact]
    public void Names_two_promises_that_exclude_each_other()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 9);
        for (var person = 0; person < 4; person++)
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "", 5, [(course, 1)]);
            builder.Fix(person, 0);
        }

        builder.AddExclusion([(0, 0)]);
        builder.AddExclusion([(1, 0), (3, 0)]);

        var conflict = Broken(builder.Build());

        Assert.Equal(["P1", "P3"], conflict.Applicants);
        Assert.Empty(conflict.Resources);
        Assert.Equal(["exclusions[1]: both promises are listed, one may hold"], conflict.Reasons);
    }

    [Fact]
    public void Names_a_promise_on_a_course_that_can_never_run()
    {
        var builder = new AllocationProblemBuilder();
        builder.AddResource("small", 3, 4);
        builder.AddApplicant("P0");
        builder.AddOption(0, "", 5, [(0, 1)]);
        builder.Fix(0, 0);

        var conflict = Broken(builder.Build());

        Assert.Equal(["P0"], conflict.Applicants);
        Assert.Equal(["resource \"small\": at least 4 are needed, but the capacity is 3"], conflict.Reasons);
    }

    [Fact]
    public void Fills_a_promised_course_up_with_others()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 5, 4);
        for (var person = 0; person < 5; person++)
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "", -5, [(course, 1)]);
        }

        builder.Fix(2, 0);

        var placement = Assert.IsType<PromiseOutcome.Kept>(Run(builder.Build())).Placement;

        Assert.Equal((0, 4, -20L), (placement.BelowMinimum, placement.Load[course], placement.Objective));
        Assert.Equal(builder.Build().FirstOption[2], placement.OptionOf(2));
    }

    [Fact]
    public void Names_promises_that_need_more_volunteers_than_there_are()
    {
        var problem = TwoCoursesForTheSameVolunteers(volunteers: 9, minimum: 6);

        var conflict = Broken(problem);

        Assert.Equal(["A", "B"], conflict.Applicants);
        Assert.Equal(["course:A", "course:B"], conflict.Resources);
        Assert.Equal("resource \"course:A\": the promises take 1, at least 6 are needed, "
            + "and beside them nobody can fill it up", conflict.Reasons[0]);
        Assert.IsType<PromiseOutcome.Kept>(Run(TwoCoursesForTheSameVolunteers(volunteers: 10, minimum: 6)));
    }

    // Hundreds of ways to fail: counting must decide, not trying them one by one.
    [Fact]
    public void Decides_a_shortage_of_many_volunteers_by_counting()
    {
        var problem = TwoCoursesForTheSameVolunteers(volunteers: 199, minimum: 101);
        var clock = new SearchClock(SearchLimits.ForWork(2_000_000), default);

        Assert.IsType<PromiseOutcome.Broken>(PromiseCheck.Run(problem, clock));
        Assert.IsType<PromiseOutcome.Kept>(Run(TwoCoursesForTheSameVolunteers(volunteers: 200, minimum: 101)));
    }

    // Three volunteers come in twos only, the course needs an odd number: no counting shows it, the search does.
    [Fact]
    public void Searches_where_counting_does_not_decide()
    {
        var builder = new AllocationProblemBuilder();
        var course = builder.AddResource("course", 4, 4);
        for (var person = 0; person < 4; person++)
        {
            builder.AddApplicant($"P{person}");
            builder.AddOption(person, "", 5, [(course, person == 0 ? 1 : 2)]);
        }

        builder.Fix(0, 0);

        Assert.Equal(["P0"], Broken(builder.Build()).Applicants);
    }

    [Fact]
    public void Every_named_conflict_is_one_and_is_minimal()
    {
        var broken = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var problem = RandomProblem.Of(seed, peopleMax: 5);
            var outcome = Run(problem);
            Assert.False(outcome is PromiseOutcome.Undecided, $"seed {seed}");
            Assert.Equal(ExhaustiveSearch.Best(problem) is null, outcome is PromiseOutcome.Broken);
            if (outcome is PromiseOutcome.Broken { Conflict: var conflict })
            {
                broken++;
                Assert.NotEmpty(conflict.Reasons);
                Assert.False(IsPossible(problem, conflict.Applicants), $"seed {seed}: no conflict");
                foreach (var applicant in conflict.Applicants)
                {
                    Assert.True(IsPossible(problem, [.. conflict.Applicants.Where(other => other != applicant)]),
                        $"seed {seed}: {applicant} is not needed for the conflict");
                }
            }
        }

        Assert.InRange(broken, 500, 2500);
    }

    [Fact]
    public void Cancelled_search_says_that_it_does_not_know()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        // Filling up in one pass fails here although it is possible: the only volunteer for B is taken by A first.
        var builder = new AllocationProblemBuilder();
        var first = builder.AddResource("A", 3, 2);
        var second = builder.AddResource("B", 3, 2);
        foreach (var (person, options) in new[] { ("A", 1), ("B", 2), ("both", 3), ("A too", 1) })
        {
            var index = builder.AddApplicant(person);
            foreach (var course in new[] { first, second }.Where(course => (options >> course & 1) != 0))
            {
                builder.AddOption(index, "", course == first && options == 3 ? 9 : 5, [(course, 1)]);
            }
        }

        builder.Fix(0, 0);
        builder.Fix(1, 0);
        var problem = builder.Build();

        Assert.IsType<PromiseOutcome.Kept>(Run(problem));
        Assert.IsType<PromiseOutcome.Undecided>(
            PromiseCheck.Run(problem, new SearchClock(SearchLimits.Default, source.Token)));
    }

    private static AllocationProblem TwoCoursesForTheSameVolunteers(int volunteers, int minimum)
    {
        var builder = new AllocationProblemBuilder();
        var courses = new[]
        {
            builder.AddResource("course:A", 500, minimum), builder.AddResource("course:B", 500, minimum),
        };
        foreach (var (name, course) in new[] { ("A", 0), ("B", 1) })
        {
            var person = builder.AddApplicant(name);
            builder.AddOption(person, "", 1, [(courses[course], 1)]);
            builder.Fix(person, 0);
        }

        for (var volunteer = 0; volunteer < volunteers; volunteer++)
        {
            var person = builder.AddApplicant($"V{volunteer}");
            builder.AddOption(person, "", 1, [(courses[0], 1)]);
            builder.AddOption(person, "", 1, [(courses[1], 1)]);
        }

        return builder.Build();
    }

    private static bool IsPossible(AllocationProblem problem, IReadOnlyList<string> kept)
    {
        var promised = problem.ApplicantIds.Zip(problem.FixedOption)
            .Select(pair => kept.Contains(pair.First) ? pair.Second : -1);
        return ExhaustiveSearch.Best(problem, [.. promised]) is not null;
    }

    private static PromiseConflict Broken(AllocationProblem problem) =>
        Assert.IsType<PromiseOutcome.Broken>(Run(problem)).Conflict;

    private static PromiseOutcome Run(AllocationProblem problem) =>
        PromiseCheck.Run(problem, new SearchClock(SearchLimits.Default, default));
}
