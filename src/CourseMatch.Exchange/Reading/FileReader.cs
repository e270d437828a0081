using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Reading;

/// <summary>The one way every file goes: open, recognise, read, close.</summary>
internal static class FileReader
{
    public static FileReading<T> Read<T>(
        Stream stream,
        DateOnly day,
        ReadingOptions options,
        IReadOnlyList<IFileFormat<T>> formats,
        Func<T, string> keyOf,
        CancellationToken cancellationToken)
    {
        using var file = new SourceFile(stream, day, options, cancellationToken);
        var sink = new RecordSink<T>(file, keyOf);
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
            file.Log.Add(Remark.Error(
                "CM1010", file.Beginning, string.Join(", ", formats.Select(known => known.Name))));
        }

        var hash = file.Finish();
        return new FileReading<T>(
            format?.Name ?? "unknown", hash, sink.Records, sink.Rejected, file.Log.Close(), options.IsFull);
    }
}
