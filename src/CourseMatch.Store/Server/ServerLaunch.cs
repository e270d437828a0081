using System.Diagnostics;
using Npgsql;

namespace CourseMatch.Store.Server;

/// <summary>Starts the server process, waits until it answers, and stops it.</summary>
internal static class ServerLaunch
{
    private static readonly TimeSpan AnswerInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts the server in a session of its own, so that a Ctrl-C meant for the program spares it.</summary>
    /// <remarks>
    /// A shell redirects the log and gives way to the server: a pipe to this program would break when it is killed.
    /// The log names neither values nor statements, since they may hold personal data.
    /// </remarks>
    public static Process Start(ServerPlace place, ServerBinaries binaries, string socketFolder, bool isDurable)
    {
        string[] settings =
        [
            "shared_buffers=64MB", "timezone=UTC", "log_timezone=UTC", "jit=off", "unix_socket_permissions=0700",
            "log_error_verbosity=terse", "log_min_error_statement=panic", "log_line_prefix=%m [%p] ",
            .. isDurable ? [] : new[] { "fsync=off", "full_page_writes=off" },
        ];
        string[] command =
        [
            "setsid", "sh", "-c", "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1", "sh", place.Log,
            binaries.Postgres, "-D", place.Cluster, "-k", socketFolder, "-h", "", "-p", EmbeddedServer.PortText,
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        return Process.Start(SystemCommand.Prepare(place.Account.Run(command)))!;
    }

    /// <summary>Waits until the server answers, crash recovery included.</summary>
    /// <returns>False when the server ended instead.</returns>
    public static async Task<bool> AnswersAsync(
        string connectionString, Func<bool> isAlive, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellation);
                return true;
            }
            catch (NpgsqlException notYet) when (notYet is not PostgresException
                || notYet.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                if (!isAlive())
                {
                    return false;
                }
            }

            await Task.Delay(AnswerInterval, cancellation);
        }
    }

    /// <summary>Stops the server: running transactions are rolled back, everything committed is on disk.</summary>
    public static async Task StopAsync(ServerPlace place, ServerBinaries binaries, CancellationToken cancellation)
    {
        var server = Postmaster.Find(place);
        if (server is null)
        {
            return;
        }

        string[] command = [binaries.PgCtl, "stop", "-D", place.Cluster, "-w", "-t", "60", "-m"];
        var answer = await SystemCommand.RunAsync(place.Account.Run([.. command, "fast"]), cancellation);
        if (!answer.IsSuccess && Postmaster.Serves(server.ProcessId, place))
        {
            await SystemCommand.RunAsync(place.Account.Run([.. command, "immediate"]), cancellation);
        }

        SocketFolder.Remove(server.ListensIn);
    }
}
