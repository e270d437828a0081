using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

public sealed class UsageTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    [Theory]
    [InlineData("CM4003")]
    [InlineData("CM4001", "befehl")]
    [InlineData("CM4002", "migrate", "--gibtsnicht")]
    [InlineData("CM4004", "migrate", "zuviel")]
    [InlineData("CM4007", "migrate", "--language", "fr")]
    [InlineData("CM4006", "migrate", "--language")]
    public async Task A_line_that_cannot_be_run_is_refused_with_its_code(string code, params string[] args)
    {
        var run = (await new BuiltProgram(place.Folder).RunAsync(["--json", .. args])).Ends(2);

        Assert.Contains(code, run.Codes);
        var finding = run.Json.GetProperty("findings")[0];
        Assert.NotEmpty(finding.GetProperty("sentence").GetString()!);
        Assert.NotEmpty(finding.GetProperty("advice").GetString()!);
        Assert.False(Directory.Exists(Path.Combine(place.Folder, ".coursematch")), "a faulty line must start nothing");
    }

    [Fact]
    public async Task Complaints_are_German_unless_English_is_asked_for()
    {
        var program = new BuiltProgram(place.Folder);

        var german = (await program.RunAsync("befehl")).Ends(2);
        var english = (await program.RunAsync("befehl", "--language", "en")).Ends(2);

        Assert.Contains("Den Befehl „befehl“ kennt coursematch nicht.", german.Error, StringComparison.Ordinal);
        Assert.Contains("coursematch knows no verb \"befehl\".", english.Error, StringComparison.Ordinal);
        Assert.Empty(german.Output);
    }

    [Fact]
    public async Task Help_lists_every_verb_and_each_verb_has_its_own_help_in_both_languages()
    {
        var program = new BuiltProgram(place.Folder);
        var root = (await program.RunAsync("--help", "--json")).Ends(0);

        var verbs = root.Json.GetProperty("verbs").EnumerateArray()
            .Select(verb => verb.GetProperty("name").GetString()!).ToArray();

        Assert.NotEmpty(verbs);
        foreach (var verb in verbs)
        {
            var german = (await program.RunAsync(verb, "--help", "--json")).Ends(0);
            var english = (await program.RunAsync(verb, "--help", "--json", "--language", "en")).Ends(0);
            Assert.NotEqual(
                german.Json.GetProperty("description").GetString(),
                english.Json.GetProperty("description").GetString());
        }
    }
}
