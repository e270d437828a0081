using System.Text;
using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>The page of all measurements.</summary>
internal static class BenchmarkPage
{
    private const string Head = """
        # Benchmarks

        Written by the benchmark project's verb `report`; not to be edited by hand.

        Every contestant got the same problems, which `coursematch generate` makes alike on every machine, and every
        answer was judged by the checker. Contestants ran one after the other.

        - *prices* is the program as a cold child process: start, just-in-time compilation, reading the file, solving,
          writing; with CP-SAT behind it where that is set up. *prices, warm* is the engine alone in a running process.
        - *CBC* reads the same problem as a model file, on one thread. Of the usual two ways of writing "nobody in a
          course that is closed" it gets the one it was faster with on counties (one row per course).
        - *CP-SAT* is the WebAssembly build, on one thread, in one single slice of time.
        - *network flow* sees seats only; whoever breaks another condition is dropped afterwards.
        - *first come, first served* and *priority list* give each person the best option still free; courses below
          their minimum are cancelled and their people queue again.

        Instances of the literature get 10 to 30 s by their number of options where the run names no time.

        Times of different runs do not compare. *× CBC* is CBC's time by the contestant's in the same run, where the
        contestant reached the gap asked. *gap %* is (bound − objective) / bound in percent.

        ## How to repeat

        ```
        dotnet build -c Release benchmarks/CourseMatch.Benchmarks
        cd benchmarks/CourseMatch.Benchmarks/bin/Release/net10.0
        ./CourseMatch.Benchmarks measure --size S M --seed 1 2 3 4 5
        ./CourseMatch.Benchmarks measure --size S M --shape tight-care min-heavy couples quota tiers --gap 5e-4
        ./CourseMatch.Benchmarks measure --size S M --gap 0 --who prices
        ./CourseMatch.Benchmarks measure --size L --gap 2e-4 1e-4
        ./CourseMatch.Benchmarks measure --size L --gap 1e-5 --seed 1 --who prices --time 50
        ./CourseMatch.Benchmarks measure --size XL --gap 5e-4 3e-4 --who prices
        ./CourseMatch.Benchmarks nights --size M L
        ./CourseMatch.Benchmarks questions --size M L
        ./CourseMatch.Benchmarks cancel --size S M L
        ./CourseMatch.Benchmarks cancel --size XL --longest 40
        ./CourseMatch.Benchmarks uncoupled --size S M L
        ./CourseMatch.Benchmarks tiny --count 1000000
        ./CourseMatch.Benchmarks tiny --count 1000000 --engine prices-only
        ./CourseMatch.Benchmarks literature FILE ...
        ./CourseMatch.Benchmarks report --out benchmarks.md
        ```

        The instances of the literature are not part of this project. They are on the pages of OR-Library (J. Beasley)
        and of M. Yagiura, and in the repository AssignmentProblems.jl of R. Martinelli; their names are class, agents,
        jobs. `generate --shape assignment-a`, `-b` and `-e` make others by the same rules.

        ## Machines

        """;

    public static string Of(IReadOnlyList<Entry> entries)
    {
        var all = entries.OfType<Measurement>().ToList();
        var page = new StringBuilder(Head);
        foreach (var machine in entries.Select(row => (row.Date, row.Machine)).Distinct())
        {
            page.Append("- ").Append(machine.Date).Append(": ").Append(machine.Machine).Append('\n');
        }

        var bars = new MarkdownTable("asked", "seen", "met");
        foreach (var bar in new Bars(all).Judge().Concat(new ServiceBars(entries).Judge()))
        {
            bars.Row(bar.Asked, bar.Seen, bar.IsMet switch { true => "yes", false => "**no**", null => "-" });
        }

        Add("What was asked for", bars);
        Add("Growth", GrowthTable.Of(all));
        Add("The next night", ServiceTables.Nights(entries));
        Add("Questions to a solved plan", ServiceTables.Questions(entries));
        Add("Random tiny problems against exhaustive search", ServiceTables.Tiny(entries));
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
