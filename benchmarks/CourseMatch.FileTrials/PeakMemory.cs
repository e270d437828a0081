using System.Diagnostics;
using System.Globalization;

namespace CourseMatch.FileTrials;

/// <summary>The most memory this process ever held.</summary>
internal static class PeakMemory
{
    /// <summary>Highest resident set in megabytes.</summary>
    public static int Megabytes()
    {
        const string Status = "/proc/self/status";
        var line = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal))
            : null;
        return line is null
            ? (int)(Process.GetCurrentProcess().PeakWorkingSet64 >> 20)
            : int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
