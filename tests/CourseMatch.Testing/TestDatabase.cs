using CourseMatch.Store.Database;
using Npgsql;
using Xunit;

namespace CourseMatch.Testing;

/// <summary>A migrated database for one test class: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
/// <remarks>A copy of the template, about 40 ms; its tests share it, other classes never see it.</remarks>
public class TestDatabase : IAsyncLifetime
{
    private readonly bool isMigrated;

    public TestDatabase()
        : this(isMigrated: true)
    {
    }

    protected TestDatabase(bool isMigrated) => this.isMigrated = isMigrated;

    public string ConnectionString { get; private set; } = string.Empty;

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated);
        DataSource = CourseMatchDatabase.Connect(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await (await TestCluster.GetAsync()).DropDatabaseAsync(ConnectionString);
    }
}

/// <summary>A database without any table of ours, for the tests of migrating.</summary>
public sealed class EmptyTestDatabase() : TestDatabase(isMigrated: false);
