using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Generation;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>One table per size and shape: who got how far, in what time, with what memory.</summary>
internal static class ContestTables
{
    public static IEnumerable<(string Title, MarkdownTable Table)> Of(IReadOnlyList<Measurement> all)
    {
        foreach (var size in ProblemSize.All)
        {
            foreach (var shape in ProblemShapeNames.All)
            {
                var rows = all.Where(row => row.Size == size.Name && row.Shape == shape).ToList();
                if (rows.Count > 0)
                {
                    yield return ($"{size.Name} {shape}: {size.People:N0} people, {size.Courses:N0} courses",
                        TableOf(rows));
                }
            }
        }
    }

    private static MarkdownTable TableOf(List<Measurement> rows)
    {
        var table = new MarkdownTable("seed, contestant", "gap asked %", "objective", "bound", "gap %", "seconds",
            "× CBC", "MB", "placed", "checker");
        foreach (var row in rows.OrderBy(row => row.Seed).ThenBy(row => row.Run))
        {
            table.Row(
                $"{row.Seed} {row.Contestant}", Figures.Percent(row.GapAsked), Figures.Points(row.Objective),
                Figures.Points(row.Bound), Figures.Percent(row.Gap), Figures.Seconds(row.Seconds),
                Figures.Ratio(Ratios.ToCbc(row, rows)), Figures.Megabytes(row.PeakBytes),
                row.Objective is null ? "-" : $"{row.Placed}",
                row.Note ?? (row.Faults is null ? "accepted" : "refused"));
        }

        return table;
    }
}
