using System.Text;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Calendars;

/// <summary>One property of an iCalendar file (RFC 5545).</summary>
/// <param name="Line">1-based line it begins in.</param>
/// <param name="Name">Name, upper case.</param>
/// <param name="Parameters">Parameters as written, for example <c>TZID=Europe/Berlin</c>.</param>
/// <param name="Value">Value, still escaped.</param>
internal sealed record ContentLine(int Line, string Name, string Parameters, string Value)
{
    /// <summary>The value as text: commas, semicolons and line breaks as they were meant.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Value.Length);
            for (var index = 0; index < Value.Length; index++)
            {
                var isEscape = Value[index] == '\\' && index + 1 < Value.Length;
                text.Append(isEscape ? Value[++index] is 'n' or 'N' ? '\n' : Value[index] : Value[index]);
            }

            return text.ToString().Trim();
        }
    }
}

/// <summary>The properties of an iCalendar file, folded lines put together again.</summary>
internal static class ContentLines
{
    private const int CharsMax = 64 * 1024;

    public static IEnumerable<ContentLine> Read(SourceFile file)
    {
        var text = new StringBuilder();
        var (begin, line) = (1, 0);
        while (file.Text.ReadLine() is { } next)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            line++;
            if (next.Length > 0 && next[0] is ' ' or '\t')
            {
                text.Append(next, 1, Math.Min(next.Length - 1, Math.Max(0, CharsMax - text.Length)));
                continue;
            }

            if (Parse(begin, text.ToString()) is { } property)
            {
                yield return property;
            }

            text.Clear().Append(next, 0, Math.Min(next.Length, CharsMax));
            begin = line;
        }

        if (Parse(begin, text.ToString()) is { } last)
        {
            yield return last;
        }
    }

    private static ContentLine? Parse(int line, string text)
    {
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            isQuoted ^= text[index] == '"';
            if (text[index] == ':' && !isQuoted)
            {
                var head = text[..index].TrimStart('\uFEFF');
                var name = head.IndexOf(';') is >= 0 and var at ? head[..at] : head;
                return new ContentLine(
                    line, name.ToUpperInvariant(), head[name.Length..].TrimStart(';'), text[(index + 1)..]);
            }
        }

        return null;
    }
}
