using System.Globalization;
using System.Text;
using CourseMatch.Application.Messages;

namespace CourseMatch.Host.Mail;

/// <summary>A message as it goes over the wire: plain text, and a page beside it that knows right from left (RFC 5322,
/// RFC 2045). All of it ASCII; nothing in it begins a line with a dot.</summary>
internal static class MailBody
{
    private const int Base64Line = 76;

    public static string Write(string from, string to, string identity, MessageText text, DateTimeOffset at)
    {
        var domain = from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var boundary = $"=_{identity}";
        var mail = new StringBuilder();
        void Line(string line = "") => mail.Append(line).Append("\r\n");

        Line($"From: {Word(text.Sender)} <{from}>");
        Line($"To: <{to}>");
        Line($"Subject: {Word(text.Subject)}");
        Line($"Date: {at.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000");
        Line($"Message-ID: <{identity}@{domain}>");
        Line("Auto-Submitted: auto-generated");
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative; boundary=\"{boundary}\"");
        foreach (var (kind, content) in new[] { ("plain", text.Plain), ("html", LetterPage.Write(text, null)) })
        {
            Line();
            Line($"--{boundary}");
            Line($"Content-Type: text/{kind}; charset=utf-8");
            Line("Content-Transfer-Encoding: base64");
            Line();
            mail.Append(Base64(content));
        }

        Line();
        Line($"--{boundary}--");
        return mail.ToString();
    }

    private static string Base64(string content)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(content));
        var lines = new StringBuilder();
        for (var start = 0; start < text.Length; start += Base64Line)
        {
            lines.Append(text, start, Math.Min(Base64Line, text.Length - start)).Append("\r\n");
        }

        return lines.ToString();
    }

    /// <summary>Encoded words of RFC 2047, each short enough for one line and cut between whole signs.</summary>
    private static string Word(string text)
    {
        if (text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == ' '))
        {
            return text;
        }

        var words = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            part.Append(rune.ToString());
            if (Encoding.UTF8.GetByteCount(part.ToString()) > 36)
            {
                words.Add(Encoded(part));
            }
        }

        if (part.Length > 0)
        {
            words.Add(Encoded(part));
        }

        return string.Join("\r\n ", words);
    }

    private static string Encoded(StringBuilder part)
    {
        var word = $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(part.ToString()))}?=";
        part.Clear();
        return word;
    }
}
