using System.Text.Json;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>Measurements one per line, appended while they are made: a run that breaks off loses nothing.</summary>
internal sealed class MeasurementFile(string path)
{
    /// <summary>All lines, oldest first.</summary>
    public IReadOnlyList<Entry> Read() => File.Exists(path)
        ? [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line =>
            JsonSerializer.Deserialize<Entry>(line)!)]
        : [];

    /// <summary>The stamp of a new run.</summary>
    public RunStamp NewRun() => new(
        Read().Select(entry => entry.Run).DefaultIfEmpty().Max() + 1,
        TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Machine.Kind);

    public void Append(Entry entry)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.AppendAllLines(path, [JsonSerializer.Serialize(entry)]);
    }
}
