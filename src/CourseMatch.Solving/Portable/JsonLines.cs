using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CourseMatch.Solving.Portable;

/// <summary>
/// Writes a large JSON object with one list entry per line: readable, comparable by line, in little memory.
/// </summary>
/// <remarks>
/// Same calls, same bytes: line ends are <c>\n</c>, numbers invariant, letters outside ASCII unescaped.
/// </remarks>
internal sealed class JsonLines : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private readonly Stream stream;
    private readonly ArrayBufferWriter<byte> line = new(FlushBytes * 2);
    private bool isFirstField = true;

    public JsonLines(Stream stream)
    {
        this.stream = stream;
        Entry = new Utf8JsonWriter(line, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        Raw("{"u8);
    }

    /// <summary>Writes exactly one value at a time: the one asked for by the method that was called.</summary>
    public Utf8JsonWriter Entry { get; }

    /// <summary>A field with a short text.</summary>
    public void Field(ReadOnlySpan<byte> name, string value)
    {
        FieldName(name);
        Entry.WriteStringValue(value);
        Done();
    }

    /// <summary>A field whose list has one line per entry.</summary>
    /// <param name="name">Name of the field, in need of no escape.</param>
    /// <param name="count">Entries.</param>
    /// <param name="write">Writes the entry of this index to <see cref="Entry"/>, exactly one value.</param>
    public void List(ReadOnlySpan<byte> name, int count, Action<int> write)
    {
        FieldName(name);
        Raw("["u8);
        for (var index = 0; index < count; index++)
        {
            Raw(index == 0 ? "\n    "u8 : ",\n    "u8);
            write(index);
            Done();
        }

        Raw(count == 0 ? "]"u8 : "\n  ]"u8);
    }

    /// <summary>Closes the object with a last line end and hands everything to the stream.</summary>
    public void End()
    {
        Raw("\n}\n"u8);
        Flush();
        stream.Flush();
    }

    public void Dispose() => Entry.Dispose();

    private void FieldName(ReadOnlySpan<byte> name)
    {
        Raw(isFirstField ? "\n  \""u8 : ",\n  \""u8);
        Raw(name);
        Raw("\": "u8);
        isFirstField = false;
    }

    private void Done()
    {
        Entry.Flush();
        Entry.Reset();
        if (line.WrittenCount > FlushBytes)
        {
            Flush();
        }
    }

    private void Raw(ReadOnlySpan<byte> text) => line.Write(text);

    private void Flush()
    {
        stream.Write(line.WrittenSpan);
        line.ResetWrittenCount();
    }
}
