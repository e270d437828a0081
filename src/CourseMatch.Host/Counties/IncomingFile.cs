using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Exchange;

namespace CourseMatch.Host.Counties;

/// <summary>A file on its way in: read, then handed to the one use case that takes it in as a whole or not at all.
/// </summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Source">Provider or authority.</param>
/// <param name="Request">What is to be done with it, and who asks.</param>
internal sealed record IncomingFile(ImportSubject Subject, string Source, ImportRequest Request)
{
    /// <summary>Who a file is from when nobody says so: its name without folder, ending, dates and numbers, so that
    /// next week's export of the same list counts as the same source.</summary>
    public static string SourceOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).TrimEnd([.. "0123456789-_. ()"]);
        return name.Length > 0 ? name : Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>What a file is about, found in its content; null when it is none of ours or could be several
    /// things.</summary>
    public static ImportSubject? SubjectOf(Stream stream, ReadingOptions options, CancellationToken token) =>
        FileRecogniser.Recognise(stream, TimeProvider.System.Today(), options, token).Subject;

    /// <summary>Bounds, and the column mapping of the source.</summary>
    public ReadingOptions Options { get; init; } = ReadingOptions.Default;

    /// <summary>What somebody said this time: KURSNET's minimum of participants is the booked number, or is not; null
    /// = what was said last time for this source.</summary>
    public bool? MinimumIsBooked { get; init; }

    /// <summary>What <c>minimum=booked|minimum</c> says; null = nothing.</summary>
    public static bool? BookedOf(string? minimum) => minimum switch
    {
        "booked" => true,
        "minimum" => false,
        _ => null,
    };

    /// <summary>The same file with what is remembered of its source, as far as nobody said otherwise.</summary>
    public async Task<IncomingFile> WithRememberedColumnsAsync(
        IColumnMappings mappings, MunicipalityId municipality, CancellationToken token)
    {
        var remembered = await mappings.FindAsync(municipality, Subject, Source, token);
        var mapping = Options.Mapping ?? remembered;
        var isBooked = MinimumIsBooked ?? Options.Mapping?.MinimumIsBooked ?? remembered?.MinimumIsBooked;
        return this with
        {
            MinimumIsBooked = isBooked,
            Options = Options with { Mapping = mapping, MinimumIsBooked = isBooked ?? false },
        };
    }

    /// <summary>Remembers for the source what was said this time, when the file could be read.</summary>
    /// <param name="mappings">Where.</param>
    /// <param name="municipality">Municipality.</param>
    /// <param name="outcome">What became of the file.</param>
    /// <param name="isSaid">A mapping or the minimum was said this time.</param>
    /// <param name="token">Stops it.</param>
    public Task RememberAsync(
        IColumnMappings mappings,
        MunicipalityId municipality,
        ImportOutcome outcome,
        bool isSaid,
        CancellationToken token) =>
        isSaid && outcome is (ImportOutcome.Imported or ImportOutcome.AlreadyOnFile or ImportOutcome.Held)
            ? mappings.SaveAsync(
                municipality,
                Source,
                (Options.Mapping ?? new ColumnMapping(Subject, new Dictionary<string, string?>())) with
                {
                    MinimumIsBooked = MinimumIsBooked,
                },
                token)
            : Task.CompletedTask;

    /// <summary>Reads the stream to its end and does with the records what is asked.</summary>
    public Task<ImportOutcome> TakeInAsync(
        ImportFile importing, MunicipalityId municipality, Stream stream, CancellationToken token) =>
        importing.RunAsync(municipality, Read(stream, token), Request, token);

    /// <summary>Reads the stream to its end.</summary>
    public Delivery Read(Stream stream, CancellationToken token)
    {
        var day = TimeProvider.System.Today();
        return Subject switch
        {
            ImportSubject.Courses => Delivery.Of(Source, CourseFiles.Read(stream, day, Options, token)),
            ImportSubject.Care => Delivery.Of(Source, CareFiles.Read(stream, day, Options, token)),
            ImportSubject.Newcomers => Delivery.Of(Source, NewcomerFiles.Read(stream, day, Options, token)),
        };
    }
}
