using System.Globalization;
using CourseMatch.Store.Server;
using Npgsql;

namespace CourseMatch.Store.Tests.Server;

/// <summary>What the world puts in the way: each obstacle is overcome or ends in one sentence with advice.</summary>
public sealed class EmbeddedServerObstacleTests
{
    [Theory]
    [InlineData("a-folder-name-so-long-that-no-unix-socket-fits-below-it-which-happens-in-deep-clones-of-projects")]
    [InlineData("with, comma")]
    [InlineData("with $(touch /tmp/never) \"quotes\" and 'more' `of` them")]
    [InlineData("straße")]
    public async Task Folder_names_a_socket_cannot_have_get_a_short_socket_folder(string name)
    {
        var home = new ServerHome(name);
        string socketFolder;
        await using (var server = await home.StartAsync())
        {
            await using var second = await home.StartAsync();
            Assert.Equal("1", await ServerHome.AskAsync(second.ConnectionString, "select 1"));
            socketFolder = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
            Assert.StartsWith("/tmp/coursematch-", socketFolder, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(socketFolder), "the socket folder goes with the server");
        Assert.Null(home.ServerProcess);
        Assert.True(Directory.Exists(home.Cluster), "the database stays where it belongs");
    }

    [Theory]
    [InlineData("de", "Es wurde kein PostgreSQL-Server gefunden")]
    [InlineData("en", "No PostgreSQL server was found")]
    public async Task Without_server_programs_one_sentence_says_what_to_install(string language, string beginning)
    {
        var home = new ServerHome();
        var nowhere = new ServerHome
        {
            Options = home.Options with { SearchPath = home.Folder, InstallFolder = home.Folder },
        };
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(nowhere.StartAsync);

        Assert.Equal(EmbeddedServerFailure.BinariesMissing, failure.Failure);
        Assert.StartsWith(beginning, failure.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_outside_the_search_path_are_found_where_Debian_installs_them()
    {
        var home = new ServerHome();
        var withoutPath = new ServerHome { Options = home.Options with { SearchPath = string.Empty } };
        await using var server = await withoutPath.StartAsync();
        Assert.Equal("1", await ServerHome.AskAsync(server.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_database_of_another_version_is_left_alone()
    {
        var home = new ServerHome();
        await (await home.StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(home.Cluster, "PG_VERSION"), "9\n");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(home.StartAsync);

        Assert.Equal(EmbeddedServerFailure.VersionDiffers, failure.Failure);
        Assert.Contains("postgresql-9", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_reason()
    {
        var home = new ServerHome("file");
        await File.WriteAllTextAsync(home.Options.HomeFolder, "in the way");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(home.StartAsync);

        Assert.Equal(EmbeddedServerFailure.FolderNotUsable, failure.Failure);
        Assert.Contains(home.Options.HomeFolder, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A limit on the size of a file stops initdb as a full disk does: in the middle of writing.</summary>
    [Fact]
    public async Task A_database_that_cannot_be_written_leaves_the_reason_and_nothing_else()
    {
        var home = new ServerHome();
        string[] limited =
        [
            "env", "DOTNET_EnableWriteXorExecute=0", "sh", "-c", "ulimit -f 64; exec \"$@\"", "sh",
            .. ServerHolder.Command(home.Options.HomeFolder),
        ];

        using var holder = await ServerHolder.StartAsync(limited);

        Assert.Equal(4, await holder.LeaveAsync());
        Assert.Contains("initdb:", holder.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(home.Options.HomeFolder, "postgres"), "data*"));

        await using var server = await home.StartAsync();
        Assert.Equal("1", await ServerHome.AskAsync(server.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_server_that_does_not_start_leaves_the_end_of_its_log_in_the_sentence()
    {
        var home = new ServerHome();
        await (await home.StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(home.Cluster, "global", "pg_control"));

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(home.StartAsync);

        Assert.Equal(EmbeddedServerFailure.StartFailed, failure.Failure);
        Assert.Contains("pg_control", failure.Message, StringComparison.Ordinal);
        Assert.Null(home.ServerProcess);
    }

    [Fact]
    public async Task A_folder_kept_locked_by_another_program_is_given_up_after_a_while()
    {
        var home = new ServerHome();
        await (await home.StartAsync()).DisposeAsync();
        var hurried = new ServerHome
        {
            Options = home.Options with { StartTimeout = TimeSpan.FromMilliseconds(300) },
        };
        using var foreign = new FileStream(
            Path.Combine(home.Options.HomeFolder, "postgres", "start.lock"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None);

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(hurried.StartAsync);

        Assert.Equal(EmbeddedServerFailure.Busy, failure.Failure);
    }
}
