using System.Diagnostics;
using System.Globalization;

namespace CourseMatch.Store.Tests.Server;

/// <summary>Programs, servers and machines that end without a word.</summary>
public sealed class EmbeddedServerCrashTests
{
    private readonly ServerHome home = new();

    [Fact]
    public async Task A_server_whose_program_was_killed_is_adopted_by_the_next_one()
    {
        using var killed = await ServerHolder.StartAsync(ServerHolder.Command(home.Options.HomeFolder));
        await ServerHome.AskAsync(killed.Said, "create table kept as select 42 as answer");
        var process = home.ServerProcess;
        await killed.KillAsync();
        Assert.Equal(process, home.ServerProcess);

        await using (var server = await home.StartAsync())
        {
            Assert.Equal(process, home.ServerProcess);
            Assert.Equal("42", await ServerHome.AskAsync(server.ConnectionString, "select answer from kept"));
        }

        Assert.Null(home.ServerProcess);
    }

    [Fact]
    public async Task A_killed_program_does_not_keep_the_server_up_for_the_others()
    {
        using var killed = await ServerHolder.StartAsync(ServerHolder.Command(home.Options.HomeFolder));
        var other = await home.StartAsync();
        await killed.KillAsync();

        await other.DisposeAsync();

        Assert.Null(home.ServerProcess);
    }

    [Fact]
    public async Task After_a_crash_of_program_and_server_everything_committed_is_there()
    {
        using var killed = await ServerHolder.StartAsync(ServerHolder.Command(home.Options.HomeFolder));
        await ServerHome.AskAsync(killed.Said, "create table kept as select 42 as answer");
        var process = home.ServerProcess!.Value;
        await killed.KillAsync();
        Process.GetProcessById(process).Kill();

        await using var server = await home.StartAsync();

        Assert.NotEqual(process, home.ServerProcess);
        Assert.Equal("42", await ServerHome.AskAsync(server.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task A_server_that_crashed_under_a_living_program_comes_back_with_the_next_one()
    {
        await using var first = await home.StartAsync();
        var process = home.ServerProcess!.Value;
        Process.GetProcessById(process).Kill();

        await using var second = await home.StartAsync();

        Assert.NotEqual(process, home.ServerProcess);
        Assert.Equal("1", await ServerHome.AskAsync(first.ConnectionString, "select 1"));
    }

    /// <summary>
    /// After a power cut the number in postmaster.pid may belong to anything. Here it belongs to a process of the
    /// server's own user, the one case in which PostgreSQL by itself would refuse to start.
    /// </summary>
    [Fact]
    public async Task A_stale_pid_file_that_names_a_foreign_process_is_no_obstacle()
    {
        await (await home.StartAsync()).DisposeAsync();
        string[] sleep = ["sleep", "60"];
        var owner = Environment.IsPrivilegedProcess ? await OwnerAsync(home.Cluster) : null;
        string[] command = owner is null ? sleep : ["setpriv", $"--reuid={owner}", "--clear-groups", .. sleep];
        using var foreign = Process.Start(command[0], command[1..]);
        try
        {
            var number = foreign.Id.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(home.PidFile, $"{number}\n{home.Cluster}\n1\n5432\n/tmp\n\n\nready\n");

            await using var server = await home.StartAsync();

            Assert.Equal("1", await ServerHome.AskAsync(server.ConnectionString, "select 1"));
            Assert.NotEqual(foreign.Id, home.ServerProcess);
            Assert.False(foreign.HasExited, "a foreign process is left alone");
        }
        finally
        {
            foreign.Kill();
        }
    }

    [Fact]
    public async Task A_half_created_database_of_a_killed_program_is_no_obstacle()
    {
        // Killed at several moments of the first second, in which initdb runs.
        foreach (var milliseconds in new[] { 250, 450, 650 })
        {
            using var started = Process.Start(
                new ProcessStartInfo("dotnet", ServerHolder.Command(home.Options.HomeFolder)[1..])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                })!;
            await Task.Delay(milliseconds);
            started.Kill();
            await started.WaitForExitAsync();
        }

        await using var server = await home.StartAsync();
        Assert.Equal("1", await ServerHome.AskAsync(server.ConnectionString, "select 1"));
    }

    private static async Task<string> OwnerAsync(string path)
    {
        using var stat = Process.Start(
            new ProcessStartInfo("stat", ["-c", "%u", path]) { RedirectStandardOutput = true })!;
        return (await stat.StandardOutput.ReadToEndAsync()).Trim();
    }
}
