using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Packing;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Application.Imports;

/// <summary>One record of a file as it is compared and kept.</summary>
/// <param name="Key">Key within the source.</param>
/// <param name="Text">Canonical text, see <see cref="RecordJson"/>.</param>
/// <param name="Line">1-based line of the file, or null.</param>
public sealed record DeliveredRecord(string Key, string Text, int? Line);

/// <summary>A file as it was read, whatever it is about: what an import compares, holds and takes in.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Source">Provider or authority.</param>
/// <param name="Format">Format found.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="IsFull">What is missing was withdrawn.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Records">Records in file order, each key once.</param>
/// <param name="Updates">What a partial file says of courses on file, to be completed with them.</param>
/// <param name="Removed">Keys a partial file removes by name, with everything below them.</param>
/// <param name="Findings">Everything the reader found.</param>
public sealed record Delivery(
    ImportSubject Subject,
    string Source,
    string Format,
    string FileHash,
    bool IsFull,
    int Rejected,
    IReadOnlyList<DeliveredRecord> Records,
    IReadOnlyList<CourseUpdate> Updates,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Courses of one provider.</summary>
    public static Delivery Of(string source, FileReading<CourseRecord> reading) =>
        Of(ImportSubject.Courses, source, reading, record => record.Key, RecordFaults.Of);

    /// <summary>Care groups of one provider.</summary>
    public static Delivery Of(string source, FileReading<CareGroupRecord> reading) =>
        Of(ImportSubject.Care, source, reading, record => record.Key, RecordFaults.Of);

    /// <summary>Newcomers of one authority.</summary>
    public static Delivery Of(string source, FileReading<NewcomerRecord> reading) =>
        Of(ImportSubject.Newcomers, source, reading, record => record.Key, RecordFaults.Of);

    /// <summary>The same file with its updates made whole by what the same source sent before.</summary>
    /// <param name="onFile">Canonical text of each record of the source, by key.</param>
    public Delivery CompletedWith(IReadOnlyDictionary<string, string> onFile)
    {
        if (Updates.Count == 0)
        {
            return this;
        }

        var reading = new FileReading<CourseRecord>(
            Format,
            FileHash,
            [.. Records.Select(record => RecordJson.Read<CourseRecord>(record.Text))],
            Rejected,
            Findings,
            IsFull)
        {
            Updates = Updates,
            Removed = Removed,
            Lines = Records.Where(record => record.Line is not null)
                .Select(record => (record.Key, Line: record.Line!.Value))
                .Concat(Updates.Select(update => (update.Key, update.Line)))
                .DistinctBy(record => record.Key, StringComparer.Ordinal)
                .ToDictionary(record => record.Key, record => record.Line, StringComparer.Ordinal),
        };
        return Of(Source, PartialFile.Complete(reading, onFile) with { Updates = [] });
    }

    private static Delivery Of<T>(
        ImportSubject subject,
        string source,
        FileReading<T> reading,
        Func<T, string> keyOf,
        Func<T, IEnumerable<RecordFault>> faultsOf)
    {
        int? LineOf(string key) => reading.Lines.TryGetValue(key, out var line) ? line : null;

        var records = new PackedList<DeliveredRecord>();
        var findings = reading.Findings.ToList();
        var faulty = 0;
        foreach (var record in reading.Records)
        {
            var key = keyOf(record);
            var faults = faultsOf(record).ToArray();
            if (faults.Length > 0)
            {
                faulty++;
                findings.AddRange(faults.Select(fault => fault.At(new FindingPlace(LineOf(key), fault.Field, key))));
                continue;
            }

            records.Add(new DeliveredRecord(key, RecordJson.Write(record), LineOf(key)));
        }

        return new Delivery(
            subject,
            source,
            reading.Format,
            reading.FileHash,
            reading.IsFull,
            reading.Rejected + faulty,
            records,
            reading.Updates,
            reading.Removed,
            findings);
    }
}
