using System.Text;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Portable;

/// <summary>Every rule of the solution format broken once, with the exact place and sentence.</summary>
public class SolutionReaderTests
{
    private const string Specified = """
        {
          "format": "coursematch-solution/1",
          "assignments": { "P1": 0, "P2": null },
          "objective": 8360,
          "bound": 8372,
          "gap": 0.0014,
          "status": "feasible",
          "stop": "gap",
          "engine": "prices",
          "seconds": 0.41,
          "seed": 1
        }
        """;

    [Fact]
    public void Reads_the_example_of_the_specification()
    {
        var claim = Accepted(Specified);

        Assert.Equal([("P1", 0L), ("P2", null)], claim.Assignments);
        Assert.Equal((8360, 8372, new ClaimedGap(0.0014, 4)), (claim.Objective, claim.Bound, claim.Gap));
        Assert.Equal((AnswerStatus.Feasible, StopReason.Gap), (claim.Status, claim.Stop));
        Assert.Equal(("prices", 0.41, 1L), (claim.Engine, claim.Seconds, claim.Seed));
        Assert.True(claim.Gap.IsTrueFor(claim.Objective, claim.Bound));
    }

    [Theory]
    [InlineData("0.0014", 4)]
    [InlineData("1.4e-3", 4)]
    [InlineData("0.14E-2", 4)]
    [InlineData("14e-4", 4)]
    [InlineData("1.4E1", 0)]
    [InlineData("0", 0)]
    [InlineData("1e-999", 400)]
    public void Knows_how_many_decimals_a_gap_was_written_with(string written, int decimals) =>
        Assert.Equal(decimals, Accepted(Changed("0.0014", written)).Gap.Decimals);

    [Theory]
    [InlineData("optimal", StopReason.Optimal)]
    [InlineData("gap", StopReason.Gap)]
    [InlineData("time", StopReason.Time)]
    [InlineData("cancelled", StopReason.Cancelled)]
    public void Reads_each_stop_reason(string word, StopReason expected) =>
        Assert.Equal(expected, Accepted(Changed("\"stop\": \"gap\"", $"\"stop\": \"{word}\"")).Stop);

    [Theory]
    [InlineData("solution/1", "solution/2",
        "format: must be \"coursematch-solution/1\", is \"coursematch-solution/2\"")]
    [InlineData("\"seed\": 1", "\"seed\": 1, \"note\": \"x\"", "file: unknown field \"note\"")]
    [InlineData("\"seed\": 1", "\"seed\": 1, \"seed\": 1", "seed: stands twice")]
    [InlineData("\"gap\": 0.0014,", "", "gap: is missing")]
    [InlineData("\"P2\": null", "\"P1\": null", "assignments[\"P1\"]: stands twice")]
    [InlineData("\"P2\": null", "\"P2\": 1.5", "assignments[\"P2\"]: must be an option index or null, is 1.5")]
    [InlineData("\"P2\": null", "\"P2\": \"0\"", "assignments[\"P2\"]: must be an option index or null, is \"0\"")]
    [InlineData("{ \"P1\": 0, \"P2\": null }", "[0, null]",
        "assignments: must be a map of applicants to option index or null, is a list")]
    [InlineData("8360", "8360.5", "objective: must be a whole number, is 8360.5")]
    [InlineData("8372", "99999999999999999999", "bound: must be a whole number, is 99999999999999999999")]
    [InlineData("0.0014", "\"0.0014\"", "gap: must be a number, is \"0.0014\"")]
    [InlineData("0.0014", "1e999", "gap: must be a number, is 1e999")]
    [InlineData("\"feasible\"", "\"best\"", "status: must be one of optimal, feasible, is \"best\"")]
    [InlineData("\"feasible\"", "1", "status: must be one of optimal, feasible, is 1")]
    [InlineData("\"gap\",", "\"work\",", "stop: must be one of optimal, gap, time, cancelled, is \"work\"")]
    [InlineData("\"prices\"", "null", "engine: must be a text, is null")]
    [InlineData("0.41", "-1", "seconds: must not be below 0, is -1")]
    [InlineData("\"seed\": 1", "\"seed\": 1.5", "seed: must be a whole number, is 1.5")]
    public void Refuses_each_broken_rule_with_its_place(string from, string to, string expected) =>
        Assert.Contains(expected, Refused(Changed(from, to)));

    [Fact]
    public void Refuses_a_file_cut_short()
    {
        for (var length = 0; length < Specified.Length; length++)
        {
            Assert.StartsWith("file: not valid JSON", Refused(Specified[..length])[^1], StringComparison.Ordinal);
        }
    }

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Specified, StringComparison.Ordinal);
        return Specified.Replace(from, to, StringComparison.Ordinal);
    }

    private static AnswerClaim Accepted(string text) =>
        SolutionReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Match(
            accepted => accepted.Claim,
            refused => throw new InvalidOperationException(string.Join("\n", refused.Faults)));

    private static string[] Refused(string text) =>
        SolutionReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Match(
            accepted => throw new InvalidOperationException("The file was accepted."),
            refused => refused.Faults.Select(fault => fault.ToString()).ToArray());
}
