using System.Diagnostics;

namespace CourseMatch.Store.Server;

/// <summary>What a finished command said.</summary>
/// <param name="ExitCode">0 means success.</param>
/// <param name="Output">Everything on standard output, trimmed.</param>
/// <param name="Error">Everything on standard error, trimmed.</param>
internal sealed record SystemCommandResult(int ExitCode, string Output, string Error)
{
    public bool IsSuccess => ExitCode == 0;
}

/// <summary>Runs one short command of the operating system to its end.</summary>
/// <remarks>
/// From the folder <c>/</c>, since another user may not be able to enter ours; with plain English messages; and
/// without <c>PG…</c> variables, which belong to somebody else's server.
/// </remarks>
internal static class SystemCommand
{
    /// <summary>Runs <paramref name="words"/> (no shell in between) and collects what it says.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the command was killed.</exception>
    public static async Task<SystemCommandResult> RunAsync(IEnumerable<string> words, CancellationToken cancellation)
    {
        var start = Prepare(words);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception notRunnable)
        {
            return new SystemCommandResult(127, string.Empty, notRunnable.Message);
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            try
            {
                await process.WaitForExitAsync(cancellation);
                return new SystemCommandResult(process.ExitCode, (await output).Trim(), (await error).Trim());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }

    /// <summary>The start conditions every child process of ours shares.</summary>
    public static ProcessStartInfo Prepare(IEnumerable<string> words)
    {
        var all = words.ToArray();
        var start = new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
