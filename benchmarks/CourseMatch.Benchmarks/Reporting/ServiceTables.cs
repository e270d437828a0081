using System.Globalization;
using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>What a service does all day: the next night, questions; and the oracle's word.</summary>
internal static class ServiceTables
{
    public static MarkdownTable? Nights(IReadOnlyList<Entry> entries)
    {
        var rows = entries.OfType<NightMeasurement>().ToList();
        var table = new MarkdownTable(
            "size, seed", "start", "bonus", "changed", "gap %", "seconds", "moved", "of", "checker");
        foreach (var row in rows)
        {
            table.Row($"{row.Size} {row.Seed}", row.IsWarm ? "yesterday" : "nothing", $"{row.Bonus}",
                $"{row.ChangedItems}", Figures.Percent(row.Gap), Figures.Seconds(row.Seconds), $"{row.Moved}",
                $"{row.Stayed}", row.IsAccepted ? "accepted" : "refused");
        }

        return rows.Count == 0 ? null : table;
    }

    public static MarkdownTable? Questions(IReadOnlyList<Entry> entries)
    {
        var rows = entries.OfType<QuestionMeasurement>().ToList();
        var table = new MarkdownTable("question", "size", "asked", "median ms", "slowest ms", "gap at most %", "true");
        foreach (var row in rows)
        {
            table.Row(row.Question, row.Size, $"{row.Count}", Milliseconds(row.Median), Milliseconds(row.Most),
                row.GapMost is { } gap ? Figures.Percent(gap) : "-",
                row.IsTrue switch { true => "yes", false => "**no**", null => "-" });
        }

        return rows.Count == 0 ? null : table;
    }

    public static MarkdownTable? Tiny(IReadOnlyList<Entry> entries)
    {
        var rows = entries.OfType<TinyMeasurement>().ToList();
        var table = new MarkdownTable(
            "engine", "problems", "first seed", "promises that cannot hold", "disagreements", "seconds");
        foreach (var row in rows)
        {
            table.Row(row.Engine, Figures.Points(row.Count), $"{row.From}", Figures.Points(row.Infeasible),
                $"{row.Disagreements}", Figures.Seconds(row.Seconds));
        }

        return rows.Count == 0 ? null : table;
    }

    private static string Milliseconds(double seconds) =>
        (seconds * 1e3).ToString(seconds < 0.01 ? "0.000" : "0", CultureInfo.InvariantCulture);
}
