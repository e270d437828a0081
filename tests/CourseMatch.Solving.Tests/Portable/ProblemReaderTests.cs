using System.Text;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Portable;

/// <summary>Every rule of the problem format broken once, with the exact place and sentence.</summary>
public class ProblemReaderTests
{
    private const string Specified = """
        {
          "format": "coursematch-problem/1",
          "resources": [
            { "id": "course:IK-101",  "capacity": 20, "minimum": 10, "openingCost": 150 },
            { "id": "course:IK-102",  "capacity": 20 },
            { "id": "childcare:K-7",  "capacity": 8 }
          ],
          "applicants": [
            { "id": "P1", "fixed": 0,
              "options": [
                { "id": "course:IK-101", "score": 8420, "uses": { "course:IK-101": 1, "childcare:K-7": 2 } },
                { "id": "course:IK-102", "score": 8300, "uses": { "course:IK-102": 1 } } ] },
            { "id": "P2", "options": [
                { "id": "a", "score": -5, "uses": { "course:IK-102": 1 } },
                { "id": "a", "score": 0, "uses": { "childcare:K-7": 3 } } ] },
            { "id": "P3", "options": [] }
          ],
          "exclusions": [ [ ["P1", 1], ["P2", 0], ["P2", 1] ] ],
          "bonuses":    [ { "options": [ ["P1", 0], ["P2", 1] ], "score": 90 } ]
        }
        """;

    [Fact]
    public void Reads_the_example_of_the_specification()
    {
        var problem = Accepted(Specified);

        Assert.Equal<string>(["course:IK-101", "course:IK-102", "childcare:K-7"], problem.ResourceIds);
        Assert.Equal<int>([20, 20, 8], problem.Capacity);
        Assert.Equal<int>([10, 0, 0], problem.Minimum);
        Assert.Equal<int>([150, 0, 0], problem.OpeningCost);
        Assert.Equal<string>(["P1", "P2", "P3"], problem.ApplicantIds);
        Assert.Equal<int>([0, -1, -1], problem.FixedOption);
        Assert.Equal<int>([0, 2, 4, 4], problem.FirstOption);
        Assert.Equal<int>([8420, 8300, -5, 0], problem.Score);
        Assert.Equal<string>(["course:IK-101", "course:IK-102", "a", "a"], problem.OptionIds);
        Assert.Equal<int>([0, 2, 1, 1, 2], problem.UseResource);
        Assert.Equal<int>([1, 2, 1, 1, 3], problem.UseUnits);
        Assert.Equal([1, 2, 3], problem.Exclusions[0].ToArray());
        Assert.Equal([0, 3], problem.Bonuses[0].ToArray());
        Assert.Equal<int>([90], problem.BonusScore);
    }

    // JSON objects have no order: definitions may follow what refers to them.
    [Fact]
    public void Reads_fields_in_any_order()
    {
        var problem = Accepted("""
            { "bonuses": [ { "score": 4, "options": [ ["P1", 0] ] } ], "exclusions": [ [ ["P1", 0] ] ],
              "applicants": [ { "options": [ { "uses": { "r": 2 }, "score": 7 } ], "fixed": 0, "id": "P1" } ],
              "resources": [ { "openingCost": 1, "minimum": 2, "capacity": 3, "id": "r" } ],
              "format": "coursematch-problem/1" }
            """);

        Assert.Equal((3, 2, 1), (problem.Capacity[0], problem.Minimum[0], problem.OpeningCost[0]));
        Assert.Equal((0, 7, ""), (problem.FixedOption[0], problem.Score[0], problem.OptionIds[0]));
        Assert.Equal((1, 1), (problem.ExclusionCount, problem.BonusCount));
    }

    [Fact]
    public void Skips_a_byte_order_mark_and_reads_escaped_names()
    {
        var problem = Accepted(
            "\uFEFF" + Specified.Replace("\"P3\"", "\"\\u00dc\\ud83d\\ude00\"", StringComparison.Ordinal));

        Assert.Equal("Ü😀", problem.ApplicantIds[2]);
    }

