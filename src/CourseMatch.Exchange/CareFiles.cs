using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Csv.Care;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange;

/// <summary>Lists of care groups.</summary>
public static class CareFiles
{
    private static readonly IFileFormat<CareGroupRecord>[] Formats = [new CsvCare()];

    /// <summary>Reads a list whose format is found in its content.</summary>
    /// <inheritdoc cref="CourseFiles.Read"/>
    public static FileReading<CareGroupRecord> Read(
        Stream stream, DateOnly referenceDay, ReadingOptions options, CancellationToken cancellationToken = default) =>
        FileReader.Read(
            stream, referenceDay, options, ImportSubject.Care, Formats, record => record.Key, cancellationToken);
}
