using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Host.Access;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Store.Access;
using CourseMatch.Store.Database;
using CourseMatch.Testing;

namespace CourseMatch.Host.Tests.County;

/// <summary>A migrated database of its own and a folder, for the tests of one class.</summary>
public sealed class TestCounty : IAsyncLifetime
{
    /// <summary>Password of all accounts added here.</summary>
    public const string Password = "long enough for a test";

    private readonly WorkPlace place = new();

    public string Folder => place.Folder;

    public string ConnectionString { get; private set; } = "";

    internal BuiltProgram Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        Program = new BuiltProgram(Folder, ("ConnectionStrings__CourseMatch", ConnectionString));
    }

    /// <summary>Adds a coordinator and starts the service, whose client sends that account along.</summary>
    internal Task<RunningService> ServeAsync() => ServeAsync("koordination", Role.Coordinator);

    /// <summary>Adds an account and starts the service, whose client sends it along.</summary>
    internal async Task<RunningService> ServeAsync(string login, Role role)
    {
        await AddAccountAsync(login, role);
        var service = await RunningService.StartAsync(Program);
        service.SignIn(login, Password);
        return service;
    }

    /// <summary>Adds an account; one that is there already stays as it is.</summary>
    internal async Task AddAccountAsync(string login, Role role)
    {
        await using var database = CourseMatchDatabase.Connect(ConnectionString);
        await new AccountStore(database).AddAsync(
            new NewAccount(
                new MunicipalityId(1),
                login,
                role,
                role == Role.ProviderStaff ? new ProviderId(1) : null,
                new FrameworkPasswords().Hash(Password),
                MustChangePassword: false),
            DateTimeOffset.UnixEpoch,
            CancellationToken.None);
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
