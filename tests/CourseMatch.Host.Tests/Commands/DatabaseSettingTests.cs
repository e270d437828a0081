using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;
using Npgsql;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>Databases and folders that cannot be used: a sentence each, never a stack trace.</summary>
public sealed class DatabaseSettingTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=;Database=x")]
    [InlineData("Host=db;Port=many")]
    [InlineData("Host=db;Pasword=geheim")]
    public async Task A_setting_that_names_no_connection_is_bad_input_and_not_repeated(string setting)
    {
        var run = (await On(setting).RunAsync("plans", "--json")).Ends(2);

        Assert.Equal(["CM4017"], run.Codes);
        Assert.DoesNotContain("geheim", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_told_apart_from_one_that_does_not_answer()
    {
        var missing = new NpgsqlConnectionStringBuilder(county.ConnectionString) { Database = "nowhere" };

        Assert.Equal(["CM4018"], (await On(missing.ConnectionString).RunAsync("plans", "--json")).Ends(4).Codes);
        Assert.Equal(
            ["CM4011"],
            (await On("Host=127.0.0.1;Port=1;Database=x;Username=x").RunAsync("plans", "--json")).Ends(4).Codes);
    }

    [Fact]
    public async Task A_work_folder_that_cannot_be_is_a_failure_of_the_machinery()
    {
        var file = Path.Combine(county.Folder, "a-file");
        File.WriteAllText(file, "");
        var program = new BuiltProgram(county.Folder, ("COURSEMATCH_HOME", Path.Combine(file, "below")));

        Assert.Equal(["CM4010"], (await program.RunAsync("plans", "--json")).Ends(4).Codes);
    }

    private BuiltProgram On(string setting) => new(county.Folder, ("ConnectionStrings__CourseMatch", setting));
}
