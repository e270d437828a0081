using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Tables;

namespace CourseMatch.Exchange;

/// <summary>Lists of newcomers.</summary>
public static class NewcomerFiles
{
    private static readonly IFileFormat<NewcomerRecord>[] Formats =
    [
        new TableNewcomers(TableKind.Csv),
        new TableNewcomers(TableKind.Xlsx),
    ];

    /// <summary>Reads a list whose format is found in its content.</summary>
    /// <inheritdoc cref="CourseFiles.Read"/>
    public static FileReading<NewcomerRecord> Read(
        Stream stream, DateOnly referenceDay, ReadingOptions options, CancellationToken cancellationToken = default) =>
        FileReader.Read(
            stream, referenceDay, options, ImportSubject.Newcomers, Formats, record => record.Key, cancellationToken);
}
