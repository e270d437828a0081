using System.Diagnostics;
using System.Globalization;

namespace CourseMatch.FileTrials;

/// <summary>The most memory this process held.</summary>
internal static class PeakMemory
{
    /// <summary>Highest resident set in megabytes, since the start or the last <see cref="Reset"/>.</summary>
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

    /// <summary>Begins to count anew, where the system lets us; else the peak only ever rises.</summary>
    public static void Reset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The peak of everything before counts, too: a bar kept then is kept all the more.
        }
    }
}
