using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

public sealed class CheckTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    private const string Problem = """
        { "format": "coursematch-problem/1",
          "resources": [ { "id": "course:A", "capacity": 1 } ],
          "applicants": [
            { "id": "P1", "options": [ { "id": "course:A", "score": 10, "uses": { "course:A": 1 } } ] },
            { "id": "P2", "options": [ { "id": "course:A", "score": 7, "uses": { "course:A": 1 } } ] } ] }
        """;

    [Fact]
    public async Task A_true_solution_is_accepted()
    {
        var run = await CheckAsync(Solution("{ \"P1\": 0, \"P2\": null }", 10));

        run.Ends(0);
        Assert.True(run.Json.GetProperty("accepted").GetBoolean());
        Assert.Equal(10, run.Json.GetProperty("objective").GetInt64());
        Assert.Equal(1, run.Json.GetProperty("placed").GetInt32());
    }

    [Fact]
    public async Task A_seat_given_twice_and_a_wrong_sum_are_two_faults_with_status_1()
    {
        var run = await CheckAsync(Solution("{ \"P1\": 0, \"P2\": 0 }", 18));

        run.Ends(1);
        Assert.False(run.Json.GetProperty("accepted").GetBoolean());
        Assert.Equal(17, run.Json.GetProperty("objective").GetInt64());
        Assert.All(run.Codes, code => Assert.Equal("CM4024", code));
        Assert.True(run.Codes.Count >= 2, run.ToString());
    }

    [Theory]
    [InlineData("{ \"format\": \"coursematch-solution/1\" ")]
    [InlineData("")]
    [InlineData("{ \"format\": \"coursematch-solution/1\", \"verdict\": \"good\" }")]
    public async Task An_unreadable_solution_is_bad_input(string solution)
    {
        var run = (await CheckAsync(solution)).Ends(2);

        Assert.Contains("CM4021", run.Codes);
    }

    [Fact]
    public async Task Missing_files_are_bad_input_and_a_folder_is_no_file()
    {
        var program = new BuiltProgram(place.Folder);

        var missing = (await program.RunAsync("check", "nowhere.json", "nowhere.json", "--json")).Ends(2);
        var folder = (await program.RunAsync("check", ".", "nowhere.json", "--json")).Ends(2);

        Assert.Equal(["CM4025"], missing.Codes);
        Assert.Equal(["CM4028"], folder.Codes);
    }

    private async Task<RunResult> CheckAsync(string solution)
    {
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "problem.json"), Problem);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "solution.json"), solution);
        return await new BuiltProgram(place.Folder).RunAsync("check", "problem.json", "solution.json", "--json");
    }

    private static string Solution(string assignments, int objective) => $$"""
        { "format": "coursematch-solution/1", "assignments": {{assignments}}, "objective": {{objective}},
          "bound": {{objective}}, "gap": 0, "status": "optimal", "stop": "optimal", "engine": "hand", "seconds": 0,
          "seed": 1 }
        """;
}
