using System.Text.Json;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports.Partial;

/// <summary>Partial files against what is on file: updates become whole records, removals become keys.</summary>
/// <remarks>A partial file withdraws nothing but what it names.</remarks>
public static class PartialFile
{
    /// <summary>Completes the updates of a reading with what the same source sent before.</summary>
    /// <param name="reading">The reading; without updates it comes back as it is.</param>
    /// <param name="onFile">Canonical text of each record of the source, by key.</param>
    /// <returns>The reading with whole records; courses not on file are left out and said (CM1351).</returns>
    public static FileReading<T> Complete<T>(FileReading<T> reading, IReadOnlyDictionary<string, string> onFile)
    {
        if (reading.Updates.Count == 0 || reading is not FileReading<CourseRecord> courses)
        {
            return reading;
        }

        var records = courses.Records.ToDictionary(record => record.Key, StringComparer.Ordinal);
        var numbers = new Lazy<ILookup<string, string>>(() => KeysByNumber(onFile));
        var unknown = new List<CourseUpdate>();
        foreach (var update in courses.Updates)
        {
            var key = records.ContainsKey(update.Key) || onFile.ContainsKey(update.Key)
                ? update.Key
                : numbers.Value[update.Key].Take(2).ToArray() is [var only] ? only : null;
            if (key is null)
            {
                unknown.Add(update);
                continue;
            }

            records[key] = update.On(records.TryGetValue(key, out var read) ? read : CourseOf(onFile[key]));
        }

        var findings = unknown.Count == 0
            ? courses.Findings
            : [.. courses.Findings, Finding.At(
                new FindingPlace(unknown[0].Line, null, unknown[0].Key), "CM1351", Severity.Warning, unknown.Count,
                string.Join(", ", unknown.Take(5).Select(update => update.Key)))];
        return (FileReading<T>)(object)(courses with { Records = [.. records.Values], Findings = findings });
    }

    /// <summary>Keys on file that a partial file removes: those it names, and everything below them
    /// ("parent/child").</summary>
    public static IEnumerable<string> Removed(IReadOnlyCollection<string> removed, IEnumerable<string> onFile)
    {
        if (removed.Count == 0)
        {
            return [];
        }

        var named = removed.ToHashSet(StringComparer.Ordinal);
        return onFile.Where(key => named.Contains(key) || key.Split('/').Any(named.Contains));
    }

    /// <summary>Courses on file by their number and by the last part of a key like "parent/child": what people and
    /// other programs call them.</summary>
    private static ILookup<string, string> KeysByNumber(IReadOnlyDictionary<string, string> onFile) => onFile
        .SelectMany(pair => new[] { CourseOf(pair.Value).Number, pair.Key[(pair.Key.LastIndexOf('/') + 1)..] }
            .Distinct().Select(name => (Name: name, pair.Key)))
        .ToLookup(pair => pair.Name, pair => pair.Key, StringComparer.Ordinal);

    private static CourseRecord CourseOf(string text) =>
        JsonSerializer.Deserialize<CourseRecord>(text, RecordJson.Options)!;
}
