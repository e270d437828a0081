using CourseMatch.Solving.CpSat.Modelling;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.CpSat.Tests.Modelling;

/// <summary>
/// The rows mean the problem: every combination of choices keeps all rows exactly when the oracle finds it feasible,
/// and is worth the same. No solver is asked, so a wrong row cannot hide behind a lucky search.
/// </summary>
public class AllocationRowsTests
{
    [Fact]
    public void Rows_admit_exactly_the_feasible_combinations_at_their_worth()
    {
        var (feasible, infeasible) = (0, 0);
        for (var seed = 0; seed < 1_000; seed++)
        {
            var problem = RandomProblem.Of(seed, peopleMax: 4);
            var rows = AllocationRowsBuilder.Of(problem);
            foreach (var chosen in Combinations(problem))
            {
                var worth = ExhaustiveSearch.Worth(problem, chosen);
                Assert.True(worth == WorthOf(rows, chosen), $"seed {seed}, chosen {string.Join(' ', chosen)}");
                feasible += worth is null ? 0 : 1;
                infeasible += worth is null ? 1 : 0;
            }
        }

        Assert.True(feasible > 2_000 && infeasible > 5_000, $"{feasible} feasible, {infeasible} infeasible");
    }

    [Fact]
    public void Bonuses_repeated_on_one_pair_are_earned_together()
    {
        var builder = new AllocationProblemBuilder();
        builder.AddResource("r", 2);
        foreach (var person in new[] { builder.AddApplicant("A"), builder.AddApplicant("B") })
        {
            builder.AddOption(person, "", 5, [(0, 1)]);
        }

        builder.AddBonus([(0, 0), (1, 0)], 3);
        builder.AddBonus([(1, 0), (0, 0)], 4);

        Assert.Equal(17, WorthOf(AllocationRowsBuilder.Of(builder.Build()), [0, 0]));
    }

    [Fact]
    public void A_resource_without_minimum_and_cost_needs_no_column_and_an_ample_one_no_row()
    {
        var builder = new AllocationProblemBuilder();
        builder.AddResource("ample", 2);
        builder.AddResource("scarce", 1);
        foreach (var person in new[] { builder.AddApplicant("A"), builder.AddApplicant("B") })
        {
            builder.AddOption(person, "", 5, [(0, 1), (1, 1)]);
        }

        var rows = AllocationRowsBuilder.Of(builder.Build());

        Assert.Equal((2, 1), (rows.ColumnCount, rows.RowCount));
        Assert.True(rows.IsAtMostOne(0));
    }

    private static long? WorthOf(AllocationRows rows, int[] chosen)
    {
        if (rows.IsImpossible)
        {
            return null;
        }

        var values = rows.ValuesOf(chosen);
        if (!rows.ChosenOf(column => values[column]).SequenceEqual(chosen))
        {
            return null;
        }

        for (var row = 0; row < rows.RowCount; row++)
        {
            var sum = 0L;
            for (var entry = rows.RowStart[row]; entry < rows.RowStart[row + 1]; entry++)
            {
                sum += values[rows.RowColumn[entry]] ? rows.RowWeight[entry] : 0;
            }

            if (sum < rows.Lower[row] || sum > rows.Upper[row])
            {
                return null;
            }
        }

        return rows.Constant + values.Select((isOne, column) => isOne ? rows.Gain[column] : 0).Sum();
    }

    /// <summary>Every combination that keeps the promises.</summary>
    private static IEnumerable<int[]> Combinations(AllocationProblem problem)
    {
        var combinations = new List<int[]> { Array.Empty<int>() };
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            var options = problem.FixedOption[applicant] >= 0
                ? [problem.FixedOption[applicant]]
                : Enumerable.Range(-1, problem.OptionsOf(applicant) + 1).ToArray();
            combinations = [.. combinations.SelectMany(head => options.Select(option => (int[])[.. head, option]))];
        }

        return combinations;
    }
}
