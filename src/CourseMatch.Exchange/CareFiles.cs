using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Tables;

namespace CourseMatch.Exchange;

/// <summary>Lists of care groups.</summary>
public static class CareFiles
{
    private static readonly IFileFormat<CareGroupRecord>[] Formats =
    [
        new TableCare(TableKind.Csv),
        new TableCare(TableKind.Xlsx),
    ];

    /// <summary>Reads a list whose format is found in its content.</summary>
    /// <inheritdoc cref="CourseFiles.Read"/>
    public static FileReading<CareGroupRecord> Read(
        Stream stream, DateOnly referenceDay, ReadingOptions options, CancellationToken cancellationToken = default) =>
        FileReader.Read(
            stream, referenceDay, options, ImportSubject.Care, Formats, record => record.Key, cancellationToken);
}
