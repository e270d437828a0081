using CourseMatch.Host.Tests.Program;
using CourseMatch.Testing;

namespace CourseMatch.Host.Tests.County;

/// <summary>A migrated database of its own and a folder, for the tests of one class.</summary>
public sealed class TestCounty : IAsyncLifetime
{
    private readonly WorkPlace place = new();

    public string Folder => place.Folder;

    public string ConnectionString { get; private set; } = "";

    internal BuiltProgram Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        Program = new BuiltProgram(Folder, ("ConnectionStrings__CourseMatch", ConnectionString));
    }

    /// <summary>Takes in the three files of a county.</summary>
    internal async Task TakeInAsync(SmallCounty county)
    {
        county.Write(Folder);
        foreach (var (subject, file) in new[]
            { ("courses", "courses.csv"), ("care", "care.csv"), ("newcomers", "newcomers.csv") })
        {
            var run = await Program.RunAsync(
                "import", subject, file, "--provider", SmallCounty.CourseProvider, "--confirmed", "--json");
            Assert.True(run.Status <= 1, run.ToString());
        }
    }

    public async Task DisposeAsync() =>
        await (await TestCluster.GetAsync()).DropDatabaseAsync(ConnectionString);
}
