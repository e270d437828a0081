using System.Globalization;
using System.Runtime.InteropServices;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>What kind of machine this is: processor, cores, memory, system; never its name.</summary>
internal static class Machine
{
    public static string Kind { get; } = string.Join(", ",
        Processor(),
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores"),
        string.Create(CultureInfo.InvariantCulture,
            $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB"),
        System(),
        RuntimeInformation.FrameworkDescription);

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string System()
    {
        const string file = "/etc/os-release";
        const string field = "PRETTY_NAME=";
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(text => text.StartsWith(field, StringComparison.Ordinal))
            : null;
        return line?[field.Length..].Trim('"') ?? RuntimeInformation.OSDescription;
    }
}
