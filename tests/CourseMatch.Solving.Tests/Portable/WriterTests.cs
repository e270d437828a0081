using System.Globalization;
using System.Text;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Portable;

public class WriterTests
{
    [Fact]
    public void Writes_a_problem_line_by_line_without_defaults()
    {
        Assert.Equal("""
            {
              "format": "coursematch-problem/1",
              "resources": [
                {"id":"K \"Ä\"","capacity":20,"minimum":10,"openingCost":150},
                {"id":"c","capacity":8}
              ],
              "applicants": [
                {"id":"P1","fixed":1,"options":[{"id":"a","score":-84,"uses":{"c":2}},{"score":0,"uses":{"c":1}}]},
                {"id":"P2","options":[]}
              ],
              "exclusions": [
                [["P1",0],["P1",1]]
              ],
              "bonuses": [
                {"options":[["P1",1]],"score":90}
              ]
            }

            """, Text(SmallProblem()));
    }

    [Fact]
    public void Writes_an_empty_problem_that_reads_back()
    {
        var text = Text(new AllocationProblemBuilder().Build());

        Assert.Equal(
            "{\n  \"format\": \"coursematch-problem/1\",\n  \"resources\": [],\n  \"applicants\": []\n}\n", text);
        Assert.Equal(text, Text(Read(text)));
    }

    [Fact]
    public void Problem_read_back_is_written_byte_for_byte_the_same()
    {
        var text = Text(SmallProblem());

        Assert.Equal(text, Text(Read(text)));
    }

    [Fact]
    public void Writes_the_same_bytes_under_any_language_settings()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");

            Assert.Contains("\"score\":-84,", Text(SmallProblem()), StringComparison.Ordinal);
            Assert.Contains("\"gap\": 0.333333333333333,", Text(SmallProblem(), Answer()), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Writes_a_solution_in_the_order_of_the_specification()
    {
        Assert.Equal("""
            {
              "format": "coursematch-solution/1",
              "assignments": {
                "P1": 1,
                "P2": null
              },
              "objective": 90,
              "bound": 135,
              "gap": 0.333333333333333,
              "status": "feasible",
              "stop": "cancelled",
              "engine": "any",
              "seconds": 0.412,
              "seed": 7
            }

            """, Text(SmallProblem(), Answer()));
    }

    [Fact]
    public void Leaves_out_the_assignments_of_a_summary()
    {
        var text = Text(SmallProblem(), Answer(), isSummary: true);

        Assert.DoesNotContain("P1", text, StringComparison.Ordinal);
        Assert.Contains("\"gapPoints\": 45", text, StringComparison.Ordinal);
        Assert.Contains("\"gapPeople\": ", text, StringComparison.Ordinal);
        Assert.Contains("\"tiers\": ", text, StringComparison.Ordinal);
        Assert.Contains("\"objective\": 90", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(90, 91)]
    [InlineData(90, 1_000_000_090)]
    [InlineData(90, 4_000_000_000_000_000_000)]
    public void Written_solution_is_accepted_by_the_checker(long objective, long bound)
    {
        var text = Text(SmallProblem(), Answer() with { Objective = objective, Bound = bound });
        var claim = Assert.IsType<SolutionReading.Accepted>(
            SolutionReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Claim;

        Assert.Empty(AllocationChecker.Check(SmallProblem(), claim).Faults);
    }

    private static AllocationAnswer Answer() => new()
    {
        ChosenOption = [1, -1],
        Objective = 90,
        Bound = 135,
        Stop = StopReason.Cancelled,
        Engine = "any",
        Seconds = 0.41234,
        Seed = 7,
    };

    private static AllocationProblem SmallProblem()
    {
        var builder = new AllocationProblemBuilder();
        builder.AddResource("K \"Ä\"", 20, 10, 150);
        var care = builder.AddResource("c", 8);
        var person = builder.AddApplicant("P1");
        builder.AddApplicant("P2");
        builder.AddOption(person, "a", -84, [(care, 2)]);
        builder.AddOption(person, "", 0, [(care, 1)]);
        builder.Fix(person, 1);
        builder.AddExclusion([(person, 0), (person, 1)]);
        builder.AddBonus([(person, 1)], 90);
        return builder.Build();
    }

    private static AllocationProblem Read(string text) => Assert.IsType<ProblemReading.Accepted>(
        ProblemReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Problem;

    private static string Text(AllocationProblem problem)
    {
        using var stream = new MemoryStream();
        ProblemWriter.Write(problem, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Text(AllocationProblem problem, AllocationAnswer answer, bool isSummary = false)
    {
        using var stream = new MemoryStream();
        if (isSummary)
        {
            SolutionWriter.WriteSummary(problem, answer, stream);
        }
        else
        {
            SolutionWriter.Write(problem, answer, stream);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
