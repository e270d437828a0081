using System.Diagnostics;
using System.Text;

namespace CourseMatch.Host.Tests.Program;

/// <summary>The built program as a child process, as people and scripts start it.</summary>
/// <param name="folder">Current folder and home of the child.</param>
/// <param name="settings">Environment settings besides the home folder.</param>
internal sealed class BuiltProgram(string folder, params (string Name, string Value)[] settings)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public string Folder => folder;

    /// <summary>Runs to the end.</summary>
    public async Task<RunResult> RunAsync(params string[] args)
    {
        using var process = Start(args);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(Timeout);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"coursematch {string.Join(' ', args)} ran for more than {Timeout}.");
        }

        return new RunResult(string.Join(' ', args), process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves the rest to the caller.</summary>
    public Process Start(params string[] args)
    {
        // Whoever runs the tests in the background has Ctrl-C ignored, and children inherit that: set it back.
        string[] call = ["--default-signal=INT", Path.Combine(AppContext.BaseDirectory, "coursematch"), .. args];
        var start = new ProcessStartInfo("env", call)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("ConnectionStrings__CourseMatch");
        start.Environment["COURSEMATCH_HOME"] = Path.Combine(folder, ".coursematch");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
