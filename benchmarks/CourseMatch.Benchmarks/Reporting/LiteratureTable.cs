using CourseMatch.Benchmarks.Literature;
using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>Generalised assignment instances as costs, beside the published figures.</summary>
internal static class LiteratureTable
{
    /// <summary>Size of these measurements.</summary>
    public const string Family = "literature";

    /// <summary>The classical cost of an answer that places every job, else null.</summary>
    public static long? CostOf(Measurement row) =>
        row is { Objective: { } objective, Reward: { } reward } && row.Placed == row.People
            ? ((long)reward * row.People) - objective
            : null;

    public static MarkdownTable? Of(IReadOnlyList<Measurement> all)
    {
        var rows = all.Where(row => row.Size == Family && row.Reward is not null).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var table = new MarkdownTable(
            "instance, contestant", "published", "cost", "proven at least", "above published %", "seconds", "MB");
        foreach (var row in rows.OrderBy(row => row.Shape, StringComparer.Ordinal).ThenBy(row => row.Run))
        {
            var published = PublishedCosts.Of(row.Shape);
            var cost = CostOf(row);
            table.Row(
                $"{row.Shape} {row.Contestant}",
                published is not { } known ? "-" : known.Lower == known.Best ? $"{known.Best}"
                    : $"{known.Lower} to {known.Best}",
                cost?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? row.Note ?? "incomplete",
                Figures.Points(((long)row.Reward! * row.People) - row.Bound),
                published is { } best && cost is { } paid ? Figures.Percent(((double)paid / best.Best) - 1) : "-",
                Figures.Seconds(row.Seconds),
                Figures.Megabytes(row.PeakBytes));
        }

        return table;
    }
}
