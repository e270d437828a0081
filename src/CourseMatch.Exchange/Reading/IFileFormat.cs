using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Reading;

/// <summary>One format for one kind of record; recognised by content, never by file name.</summary>
internal interface IFileFormat<T>
{
    /// <summary>Name kept with the import, for example <c>kufer-xml</c>.</summary>
    string Name { get; }

    /// <summary>Whether the file is in this format; looks at its beginning and consumes nothing.</summary>
    bool Recognises(SourceFile file);

    /// <summary>Reads all records into the sink, faults into the file's log.</summary>
    void Read(SourceFile file, RecordSink<T> sink);
}
