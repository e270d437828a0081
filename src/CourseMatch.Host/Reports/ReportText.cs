using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Reports;

/// <summary>The morning report in a terminal.</summary>
internal static class ReportText
{
    /// <summary>Rows of one table shown; the rest is counted.</summary>
    public const int RowsMax = 15;

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
        text.WriteLine(ReportWords.Quality(report, voice));
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
        }

        foreach (var row in section.Rows.Take(RowsMax))
        {
            text.WriteLine("  " + string.Join(" · ", row));
        }

        if (section.Rows.Count > RowsMax)
        {
            text.WriteLine(voice.Say("Report.More", section.Rows.Count - RowsMax));
        }
    }
}