    [Theory]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 1000000 ")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 0, \"minimum\": 1000000 ")]
    [InlineData("\"openingCost\": 150", "\"openingCost\": 1000000000")]
    [InlineData("\"score\": 8420", "\"score\": -1000000000")]
    [InlineData("\"score\": 8420", "\"score\": 1000000000")]
    [InlineData("\"childcare:K-7\": 3", "\"childcare:K-7\": 1000000")]
    [InlineData("\"score\": 90", "\"score\": 0")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P2\", 0]")]
    [InlineData("[ [\"P1\", 0], [\"P2\", 1] ]", "[]")]
    [InlineData("\"resources\"", "\"\\u0072esources\"")]
    public void Accepts_what_just_keeps_the_rules(string from, string to) => Accepted(Changed(from, to));

    [Theory]
    [InlineData("problem/1", "problem/2", "format: must be \"coursematch-problem/1\", is \"coursematch-problem/2\"")]
    [InlineData("\"coursematch-problem/1\"", "1", "format: must be \"coursematch-problem/1\", is 1")]
    [InlineData("\"format\": \"coursematch-problem/1\",", "", "format: is missing")]
    [InlineData("\"format\":", "\"colour\": {\"a\":[1,{}]}, \"format\":", "file: unknown field \"colour\"")]
    [InlineData("\"format\":", "\"format\": 1, \"format\":", "format: stands twice")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 8, \"size\": 1 ", "resources[2]: unknown field \"size\"")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 8, \"capacity\": 8 ", "resources[2].capacity: stands twice")]
    [InlineData(",  \"capacity\": 8 ", "", "resources[2].capacity: is missing")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": -1 ",
        "resources[2].capacity: must lie between 0 and 1000000, is -1")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 1000001 ",
        "resources[2].capacity: must lie between 0 and 1000000, is 1000001")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 8.5 ", "resources[2].capacity: must be a whole number, is 8.5")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 8.0 ", "resources[2].capacity: must be a whole number, is 8.0")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 8e0 ", "resources[2].capacity: must be a whole number, is 8e0")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": 99999999999999999999 ",
        "resources[2].capacity: must be a whole number, is 99999999999999999999")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": \"8\" ", "resources[2].capacity: must be a whole number, is \"8\"")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": null ", "resources[2].capacity: must be a whole number, is null")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": [8] ", "resources[2].capacity: must be a whole number, is a list")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": {\"a\": 8} ",
        "resources[2].capacity: must be a whole number, is an object")]
    [InlineData("\"capacity\": 8 ", "\"capacity\": true ", "resources[2].capacity: must be a whole number, is true")]
    [InlineData("\"minimum\": 10", "\"minimum\": -10", "resources[0].minimum: must lie between 0 and 1000000, is -10")]
    [InlineData("\"openingCost\": 150", "\"openingCost\": -1",
        "resources[0].openingCost: must lie between 0 and 1000000000, is -1")]
    [InlineData("\"openingCost\": 150", "\"openingCost\": 1000000001",
        "resources[0].openingCost: must lie between 0 and 1000000000, is 1000000001")]
    [InlineData("\"childcare:K-7\",", "\"course:IK-101\",",
        "resources[2].id: there is already a resource \"course:IK-101\" at index 0")]
    [InlineData("\"id\": \"childcare:K-7\",", "", "resources[2].id: is missing")]
    [InlineData("\"id\": \"childcare:K-7\"", "\"id\": 7", "resources[2].id: must be a text, is 7")]
    [InlineData("{ \"id\": \"childcare:K-7\",  \"capacity\": 8 }", "\"childcare:K-7\"",
        "resources[2]: must be an object, is \"childcare:K-7\"")]
    [InlineData("\"id\": \"P3\"", "\"id\": \"P1\"",
        "applicants[2].id: there is already an applicant \"P1\" at index 0")]
    [InlineData("\"id\": \"P3\"", "\"id\": \"P3\", \"name\": \"x\"", "applicants[2]: unknown field \"name\"")]
    [InlineData("\"id\": \"P3\", ", "", "applicants[2].id: is missing")]
    [InlineData("\"options\": []", "\"fixed\": 0", "applicants[2].options: is missing")]
    [InlineData("\"options\": [] }", "\"options\": [], \"fixed\": 0 }",
        "applicants[2].fixed: there is no option 0, there are none")]
    [InlineData("\"options\": []", "\"options\": {}", "applicants[2].options: must be a list, is an object")]
    [InlineData("\"fixed\": 0", "\"fixed\": 2", "applicants[0].fixed: there is no option 2, there are 0 to 1")]
    [InlineData("\"fixed\": 0", "\"fixed\": -1", "applicants[0].fixed: must lie between 0 and 2147483647, is -1")]
    [InlineData("\"fixed\": 0", "\"fixed\": null", "applicants[0].fixed: must be a whole number, is null")]
    [InlineData("\"score\": 8420", "\"score\": 1000000001",
        "applicants[0].options[0].score: must lie between -1000000000 and 1000000000, is 1000000001")]
    [InlineData("\"score\": 8420", "\"score\": -1000000001",
        "applicants[0].options[0].score: must lie between -1000000000 and 1000000000, is -1000000001")]
    [InlineData("\"score\": 8420, ", "", "applicants[0].options[0].score: is missing")]
    [InlineData("\"score\": 8420, ", "\"score\": 1, \"weight\": 2, ",
        "applicants[0].options[0]: unknown field \"weight\"")]
    [InlineData("{ \"course:IK-102\": 1 } } ] }", "{} } ] }",
        "applicants[0].options[1].uses: at least one resource must be used")]
    [InlineData("{ \"childcare:K-7\": 3 }", "{ \"course:9\": 3 }",
        "applicants[1].options[1].uses: no resource \"course:9\"")]
    [InlineData("{ \"childcare:K-7\": 3 }", "{ \"childcare:K-7\": 0 }",
        "applicants[1].options[1].uses[\"childcare:K-7\"]: must lie between 1 and 1000000, is 0")]
    [InlineData("{ \"childcare:K-7\": 3 }", "{ \"childcare:K-7\": 1000001 }",
        "applicants[1].options[1].uses[\"childcare:K-7\"]: must lie between 1 and 1000000, is 1000001")]
    [InlineData("{ \"childcare:K-7\": 3 }", "{ \"childcare:K-7\": 1, \"childcare:K-7\": 1 }",
        "applicants[1].options[1].uses[\"childcare:K-7\"]: stands twice")]
    [InlineData("{ \"childcare:K-7\": 3 }", "[\"childcare:K-7\"]",
        "applicants[1].options[1].uses: must be a map of resources to units, is a list")]
    [InlineData(", \"uses\": { \"childcare:K-7\": 3 }", "", "applicants[1].options[1].uses: is missing")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P9\", 1]", "exclusions[0][2]: no applicant \"P9\"")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P2\", 2]",
        "exclusions[0][2]: there is no option 2, there are 0 to 1")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P2\", -1]",
        "exclusions[0][2]: there is no option -1, there are 0 to 1")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P3\", 0]",
        "exclusions[0][2]: there is no option 0, there are none")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P2\", 1.5]",
        "exclusions[0][2]: must be a whole number as option index, is 1.5")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [2, 1]", "exclusions[0][2]: must be a text, is 2")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P2\"]",
        "exclusions[0][2]: must be a list of two, applicant and option index, has 1 entries")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], [\"P2\", 1, {}]",
        "exclusions[0][2]: must be a list of two, applicant and option index, has 3 entries")]
    [InlineData("[\"P2\", 0], [\"P2\", 1]", "[\"P2\", 0], \"P2\"",
        "exclusions[0][2]: must be a list of two, applicant and option index, is \"P2\"")]
    [InlineData("[ [ [\"P1\", 1], [\"P2\", 0], [\"P2\", 1] ] ]", "[ 5 ]", "exclusions[0]: must be a list, is 5")]
    [InlineData("[ [ [\"P1\", 1], [\"P2\", 0], [\"P2\", 1] ] ]", "5", "exclusions: must be a list, is 5")]
    [InlineData("[\"P1\", 0], [\"P2\", 1] ]", "[\"P1\", 0], [\"P9\", 1] ]",
        "bonuses[0].options[1]: no applicant \"P9\"")]
    [InlineData("[\"P1\", 0], [\"P2\", 1] ]", "[\"P1\", 9], [\"P2\", 1] ]",
        "bonuses[0].options[0]: there is no option 9, there are 0 to 1")]
    [InlineData("\"score\": 90", "\"score\": -1", "bonuses[0].score: must lie between 0 and 1000000000, is -1")]
    [InlineData("\"score\": 90", "\"score\": 1000000001",
        "bonuses[0].score: must lie between 0 and 1000000000, is 1000000001")]
    [InlineData(", \"score\": 90", "", "bonuses[0].score: is missing")]
    [InlineData("\"score\": 90", "\"score\": 90, \"why\": 1", "bonuses[0]: unknown field \"why\"")]
    [InlineData("\"id\": \"P3\"", "\"id\": \"\\ud800\"", "applicants[2].id: the text is not valid Unicode (UTF-8)")]
    [InlineData("\"format\":", "\"\\ud800\": 1, \"format\":",
        "file: unknown field that is not valid Unicode (UTF-8)")]
    [InlineData("\"childcare:K-7\": 3", "\"\\ud800\": 3",
        "applicants[1].options[1].uses: a name is not valid Unicode (UTF-8)")]
    public void Refuses_each_broken_rule_with_its_place(string from, string to, string expected)
    {
        Assert.Contains(expected, Refused(Changed(from, to)));
    }

    [Theory]
    [InlineData("", "file: not valid JSON in line 1, byte 1, nothing after it was read: ")]
    [InlineData("   ", "file: not valid JSON in line 1, byte 4, nothing after it was read: ")]
    [InlineData("{ \"format\": \"coursematch-problem/1\",\n \"resources\": [ {",
        "file: not valid JSON in line 2, byte 18, nothing after it was read: ")]
    [InlineData("{} {}", "file: not valid JSON in line 1, byte 4, nothing after it was read: ")]
    [InlineData("{ \"format\": 1, }", "file: not valid JSON in line 1, byte 16, nothing after it was read: ")]
    [InlineData("{ // why\n }", "file: not valid JSON in line 1, byte 3, nothing after it was read: ")]
    [InlineData("[]", "file: must be an object, is a list")]
    [InlineData("null", "file: must be an object, is null")]
    public void Refuses_what_is_not_a_json_object(string text, string expected)
    {
        var refused = Refused(text);

        Assert.StartsWith(expected, refused[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_nesting_without_end()
    {
        var refused = Refused("{ \"x\": " + new string('[', 1_000_000));

        Assert.Equal(2, refused.Length);
        Assert.Equal("file: unknown field \"x\"", refused[0]);
        Assert.StartsWith("file: not valid JSON in line 1, byte 71, ", refused[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_bytes_that_are_not_utf8()
    {
        var bytes = Encoding.Latin1.GetBytes(Changed("\"id\": \"P3\"", "\"id\": \"Jörg\""));

        Assert.Equal(["applicants[2].id: the text is not valid Unicode (UTF-8)"], Refused(new MemoryStream(bytes)));
        Assert.StartsWith("file: not valid JSON in line 1, byte 1,",
            Refused(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")]))[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_one_endless_text_without_reading_it_into_memory()
    {
        using var endless = new EndlessText("{ \"format\": \"");

        var refused = Refused(endless);

        Assert.Equal(["file: not valid JSON, nothing after it was read: "
            + "One text or number is longer than 1048576 bytes, from byte 13 on."], refused);
        Assert.InRange(endless.Given, 1 << 20, 3 << 20);
    }

    [Fact]
    public void Lists_every_fault_in_one_go()
    {
        var text = Changed("\"capacity\": 8 ", "\"capacity\": -8 ")
            .Replace("\"score\": 8420", "\"score\": 8.5", StringComparison.Ordinal)
            .Replace("[\"P1\", 1]", "[\"P7\", 1]", StringComparison.Ordinal);

        Assert.Equal(
            ["resources[2].capacity: must lie between 0 and 1000000, is -8",
             "applicants[0].options[0].score: must be a whole number, is 8.5",
             "exclusions[0][0]: no applicant \"P7\""], Refused(text));
    }

    [Fact]
    public void Keeps_a_thousand_faults_and_counts_the_rest()
    {
        var resources = string.Join(",", Enumerable.Range(0, 1234).Select(index => $"{{\"id\":\"{index}\"}}"));

        var refused = Refused($$"""
            {"format":"coursematch-problem/1","resources":[{{resources}}],"applicants":[]}
            """);

        Assert.Equal(1001, refused.Length);
        Assert.Equal("resources[999].capacity: is missing", refused[999]);
        Assert.Equal("file: 234 more faults are not listed", refused[1000]);
    }

    // The buffer boundary falls on every byte of the file once.
    [Fact]
    public void Reads_the_same_however_the_stream_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Specified);
        for (var cut = 1; cut < 40; cut++)
        {
            using var stream = new CutStream(bytes, cut);

            Assert.Equal(8420, Assert.IsType<ProblemReading.Accepted>(ProblemReader.Read(stream)).Problem.Score[0]);
        }
    }

    [Fact]
    public void Every_shortened_file_is_refused_with_one_sentence()
    {
        var bytes = Encoding.UTF8.GetBytes(Specified);
        for (var length = 0; length < bytes.Length; length++)
        {
            var refused = Refused(new MemoryStream(bytes, 0, length));

            Assert.StartsWith("file: not valid JSON in line", Assert.Single(refused), StringComparison.Ordinal);
        }
    }

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Specified, StringComparison.Ordinal);
        var at = Specified.IndexOf(from, StringComparison.Ordinal);
        return string.Concat(Specified.AsSpan(0, at), to, Specified.AsSpan(at + from.Length));
    }

    private static AllocationProblem Accepted(string text) =>
        ProblemReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Match(
            accepted => accepted.Problem,
            refused => throw new InvalidOperationException(string.Join("\n", refused.Faults)));

    private static string[] Refused(string text) => Refused(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string[] Refused(Stream stream) => ProblemReader.Read(stream).Match(
        accepted => throw new InvalidOperationException("The file was accepted."),
        refused => refused.Faults.Select(fault => fault.ToString()).ToArray());
}
