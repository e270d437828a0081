using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Tables;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange;

/// <summary>What a file is, found in its content.</summary>
/// <param name="Format">Name of the format, or null when it is none we read.</param>
/// <param name="Subject">What it is about, or null when that cannot be told: then somebody has to say it.</param>
public sealed record RecognisedFile(string? Format, ImportSubject? Subject);

/// <summary>Finds out what a file is, whatever it is called.</summary>
public static class FileRecogniser
{
    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="stream">The bytes; read as far as needed, a spreadsheet to its end. To import the file afterwards
    /// it is opened again or turned back.</param>
    /// <param name="day">The day of reading.</param>
    /// <param name="options">Bounds, and a column mapping if there is one, which decides.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static RecognisedFile Recognise(
        Stream stream, DateOnly day, ReadingOptions options, CancellationToken cancellationToken = default)
    {
        using var file = new SourceFile(stream, day, options, cancellationToken);
        if (file.Text.IsRefused)
        {
            return new RecognisedFile(null, null);
        }

        if (CourseFiles.Catalogues.FirstOrDefault(known => known.Recognises(file)) is { } catalogue)
        {
            return new RecognisedFile(catalogue.Name, ImportSubject.Courses);
        }

        if (new[] { TableKind.Csv, TableKind.Xlsx }.FirstOrDefault(known => known.Recognises(file)) is not { } kind)
        {
            return new RecognisedFile(null, null);
        }

        using var table = kind.Open(file, options.Mapping?.Subject ?? ImportSubject.Courses);
        return table is null
            ? new RecognisedFile(null, null)
            : new RecognisedFile(kind.Name, options.Mapping?.Subject ?? TableSubjects.SubjectOf(table));
    }
}
