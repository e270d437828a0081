using System.Diagnostics;
using CourseMatch.Store.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.Store.Tests.Server;

/// <summary>The ordinary life of an embedded server: start, keep, share, stop.</summary>
public sealed class EmbeddedServerTests
{
    private readonly ServerHome home = new();

    [Fact]
    public async Task Listens_on_no_network_address()
    {
        await using var server = await home.StartAsync();

        Assert.Equal(string.Empty, await ServerHome.AskAsync(server.ConnectionString, "show listen_addresses"));
        Assert.Equal("coursematch", await ServerHome.AskAsync(server.ConnectionString, "select current_database()"));
        var socketFolder = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            new DirectoryInfo(socketFolder).UnixFileMode);
    }

    [Fact]
    public async Task Keeps_what_was_stored_from_one_run_to_the_next()
    {
        var durable = new ServerHome { Options = home.Options with { IsDurable = true } };
        await using (var server = await durable.StartAsync())
        {
            await ServerHome.AskAsync(server.ConnectionString, "create table kept as select 42 as answer");
        }

        Assert.Null(home.ServerProcess);
        Assert.False(File.Exists(home.PidFile), "a clean shutdown removes the file");

        await using var again = await durable.StartAsync();
        Assert.Equal("42", await ServerHome.AskAsync(again.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Programs_on_one_folder_share_the_server_and_the_last_one_stops_it()
    {
        var first = await home.StartAsync();
        var process = home.ServerProcess;
        using var second = await ServerHolder.StartAsync(ServerHolder.Command(home.Options.HomeFolder));
        Assert.Equal(first.ConnectionString, second.Said);

        await first.DisposeAsync();
        Assert.Equal(process, home.ServerProcess);
        Assert.Equal("1", await ServerHome.AskAsync(second.Said, "select 1"));

        Assert.Equal(0, await second.LeaveAsync());
        Assert.Null(home.ServerProcess);
    }

    [Fact]
    public async Task Leaving_twice_takes_the_server_from_nobody()
    {
        var first = await home.StartAsync();
        await using var second = await home.StartAsync();

        await first.DisposeAsync();
        await first.DisposeAsync();

        Assert.Equal("1", await ServerHome.AskAsync(second.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Several_starts_at_once_make_one_server()
    {
        var command = ServerHolder.Command(home.Options.HomeFolder);
        var here = Enumerable.Range(0, 3).Select(_ => home.StartAsync()).ToArray();
        using var other = await ServerHolder.StartAsync(command);
        var servers = await Task.WhenAll(here);

        Assert.All(servers, server => Assert.Equal(other.Said, server.ConnectionString));
        Assert.Equal("1", await ServerHome.AskAsync(other.Said, "select 1"));

        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        Assert.NotNull(home.ServerProcess);
        await other.LeaveAsync();
        Assert.Null(home.ServerProcess);
    }

    [Fact]
    public async Task A_cancelled_start_leaves_no_process_behind()
    {
        // Cancelled at many moments: looking around, creating, starting, waiting.
        for (var milliseconds = 10; milliseconds < 900; milliseconds += 110)
        {
            using var cancelled = new CancellationTokenSource(milliseconds);
            try
            {
                await using var server = await EmbeddedServer.StartAsync(
                    home.Options, NullLogger.Instance, cancelled.Token);
            }
            catch (OperationCanceledException)
            {
                // What this test is about; a start that was faster is stopped again as usual.
            }

            Assert.Empty(ProcessesWithin(home.Folder));
        }

        await using var afterwards = await home.StartAsync();
        Assert.Equal("1", await ServerHome.AskAsync(afterwards.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task The_log_names_neither_values_nor_statements()
    {
        await using var server = await home.StartAsync();
        await ServerHome.AskAsync(server.ConnectionString, "create table person (name text primary key)");
        await ServerHome.AskAsync(server.ConnectionString, "insert into person values ('Amina Example')");
        await Assert.ThrowsAsync<PostgresException>(() =>
            ServerHome.AskAsync(server.ConnectionString, "insert into person values ('Amina Example')"));

        var log = await File.ReadAllTextAsync(Path.Combine(server.Folder, "log", "server.log"));
        Assert.Contains("person_pkey", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", log, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ProcessesWithin(string folder) => Process.GetProcesses()
        .Select(process => CommandLine(process.Id))
        .Where(line => line.Contains(folder, StringComparison.Ordinal)
            && !line.StartsWith("sh", StringComparison.Ordinal));

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
