using System.Diagnostics;
using System.Text.Json;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

public sealed class SolveTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    /// <summary>The best answer takes the bonus: 10 + 8 + 5, less the opening cost of 2.</summary>
    private const string Problem = """
        { "format": "coursematch-problem/1",
          "resources": [ { "id": "course:A", "capacity": 2, "minimum": 2, "openingCost": 2 },
                         { "id": "course:B", "capacity": 1 } ],
          "applicants": [
            { "id": "P1", "options": [ { "id": "course:A", "score": 10, "uses": { "course:A": 1 } } ] },
            { "id": "P2", "options": [ { "id": "course:A", "score": 8, "uses": { "course:A": 1 } },
                                       { "id": "course:B", "score": 12, "uses": { "course:B": 1 } } ] } ],
          "bonuses": [ { "options": [ ["P1", 0], ["P2", 0] ], "score": 5 } ] }
        """;

    private readonly BuiltProgram program = new(place.Folder);

    [Fact]
    public async Task The_answer_is_written_proven_best_and_summed_up_without_assignments()
    {
        Write("problem.json", Problem);

        var run = (await program.RunAsync("solve", "problem.json", "--out", "solution.json", "--json")).Ends(0);
        var check = (await program.RunAsync("check", "problem.json", "solution.json", "--json")).Ends(0);

        Assert.Equal(21, run.Json.GetProperty("objective").GetInt64());
        Assert.Equal(21, run.Json.GetProperty("bound").GetInt64());
        Assert.Equal("optimal", run.Json.GetProperty("status").GetString());
        Assert.False(run.Json.TryGetProperty("assignments", out _));
        Assert.Equal(
            [
                "format", "objective", "bound", "gap", "status", "stop", "engine", "seconds", "seed", "gapPoints",
                "gapPeople", "tiers",
            ],
            run.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(21, check.Json.GetProperty("objective").GetInt64());
        Assert.False(Directory.Exists(Path.Combine(place.Folder, ".coursematch")), "solve must start no database");
    }

    // P2 would rather have B (score 14 now); a bonus of 100 for yesterday's place keeps him in A.
    [Fact]
    public async Task From_yesterday_people_keep_their_places_and_the_points_are_those_of_the_problem()
    {
        Write("before.json", Problem);
        Write("now.json", Problem.Replace("\"score\": 12", "\"score\": 27", StringComparison.Ordinal));
        (await program.RunAsync("solve", "before.json", "--out", "before-answer.json")).Ends(0);

        var steady = (await program.RunAsync(
            "solve", "now.json", "--out", "steady.json", "--json",
            "--yesterday", "before.json", "before-answer.json", "--stability", "100")).Ends(0);
        var restless = (await program.RunAsync(
            "solve", "now.json", "--out", "restless.json", "--json",
            "--yesterday", "before.json", "before-answer.json")).Ends(0);
        (await program.RunAsync("check", "now.json", "steady.json")).Ends(0);

        Assert.Equal((21, 2, 0), Figures(steady));
        Assert.Equal((27, 2, 2), Figures(restless));

        static (int Objective, int Held, int Moved) Figures(RunResult run) => (
            run.Json.GetProperty("objective").GetInt32(), run.Json.GetProperty("held").GetInt32(),
            run.Json.GetProperty("moved").GetInt32());
    }

    [Fact]
    public async Task A_solution_of_another_problem_is_no_yesterday()
    {
        Write("mine.json", Problem);
        Write("other.json", Problem.Replace("\"P1\"", "\"Q1\"", StringComparison.Ordinal));
        (await program.RunAsync("solve", "other.json", "--out", "other-answer.json")).Ends(0);

        var run = (await program.RunAsync(
            "solve", "mine.json", "--out", "none.json", "--json",
            "--yesterday", "mine.json", "other-answer.json")).Ends(2);

        Assert.Contains("CM4024", run.Json.GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_listed_with_its_place_and_nothing_is_written()
    {
        Write("faulty.json", """
            { "format": "coursematch-problem/1", "colour": "red",
              "resources": [ { "id": "course:A", "capacity": -1 } ],
              "applicants": [ { "id": "P1", "options": [ { "score": 1, "uses": { "course:9": 1 } } ] } ] }
            """);

        var run = (await program.RunAsync("solve", "faulty.json", "--out", "none.json", "--json")).Ends(2);

        var places = run.Json.GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("column").GetString()).ToArray();
        Assert.Contains("resources[0].capacity", places);
        Assert.Contains("applicants[0].options[0].uses", places);
        Assert.Equal(3, places.Length);
        Assert.False(File.Exists(Path.Combine(place.Folder, "none.json")));
    }

    [Fact]
    public async Task Promises_that_contradict_each_other_cannot_be_satisfied_and_are_named()
    {
        Write("promised.json", Problem.Replace("\"capacity\": 2", "\"capacity\": 1", StringComparison.Ordinal)
            .Replace("\"minimum\": 2", "\"minimum\": 0", StringComparison.Ordinal)
            .Replace("\"P1\", \"options\"", "\"P1\", \"fixed\": 0, \"options\"", StringComparison.Ordinal)
            .Replace("\"P2\", \"options\"", "\"P2\", \"fixed\": 0, \"options\"", StringComparison.Ordinal));

        var run = (await program.RunAsync("solve", "promised.json", "--out", "none.json", "--json")).Ends(3);

        Assert.Equal(["CM4022"], run.Codes);
        var sentence = run.Json.GetProperty("findings")[0].GetProperty("sentence").GetString()!;
        Assert.Contains("P1, P2", sentence, StringComparison.Ordinal);
        Assert.Contains("course:A", sentence, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(place.Folder, "none.json")));
    }

    [Theory]
    [InlineData("--gap", "zwei")]
    [InlineData("--gap", "1.5")]
    [InlineData("--time", "-1")]
    [InlineData("--work", "0")]
    [InlineData("--seed", "1.5")]
    [InlineData("--threads", "0")]
    [InlineData("--engine", "magic")]
    public async Task An_impossible_value_is_bad_input(string option, string value)
    {
        Write("problem.json", Problem);

        var run = (await program.RunAsync(
            "solve", "problem.json", "--out", "none.json", option, value, "--json")).Ends(2);

        Assert.Equal(["CM4007"], run.Codes);
        Assert.Contains(value, run.Json.GetProperty("findings")[0].GetProperty("sentence").GetString()!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_seen_before_anything_is_computed()
    {
        Write("problem.json", Problem);

        var run = (await program.RunAsync("solve", "problem.json", "--out", "nowhere/solution.json", "--json")).Ends(2);

        Assert.Equal(["CM4027"], run.Codes);
    }

    [Fact]
    public async Task Same_problem_seed_and_work_give_the_same_bytes_but_for_the_seconds()
    {
        (await program.RunAsync(
            "generate", "--people", "150", "--courses", "12", "--out", "county.json")).Ends(0);
        string[] solve = ["solve", "county.json", "--work", "2000", "--seed", "7", "--out"];

        (await program.RunAsync([.. solve, "first.json"])).Ends(0);
        (await program.RunAsync([.. solve, "second.json"])).Ends(0);

        Assert.Equal(WithoutSeconds("first.json"), WithoutSeconds("second.json"));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_search_writes_the_best_answer_so_far(string signal)
    {
        (await program.RunAsync(
            "generate", "--people", "3000", "--courses", "150", "--out", "large.json")).Ends(0);
        var file = Path.Combine(place.Folder, $"{signal}.json");
        using var solving = program.Start("solve", "large.json", "--out", file, "--json", "--time", "90");
        var error = solving.StandardError.ReadLineAsync();

        // The first line of progress comes after two seconds: by then the search is under way.
        Assert.NotNull(await error.WaitAsync(TimeSpan.FromSeconds(60)));
        Process.Start("kill", [$"-{signal}", $"{solving.Id}"]).WaitForExit();
        _ = solving.StandardError.ReadToEndAsync();
        var output = await solving.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await solving.WaitForExitAsync();

        Assert.Equal(0, solving.ExitCode);
        Assert.Equal("cancelled", JsonDocument.Parse(output).RootElement.GetProperty("stop").GetString());
        (await program.RunAsync("check", "large.json", file)).Ends(0);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(place.Folder, name), content);

    private IEnumerable<string> WithoutSeconds(string name) =>
        File.ReadLines(Path.Combine(place.Folder, name))
            .Where(line => !line.Contains("\"seconds\"", StringComparison.Ordinal));
}
