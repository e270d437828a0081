using System.Globalization;
using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>Whether time and memory grow faster than options × log(options).</summary>
internal static class GrowthTable
{
    public static MarkdownTable? Of(IReadOnlyList<Measurement> all)
    {
        var table = new MarkdownTable("size", "options", "gap asked %", "seconds", "MB",
            "seconds per million options × log2", "MB per million options × log2");
        var any = false;
        foreach (var size in ProblemSize.All)
        {
            var groups = all
                .Where(row => row.Size == size.Name && row.Shape == "county" && row.Contestant == "prices"
                    && row.Gap <= row.GapAsked)
                .GroupBy(row => row.GapAsked).OrderBy(group => group.Key);
            foreach (var group in groups)
            {
                var options = group.Average(row => (double)row.Options);
                var unit = options * Math.Log2(options) / 1e6;
                var seconds = group.Average(row => row.Seconds);
                var megabytes = group.Average(row => (row.PeakBytes ?? 0) / 1e6);
                any = true;
                table.Row(size.Name, Number(options, "0"), Figures.Percent(group.Key), Figures.Seconds(seconds),
                    Number(megabytes, "0"), Number(seconds / unit, "0.00"), Number(megabytes / unit, "0.0"));
            }
        }

        return any ? table : null;
    }

    private static string Number(double number, string form) => number.ToString(form, CultureInfo.InvariantCulture);
}
