using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.Text;

/// <summary>One file while it is read: its text, its log, the day it is read on.</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly HashedBytes bytes;

    public SourceFile(Stream stream, DateOnly day, ReadingOptions options, CancellationToken cancellationToken)
    {
        Day = day;
        Options = options;
        Cancellation = cancellationToken;
        Log = new FindingLog(options.FindingsMax);
        bytes = new HashedBytes(stream, options.BytesMax, cancellationToken);
        Text = new DecodedText(bytes, Log, options);
    }

    public DateOnly Day { get; }

    public ReadingOptions Options { get; }

    public CancellationToken Cancellation { get; }

    public FindingLog Log { get; }

    public DecodedText Text { get; }

    /// <summary>The text starts like XML.</summary>
    public bool IsXml => Text.Start.TrimStart("\uFEFF \t\r\n").StartsWith("<");

    /// <summary>The text starts like JSON.</summary>
    public bool IsJson => Text.Start.TrimStart("\uFEFF \t\r\n") is ['{' or '[', ..];

    /// <summary>The text starts like an iCalendar.</summary>
    public bool IsCalendar =>
        Text.Start.TrimStart("\uFEFF \t\r\n").StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase);

    /// <summary>The beginning of the file, up to 64 Ki characters, holds a text.</summary>
    public bool StartContains(string text) => Text.Start.Contains(text, StringComparison.Ordinal);

    /// <summary>The text starts with a JSON object whose first name is this one.</summary>
    public bool JsonStartsWith(string name)
    {
        var rest = Text.Start.TrimStart("\uFEFF \t\r\n");
        return rest is ['{', ..] && rest[1..].TrimStart(" \t\r\n").StartsWith($"\"{name}\"", StringComparison.Ordinal);
    }

    /// <summary>Name of the root element of XML, or null.</summary>
    public string? XmlRoot => IsXml ? XmlStart.Root(Text.Start.TrimStart('\uFEFF')) : null;

    /// <summary>The first characters, or the root element, for a finding.</summary>
    public string Beginning => Shortened(XmlRoot is { } root ? $"<{root}>" : Text.Start.Trim());

    /// <summary>Reads to the end and gives the hash; says so when the file goes on behind the limit.</summary>
    public string Finish()
    {
        var hash = bytes.Finish();
        if (bytes.IsTooLarge && !Text.IsRefused)
        {
            Text.RefuseAsTooLarge();
        }

        return hash;
    }

    public void Dispose()
    {
        Text.Dispose();
        bytes.Dispose();
    }

    private static string Shortened(ReadOnlySpan<char> text) => text.Length > 40 ? $"{text[..40]}…" : text.ToString();
}
