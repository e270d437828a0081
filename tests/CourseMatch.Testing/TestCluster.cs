using CourseMatch.Store.Database;
using CourseMatch.Store.Migrations;
using CourseMatch.Store.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.Testing;

/// <summary>The one real PostgreSQL server of a test run, with a migrated template database.</summary>
/// <remarks>
/// Started by the first test that needs it. A small shell process waits for the end of the test process, however it
/// ends, then stops the server and removes the folder; a test runner gives its process no time to do so itself.
/// </remarks>
public sealed class TestCluster
{
    private const string TemplateName = "coursematch_template";

    private static readonly Lazy<Task<TestCluster>> Only = new(StartAsync);

    private readonly NpgsqlConnectionStringBuilder connection;
    private int databaseCount;

    private TestCluster(string connectionString)
    {
        connection = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
    }

    /// <summary>The cluster of this process.</summary>
    public static Task<TestCluster> GetAsync() => Only.Value;

    /// <summary>Makes a database of its own for a test class, migrated or empty, and says how to connect.</summary>
    public async Task<string> CreateDatabaseAsync(bool isMigrated)
    {
        var name = $"test_{Interlocked.Increment(ref databaseCount)}";
        var template = isMigrated ? TemplateName : "template0";
        await RunAsync($"create database {name} template {template} strategy wal_log");
        return ConnectionTo(name);
    }

    /// <summary>Copies a database as it stands; nobody may be connected to it meanwhile.</summary>
    public async Task<string> CloneDatabaseAsync(string connectionString)
    {
        var name = $"test_{Interlocked.Increment(ref databaseCount)}";
        var template = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await RunAsync($"create database {name} template {template} strategy wal_log");
        return ConnectionTo(name);
    }

    /// <summary>Drops a database made here, together with whatever connection a failed test left open.</summary>
    public Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        return RunAsync($"drop database {name} with (force)");
    }

    private static async Task<TestCluster> StartAsync()
    {
        var folder = TestFolder.Make();
        TestWatchdog.CleanUpAfterThisProcess(folder);
        var server = await EmbeddedServer.StartAsync(
            new EmbeddedServerOptions { HomeFolder = folder, IsDurable = false },
            NullLogger.Instance,
            CancellationToken.None);
        var cluster = new TestCluster(server.ConnectionString);
        await cluster.RunAsync($"create database {TemplateName}");
        await using (var template = CourseMatchDatabase.Connect(cluster.ConnectionTo(TemplateName)))
        {
            var outcome = await new MigrationRunner(template, NullLogger<MigrationRunner>.Instance)
                .ApplyAsync(CancellationToken.None);
            outcome.Match(_ => 0, refused => throw new InvalidOperationException(refused.Message));
        }

        return cluster;
    }

    private string ConnectionTo(string name) =>
        new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = name, Pooling = true }
            .ConnectionString;

    private async Task RunAsync(string sql)
    {
        await using var open = new NpgsqlConnection(connection.ConnectionString);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
