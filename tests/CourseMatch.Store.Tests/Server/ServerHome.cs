using System.Globalization;
using CourseMatch.Store.Server;
using CourseMatch.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.Store.Tests.Server;

/// <summary>A fresh home folder for one test, removed with any server in it when the test process ends.</summary>
internal sealed class ServerHome
{
    public ServerHome(string below = "")
    {
        Folder = TestFolder.Make();
        TestWatchdog.CleanUpAfterThisProcess(Folder);
        Options = new EmbeddedServerOptions
        {
            HomeFolder = Path.Combine(Folder, below),
            RefugeFolder = Path.Combine(Folder, "refuge"),
            IsDurable = false,
        };
    }

    /// <summary>The temporary folder everything of this test lies in.</summary>
    public string Folder { get; }

    public EmbeddedServerOptions Options { get; init; }

    public string Cluster => Path.Combine(Options.HomeFolder, "postgres", "data");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>The server's process number, or null when it is not running.</summary>
    public int? ServerProcess => File.Exists(PidFile)
        && File.ReadLines(PidFile).First() is var first
        && Directory.Exists("/proc/" + first)
        ? int.Parse(first, CultureInfo.InvariantCulture)
        : null;

    public Task<EmbeddedServer> StartAsync() =>
        EmbeddedServer.StartAsync(Options, NullLogger.Instance, CancellationToken.None);

    public static async Task<string?> AskAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
