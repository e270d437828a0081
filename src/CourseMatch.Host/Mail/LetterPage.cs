using System.Net;
using System.Text;
using CourseMatch.Application.Messages;

namespace CourseMatch.Host.Mail;

/// <summary>A message as a page to print: German first, then the person's language in its own direction. Carries its
/// style and no script, so that it prints the same from a browser, a mail program or a file.</summary>
internal static class LetterPage
{
    private const string Style = """
        @page { size: A4; margin: 25mm 20mm 20mm 25mm }
        body { font: 12pt/1.45 "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif; max-width: 165mm }
        address { font-style: normal; min-height: 45mm; white-space: pre-line }
        section + section { border-top: 1px solid #000; margin-top: 10mm; padding-top: 6mm }
        section { break-inside: avoid }
        .note { font-size: 10pt }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="person">Whose address stands on top, or null for none.</param>
    public static string Write(MessageText text, MessagePerson? person)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\">")
            .Append("<title>").Append(Html(text.Subject)).Append("</title><style>").Append(Style)
            .Append("</style></head><body>");
        if (person is not null)
        {
            string?[] lines = [text.Sender, "", person.Name, person.Street, person.Town];
            page.Append("<address>").Append(Html(string.Join('\n', lines.Where(line => line is not null))))
                .Append("</address>");
        }

        page.Append("<h1>").Append(Html(text.Subject)).Append("</h1>");
        foreach (var part in text.Parts)
        {
            var direction = part.IsRightToLeft ? "rtl" : "ltr";
            page.Append("<section lang=\"").Append(part.Language).Append("\" dir=\"").Append(direction).Append("\">");
            foreach (var line in (string[])[part.Greeting, .. part.Lines, $"{part.Closing}\n{text.Sender}"])
            {
                page.Append("<p>").Append(Html(line).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
            }

            if (part.Note is { } note)
            {
                page.Append("<p class=\"note\">").Append(Html(note)).Append("</p>");
            }

            page.Append("</section>");
        }

        return page.Append("</body></html>\n").ToString();
    }

    /// <summary>Nothing a provider or a person wrote becomes markup.</summary>
    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
