using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

public sealed class GenerateTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    [Fact]
    public async Task The_same_request_writes_the_same_file_and_another_seed_another()
    {
        var program = new BuiltProgram(place.Folder);

        var run = (await program.RunAsync(Line("one.json", "--seed", "4", "--shape", "couples"))).Ends(0);
        (await program.RunAsync(Line("same.json", "--seed", "4", "--shape", "couples"))).Ends(0);
        (await program.RunAsync(Line("other.json", "--seed", "5", "--shape", "couples"))).Ends(0);

        Assert.Equal(200, run.Json.GetProperty("applicants").GetInt32());
        Assert.Equal("couples", run.Json.GetProperty("shape").GetString());
        Assert.True(run.Json.GetProperty("exclusions").GetInt32() > 0);
        Assert.Equal(Written("one.json"), Written("same.json"));
        Assert.NotEqual(Written("one.json"), Written("other.json"));
    }

    [Theory]
    [InlineData("CM4007", "--shape", "round")]
    [InlineData("CM4007", "--seed", "minus")]
    [InlineData("CM4039", "--people", "1000000", "--courses", "21", "--shape", "assignment-e")]
    public async Task What_cannot_be_made_is_refused_and_writes_nothing(string code, params string[] more)
    {
        string[] line = more[0] == "--people"
            ? ["generate", "--out", "refused.json", "--json", .. more]
            : Line("refused.json", more);

        var run = (await new BuiltProgram(place.Folder).RunAsync(line)).Ends(2);

        Assert.Contains(code, run.Codes);
        Assert.False(File.Exists(Path.Combine(place.Folder, "refused.json")));
    }

    [Fact]
    public async Task The_number_of_people_must_be_given()
    {
        var run = await new BuiltProgram(place.Folder)
            .RunAsync("generate", "--courses", "3", "--out", "x.json", "--json");

        run.Ends(2);
        Assert.False(File.Exists(Path.Combine(place.Folder, "x.json")));
    }

    private static string[] Line(string file, params string[] more) =>
        ["generate", "--people", "200", "--courses", "12", "--out", file, "--json", .. more];

    private string Written(string file) => File.ReadAllText(Path.Combine(place.Folder, file));
}
