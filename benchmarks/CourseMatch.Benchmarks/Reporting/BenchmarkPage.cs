using System.Text;
using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>The page of all measurements.</summary>
internal static class BenchmarkPage
{
    private const string Head = """
        # Benchmarks

        Written by `dotnet run -c Release --project benchmarks/CourseMatch.Benchmarks -- report`; do not edit by hand.
        The problems come from `coursematch generate` and are the same on every machine; every answer was judged by the
        checker. Contestants ran one after the other. *prices* is the program as a cold child process: start,
        just-in-time compilation, reading the file, solving, writing. *prices, warm* is the engine in a running process.
        CBC reads the same problem as a model file, on one thread; CP-SAT is the WebAssembly build on one thread. The
        network flow sees seats only, and whoever breaks another condition is dropped afterwards. Times of different
        runs do not compare; *× CBC* is CBC's time by the contestant's in the same run, where the contestant reached the
        gap asked.

        """;

    public static string Of(IReadOnlyList<Measurement> all)
    {
        var page = new StringBuilder(Head);
        foreach (var machine in all.Select(row => (row.Date, row.Machine)).Distinct())
        {
            page.Append("- ").Append(machine.Date).Append(": ").Append(machine.Machine).Append('\n');
        }

        var bars = new MarkdownTable("asked", "seen", "met");
        foreach (var bar in new Bars(all).Judge())
        {
            bars.Row(bar.Asked, bar.Seen, bar.IsMet switch { true => "yes", false => "**no**", null => "-" });
        }

        Add("What was asked for", bars);
        Add("Growth", GrowthTable.Of(all));
        foreach (var (title, table) in ContestTables.Of(all))
        {
            Add(title, table);
        }

        Add("Generalised assignment, instances of the literature", LiteratureTable.Of(all));
        return page.ToString();

        void Add(string title, MarkdownTable? table)
        {
            if (table is not null)
            {
                page.Append("\n## ").Append(title).Append("\n\n").Append(table);
            }
        }
    }
}
