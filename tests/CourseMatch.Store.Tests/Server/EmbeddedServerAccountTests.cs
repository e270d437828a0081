using System.Diagnostics;

namespace CourseMatch.Store.Tests.Server;

/// <summary>PostgreSQL does not run as root: whose database it is then, and where it may lie.</summary>
public sealed class EmbeddedServerAccountTests
{
    private const string OrdinaryUser = "65534";

    [FactForRoot]
    public async Task Root_runs_the_server_as_somebody_else()
    {
        var home = new ServerHome();
        await using var server = await home.StartAsync();

        Assert.NotEqual("0", Owner($"/proc/{home.ServerProcess}"));
        Assert.Equal(Owner($"/proc/{home.ServerProcess}"), Owner(home.Cluster));
    }

    [FactForRoot]
    public async Task Below_a_folder_closed_to_the_servers_user_the_database_goes_elsewhere_and_stays_there()
    {
        var home = new ServerHome("closed/home");
        var closed = Path.Combine(home.Folder, "closed");
        Run("mkdir", "-m", "700", closed);
        string folder;
        await using (var server = await home.StartAsync())
        {
            folder = server.Folder;
            Assert.StartsWith(home.Options.RefugeFolder, folder, StringComparison.Ordinal);
            await ServerHome.AskAsync(server.ConnectionString, "create table kept as select 42 as answer");
        }

        var marker = Path.Combine(home.Options.HomeFolder, "postgres-is-elsewhere.txt");
        Assert.Contains(folder, await File.ReadAllLinesAsync(marker));

        // Opened and moved meanwhile: the database is still found.
        var moved = new ServerHome
        {
            Options = home.Options with { HomeFolder = Path.Combine(home.Folder, "moved") },
        };
        Directory.Move(home.Options.HomeFolder, moved.Options.HomeFolder);
        await using var again = await moved.StartAsync();
        Assert.Equal(folder, again.Folder);
        Assert.Equal("42", await ServerHome.AskAsync(again.ConnectionString, "select answer from kept"));
    }

    [FactForRoot]
    public async Task A_marker_leads_root_to_no_folder_but_its_own()
    {
        var home = new ServerHome("home");
        var victim = Directory.CreateDirectory(Path.Combine(home.Folder, "victim")).FullName;
        Directory.CreateDirectory(home.Options.HomeFolder);
        Directory.CreateDirectory(home.Options.RefugeFolder);
        await File.WriteAllLinesAsync(
            Path.Combine(home.Options.HomeFolder, "postgres-is-elsewhere.txt"),
            ["text", victim, home.Options.HomeFolder]);

        await using var server = await home.StartAsync();

        Assert.StartsWith(home.Options.HomeFolder, server.Folder, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(victim));
    }

    [FactForRoot]
    public async Task An_ordinary_user_runs_the_server_under_his_own_name_and_root_may_join()
    {
        var home = new ServerHome("home");
        using var user = await ServerHolder.StartAsync(AsOrdinaryUser(home));
        Assert.Equal("1", await ServerHome.AskAsync(user.Said, "select 1"));
        Assert.Equal(OrdinaryUser, Owner($"/proc/{home.ServerProcess}"));

        await using (var root = await home.StartAsync())
        {
            Assert.Equal(0, await user.LeaveAsync());
            Assert.Equal("1", await ServerHome.AskAsync(root.ConnectionString, "select 1"));
        }

        Assert.Null(home.ServerProcess);
        using var userAgain = await ServerHolder.StartAsync(AsOrdinaryUser(home));
        Assert.Equal("1", await ServerHome.AskAsync(userAgain.Said, "select 1"));
        Assert.Equal(0, await userAgain.LeaveAsync());
    }

    [FactForRoot]
    public async Task An_ordinary_user_is_told_when_the_database_belongs_to_somebody_else()
    {
        var home = new ServerHome("home");
        await (await home.StartAsync()).DisposeAsync();

        using var user = await ServerHolder.StartAsync(AsOrdinaryUser(home));

        Assert.Equal(4, await user.LeaveAsync());
        Assert.Contains("COURSEMATCH_HOME", user.Said, StringComparison.Ordinal);
    }

    [FactForRoot]
    public async Task A_database_given_to_root_by_a_careless_copy_is_taken_back()
    {
        var home = new ServerHome();
        await (await home.StartAsync()).DisposeAsync();
        Run("chown", "-R", "0:0", Path.Combine(home.Options.HomeFolder, "postgres"));

        await using var server = await home.StartAsync();

        Assert.Equal("1", await ServerHome.AskAsync(server.ConnectionString, "select 1"));
    }

    /// <summary>The holder from a copy, since the clone may be closed to him, in a folder he may write.</summary>
    private static string[] AsOrdinaryUser(ServerHome home)
    {
        var copy = Path.Combine(home.Folder, "program");
        if (!Directory.Exists(copy))
        {
            Run("cp", "-r", AppContext.BaseDirectory, copy);
            Run("chmod", "-R", "a+rX", copy);
        }

        Directory.CreateDirectory(home.Options.HomeFolder);
        if (!Directory.Exists(home.Cluster))
        {
            Run("chown", "-R", OrdinaryUser, home.Options.HomeFolder);
        }

        return
        [
            "setpriv", $"--reuid={OrdinaryUser}", $"--regid={OrdinaryUser}", "--clear-groups", "env", "HOME=/tmp",
            "dotnet", Path.Combine(copy, Path.GetFileName(typeof(ServerHolder).Assembly.Location)),
            home.Options.HomeFolder,
        ];
    }

    private static string Owner(string path) => Run("stat", "-c", "%u", path);

    private static string Run(params string[] command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Join(' ', command));
        return output;
    }
}
