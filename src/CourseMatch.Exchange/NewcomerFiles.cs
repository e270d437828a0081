using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Csv.Newcomers;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange;

/// <summary>Lists of newcomers.</summary>
public static class NewcomerFiles
{
    private static readonly IFileFormat<NewcomerRecord>[] Formats = [new CsvNewcomers()];

    /// <summary>Reads a list whose format is found in its content.</summary>
    /// <inheritdoc cref="CourseFiles.Read"/>
    public static FileReading<NewcomerRecord> Read(
        Stream stream, DateOnly referenceDay, ReadingOptions options, CancellationToken cancellationToken = default) =>
        FileReader.Read(
            stream, referenceDay, options, ImportSubject.Newcomers, Formats, record => record.Key, cancellationToken);
}
