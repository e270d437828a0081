using System.Diagnostics;

namespace CourseMatch.Store.Tests.Server;

/// <summary>A process of its own that uses an embedded server until told to leave or killed.</summary>
internal sealed class ServerHolder : IDisposable
{
    private readonly Process process;

    private ServerHolder(Process process) => this.process = process;

    /// <summary>What the holder said once its server answered: the connection string, or why there is none.</summary>
    public string Said { get; private set; } = string.Empty;

    /// <summary>The words that run the holder; a test may put others before them.</summary>
    public static string[] Command(string homeFolder) =>
        ["dotnet", typeof(ServerHolder).Assembly.Location, homeFolder];

    public static async Task<ServerHolder> StartAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var holder = new ServerHolder(Process.Start(start)!);
        holder.Said = await holder.process.StandardOutput.ReadLineAsync() ?? "(nothing)";
        return holder;
    }

    /// <summary>Ends it as a person would: it leaves the server.</summary>
    /// <returns>Its exit status.</returns>
    public async Task<int> LeaveAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Ends it by SIGKILL: it can do nothing any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
