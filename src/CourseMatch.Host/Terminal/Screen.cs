using System.Text;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Terminal;

/// <summary>Where the program speaks: output for results, error output for everything else.</summary>
/// <param name="Voice">Language.</param>
/// <param name="IsJson">Exactly one JSON document on the output.</param>
/// <param name="Out">Standard output, UTF-8 without byte order mark.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsLive">Standard error is a terminal on which a line can be rewritten.</param>
internal sealed record Screen(Voice Voice, bool IsJson, TextWriter Out, TextWriter Error, bool IsLive)
{
    /// <summary>Name of the municipality asked for, or null for the default one.</summary>
    public string? Municipality { get; init; }

    /// <summary>The screen of this process.</summary>
    public static Screen Of(Voice voice, bool isJson)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Screen(
            voice,
            isJson,
            new StreamWriter(Console.OpenStandardOutput(), utf8),
            new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb");
    }
}
