using System.Diagnostics;

namespace CourseMatch.Testing;

/// <summary>Stops servers and removes folders of a test process after its end.</summary>
public static class TestWatchdog
{
    // The pipe to its standard input closes when the test process ends, even by kill -9. Nothing is written to it.
    private const string Script = """
        exec >/dev/null 2>&1
        cd /
        read -r _
        find "$1" -name postmaster.pid | while read -r file; do
            pid=$(head -n 1 "$file")
            [ "$(cat "/proc/$pid/comm")" = postgres ] || continue
            kill -QUIT "$pid"
            for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" || break; sleep 0.3; done
        done
        rm -rf "$1"
        """;

    // Kept reachable: a collected Process would close the pipe early.
    private static readonly List<Process> Watching = [];

    /// <summary>Promises that <paramref name="folder"/> of <see cref="TestFolder"/> does not outlive us.</summary>
    public static void CleanUpAfterThisProcess(string folder)
    {
        if (!folder.StartsWith(TestFolder.Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException("Only folders of tests are ever removed.", nameof(folder));
        }

        var start = new ProcessStartInfo("setsid", ["--fork", "sh", "-c", Script, "sh", folder])
        {
            RedirectStandardInput = true,
        };
        lock (Watching)
        {
            Watching.Add(Process.Start(start)!);
        }
    }
}
