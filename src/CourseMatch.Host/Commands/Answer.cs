using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary>What a verb has to say: an exit status, and the same content for a program and for a person.</summary>
/// <param name="Status">Exit status.</param>
/// <param name="WriteJson">Writes the one JSON document of <c>--json</c>; null when it was written already.</param>
/// <param name="WriteText">Writes what a person reads.</param>
internal sealed record Answer(ExitStatus Status, Action<Utf8JsonWriter>? WriteJson, Action<TextWriter> WriteText)
{
    private const int PieceBytes = 1 << 16;

    /// <summary>Nothing more to say: it was said while the verb ran.</summary>
    public static Answer Silent(ExitStatus status) => new(status, null, _ => { });

    /// <summary>An answer whose JSON document is one record.</summary>
    public static Answer Of<T>(ExitStatus status, T document, JsonTypeInfo<T> type, Action<TextWriter> text) =>
        new(status, json => JsonSerializer.Serialize(json, document, type), text);

    /// <summary>Nothing but findings: what went wrong and what can be done.</summary>
    public static Answer Failed(ExitStatus status, Voice voice, params IReadOnlyList<Finding> findings) =>
        Of(
            status,
            new FindingsDocument(FindingView.All(findings, voice)),
            HostJson.Default.FindingsDocument,
            text => FindingLines.Write(text, findings, voice));

    /// <summary>Prints the answer: JSON alone on the output, else text, which goes to the error output when nothing was
    /// done, so that a pipe never takes a complaint for a result.</summary>
    public int Print(Screen screen)
    {
        if (screen.IsJson && WriteJson is not null)
        {
            // The whole document first: half of one is worse than none. Then piece by piece, since it may be long.
            var document = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(document, HostJson.ForPeople))
            {
                WriteJson(json);
            }

            var decoder = Encoding.UTF8.GetDecoder();
            var chars = new char[PieceBytes + 1];
            for (var rest = document.WrittenMemory; !rest.IsEmpty; rest = rest[Math.Min(PieceBytes, rest.Length)..])
            {
                var piece = rest.Span[..Math.Min(PieceBytes, rest.Length)];
                screen.Out.Write(chars.AsSpan(0, decoder.GetChars(piece, chars, flush: false)));
            }

            screen.Out.WriteLine();
        }
        else if (!screen.IsJson)
        {
            WriteText(Status is ExitStatus.Done or ExitStatus.Findings ? screen.Out : screen.Error);
        }

        screen.Out.Flush();
        screen.Error.Flush();
        return (int)Status;
    }
}
