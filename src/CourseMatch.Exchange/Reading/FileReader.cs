using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.Reading;

/// <summary>The one way every file goes: open, recognise, read, close.</summary>
internal static class FileReader
{
    public static FileReading<T> Read<T>(
        Stream stream,
        DateOnly day,
        ReadingOptions options,
        ImportSubject subject,
        IReadOnlyList<IFileFormat<T>> formats,
        Func<T, string> keyOf,
        CancellationToken cancellationToken)
    {
        using var file = new SourceFile(stream, day, options, cancellationToken);
        var sink = new RecordSink<T>(file, keyOf);
        if (!file.Text.IsRefused && file.IsXml && XmlStart.HasDocumentType(file.Text.Start))
        {
            file.Text.Refuse(Remark.Error("CM1017"));
        }

        var format = file.Text.IsRefused ? null : formats.FirstOrDefault(known => known.Recognises(file));
        if (format is not null)
        {
            format.Read(file, sink);
            if (sink.Rows == 0 && file.Log.Errors == 0)
            {
                file.Log.Add(Remark.Error("CM1012"));
            }
        }
        else if (!file.Text.IsRefused)
        {
            var isCatalogue = CourseFiles.Catalogues.Any(known => known.Recognises(file));
            file.Log.Add(isCatalogue && subject != ImportSubject.Courses
                ? Remark.Error("CM1014", FindingValue.Term(ImportSubject.Courses), FindingValue.Term(subject))
                : Remark.Error(
                    "CM1010", file.Beginning, string.Join(", ", formats.Select(known => known.Name))));
        }

        if (sink.IsPartial && file.Log.Errors == 0)
        {
            file.Log.Add(Remark.Note("CM1350", sink.Records.Count + sink.Updates.Count + sink.Removed.Count));
        }

        var hash = file.Finish();
        return new FileReading<T>(
            format?.Name ?? "unknown",
            hash,
            sink.Records,
            sink.Rejected,
            file.Log.Close(),
            options.IsFull && !sink.IsPartial)
        {
            Lines = sink.Lines,
            Updates = sink.Updates,
            Removed = sink.Removed,
        };
    }
}
