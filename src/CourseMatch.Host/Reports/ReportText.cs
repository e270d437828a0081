using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Reports;

/// <summary>The morning report in a terminal.</summary>
internal static class ReportText
{
    /// <summary>Rows of one table shown; the rest is counted.</summary>
    public const int RowsMax = 15;

    /// <summary>Cells up to this width stand side by side.</summary>
    private const int ShortMax = 24;

    public static void Write(TextWriter text, MorningReport report, Voice voice)
    {
        var title = voice.Say("Report.Title");
        text.WriteLine(title);
        text.WriteLine(new string('=', title.Length));
        text.WriteLine(ReportWords.Head(report, voice));
        text.WriteLine();
        var figures = ReportWords.Figures(report, voice);
        var left = figures.Max(figure => figure.Name.Length);
        var right = figures.Max(figure => figure.Value.Length);
        foreach (var (name, value) in figures)
        {
            text.WriteLine($"  {name.PadRight(left)}  {value.PadLeft(right)}");
        }

        text.WriteLine();
        text.WriteLine(Paragraph.Wrap(ReportWords.Quality(report, voice), 0));
        foreach (var section in ReportWords.Sections(report, voice))
        {
            text.WriteLine();
            text.WriteLine(section.Title);
            text.WriteLine(new string('-', section.Title.Length));
            WriteRows(text, section, voice);
        }
    }

    private static void WriteRows(TextWriter text, ReportSection section, Voice voice)
    {
        if (section.Rows.Count == 0)
        {
            text.WriteLine(section.Empty);
            return;
        }

        var shown = section.Rows.Take(RowsMax).ToArray();
        var widths = section.Headers.Select((_, column) => shown.Max(row => row[column].Length)).ToArray();
        if (widths.All(width => width <= ShortMax))
        {
            widths = [.. widths.Select((width, column) => Math.Max(width, section.Headers[column].Length))];
            WriteRow(text, section.Headers, widths);
        }

        foreach (var row in shown)
        {
            WriteRow(text, row, widths);
        }

        if (section.Rows.Count > RowsMax)
        {
            text.WriteLine(voice.Say("Report.More", section.Rows.Count - RowsMax));
        }
    }
    /// <summary>Short cells side by side; sentences below each other, wrapped, beside the short cells before them.
    /// </summary>
    private static void WriteRow(TextWriter text, IReadOnlyList<string> row, int[] widths)
    {
        var sentences = row.Where((_, column) => widths[column] > ShortMax).ToArray();
        var before = row.TakeWhile((_, column) => widths[column] <= ShortMax)
            .Select((cell, column) => IsNumber(cell) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        var start = "  " + string.Join("  ", before);
        if (sentences.Length == 0)
        {
            text.WriteLine(start.TrimEnd());
            return;
        }

        var left = start.Length + 2;
        text.WriteLine($"{start}  {Paragraph.Wrap(sentences[0], left)}");
        foreach (var sentence in sentences.Skip(1))
        {
            text.WriteLine($"{new string(' ', left)}→ {Paragraph.Wrap(sentence, left + 2)}");
        }
    }

    private static bool IsNumber(string cell) =>
        cell.All(character => char.IsAsciiDigit(character) || character == '.');
}
