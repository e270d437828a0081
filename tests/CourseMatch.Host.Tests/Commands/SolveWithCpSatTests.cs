using CourseMatch.Host.Tests.Program;
using CourseMatch.Solving.CpSat.Runtime;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>The second engine from the command line, with what is installed and with nothing.</summary>
public sealed class SolveWithCpSatTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    [Fact]
    public async Task Both_engines_prove_the_same_objective_or_the_second_says_what_is_missing()
    {
        var program = new BuiltProgram(place.Folder);
        (await program.RunAsync("generate", "--people", "60", "--courses", "5", "--out", "p.json")).Ends(0);

        var prices = (await program.RunAsync("solve", "p.json", "--out", "prices.json", "--json")).Ends(0);
        var exact = await program.RunAsync("solve", "p.json", "--out", "exact.json", "--engine", "cp-sat", "--json");

        if (NodeInstallation.Find().Missing is not null)
        {
            Assert.Equal(["CM4007"], exact.Ends(2).Codes);
            return;
        }

        exact.Ends(0);
        Assert.Equal("cp-sat", exact.Json.GetProperty("engine").GetString());
        Assert.Equal("optimal", exact.Json.GetProperty("status").GetString());
        Assert.True(
            prices.Json.GetProperty("bound").GetInt64() >= exact.Json.GetProperty("objective").GetInt64()
            && prices.Json.GetProperty("objective").GetInt64() <= exact.Json.GetProperty("objective").GetInt64(),
            $"{prices}\n{exact}");
        (await program.RunAsync("check", "p.json", "exact.json")).Ends(0);
    }

    [Fact]
    public async Task Without_Node_the_engine_is_refused_in_one_sentence_and_nothing_is_written()
    {
        var program = new BuiltProgram(place.Folder, (NodeInstallation.NodeSetting, "/nowhere/node"));
        (await program.RunAsync("generate", "--people", "60", "--courses", "5", "--out", "q.json")).Ends(0);

        var run = (await program.RunAsync("solve", "q.json", "--out", "none.json", "--engine", "cp-sat", "--json"))
            .Ends(2);

        Assert.Equal(["CM4007"], run.Codes);
        Assert.Contains("CP-SAT", run.Json.GetProperty("findings")[0].GetProperty("sentence").GetString()!,
            StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(place.Folder, "none.json")));
        (await program.RunAsync("solve", "q.json", "--out", "prices.json")).Ends(0);
    }
}
