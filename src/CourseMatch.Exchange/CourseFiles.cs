using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Agency;
using CourseMatch.Exchange.Calendars;
using CourseMatch.Exchange.Kufer;
using CourseMatch.Exchange.OpenQcat;
using CourseMatch.Exchange.OpenVhs;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Tables;

namespace CourseMatch.Exchange;

/// <summary>Files of course providers.</summary>
public static class CourseFiles
{
    /// <summary>Catalogues of courses; everything else is a table.</summary>
    internal static IReadOnlyList<IFileFormat<CourseRecord>> Catalogues { get; } =
    [
        new KuferCourses(),
        new OccupancyDelta(),
        EventCatalogue.OpenVhs,
        EventCatalogue.BerlinXml,
        EventCatalogue.BerlinJson,
        new QcatCourses(),
        new AgencyCourses(),
        new CalendarSessions(),
    ];

    private static IReadOnlyList<IFileFormat<CourseRecord>> Formats { get; } =
        [.. Catalogues, new TableCourses(TableKind.Csv), new TableCourses(TableKind.Xlsx)];

    /// <summary>Reads courses from a file whose format is found in its content.</summary>
    /// <param name="stream">The bytes, read once to the end, never sought.</param>
    /// <param name="referenceDay">The day the file is read on: decides centuries of two-digit years and whether a
    /// course is running or over.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>Records and findings. With any finding of weight error nothing of the file may be imported.</returns>
    public static FileReading<CourseRecord> Read(
        Stream stream, DateOnly referenceDay, ReadingOptions options, CancellationToken cancellationToken = default) =>
        FileReader.Read(
            stream, referenceDay, options, ImportSubject.Courses, Formats, record => record.Key, cancellationToken);
}
