using System.Diagnostics;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>A child process with its wall-clock time, its most memory, and its output.</summary>
internal sealed record MeasuredProcess(int ExitCode, string Output, double Seconds, long PeakBytes, bool WasKilled)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs to the end, or kills it after the limit.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="limit">Wall-clock limit.</param>
    public static MeasuredProcess Run(string program, IEnumerable<string> arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var (peak, wasKilled) = (0L, false);
        while (!process.WaitForExit(Look))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            if (watch.Elapsed > limit)
            {
                wasKilled = true;
                process.Kill(entireProcessTree: true);
            }
        }

        var seconds = watch.Elapsed.TotalSeconds;
        process.WaitForExit();
        return new MeasuredProcess(
            process.ExitCode, output.Result + error.Result, seconds, peak, wasKilled);
    }

    /// <summary>The kernel's own high-water mark, so looking now and then misses nothing but the last moment.</summary>
    private static long PeakOf(int process)
    {
        const string field = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(text => text.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[field.Length..].Replace("kB", "").Trim(),
                System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
