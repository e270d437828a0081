using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

public sealed class MigrateTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    [Fact]
    public async Task The_first_run_migrates_the_embedded_database_and_the_second_finds_nothing_to_do()
    {
        var program = new BuiltProgram(place.Folder);

        var first = (await program.RunAsync("migrate", "--json")).Ends(0);
        var second = (await program.RunAsync("migrate", "--json")).Ends(0);

        Assert.NotEqual(0, first.Json.GetProperty("applied").GetArrayLength());
        Assert.Equal(0, second.Json.GetProperty("applied").GetArrayLength());
    }

    [Fact]
    public async Task A_configured_server_that_is_not_there_is_a_failure_of_the_machinery_and_starts_nothing()
    {
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "configured")).FullName;
        var program = new BuiltProgram(
            folder,
            ("ConnectionStrings__CourseMatch", "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=3"));

        var run = (await program.RunAsync("migrate", "--json")).Ends(4);

        Assert.Equal(["CM4011"], run.Codes);
        Assert.False(Directory.Exists(Path.Combine(folder, ".coursematch", "postgres")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, ".coursematch", "log")));
    }
}
