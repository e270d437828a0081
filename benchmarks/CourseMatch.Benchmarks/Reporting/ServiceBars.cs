using System.Globalization;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Benchmarks.Verbs;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>The bars of re-solves, questions and the oracle, judged on the last run of each.</summary>
internal sealed class ServiceBars(IReadOnlyList<Entry> entries)
{
    private const int StabilityBonus = 150;
    private const int TinyCount = 1_000_000;

    public IEnumerable<Bar> Judge()
    {
        yield return Night("M", 1.5);
        yield return Night("L", 5);
        yield return Moved();
        yield return Question(QuestionsVerb.OptionList, "M", 1e-3, "1 ms");
        yield return Question(QuestionsVerb.QuickBound, "M", 5e-3, "5 ms");
        yield return Question(QuestionsVerb.QuickBound, "L", 5e-3, "5 ms");
        yield return Question(QuestionsVerb.Certified, "M", 1, "1 s");
        yield return Question(QuestionsVerb.Certified, "L", 4, "4 s");
        foreach (var size in new[] { "S", "M", "L", "XL" })
        {
            yield return Question(CancelVerb.Answered, size, 0.1, "100 ms");
        }

        yield return Tiny("prices", "");
        yield return Tiny(TinyVerb.WithoutShortCut, ", by prices alone");
    }

    private List<NightMeasurement> Nights(string? size) =>
    [
        .. entries.OfType<NightMeasurement>()
            .Where(row => row.IsWarm && row.Bonus == StabilityBonus && row.Size == (size ?? row.Size))
            .GroupBy(row => (row.Size, row.Seed)).Select(group => group.MaxBy(row => row.Run)!),
    ];

    private Bar Night(string size, double seconds)
    {
        var asked = string.Create(CultureInfo.InvariantCulture,
            $"next night, {size}: certified gap 0.03 % in {seconds} s from yesterday's plan and prices");
        var rows = Nights(size);
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Join(" · ", rows.Select(row =>
                    $"{Figures.Percent(row.Gap)} % in {Figures.Seconds(row.Seconds)} s")),
                rows.TrueForAll(row => row.Gap <= row.GapAsked && row.Seconds <= seconds));
    }

    private Bar Moved()
    {
        const string asked = "next night: at a stability bonus of 150, no more people moved than items changed";
        var rows = Nights(null);
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Join(" · ", rows.Select(row => $"{row.Size} {row.Moved} moved, {row.ChangedItems} changed")),
                rows.TrueForAll(row => row.Moved <= row.ChangedItems));
    }

    private Bar Question(string question, string size, double seconds, string limit)
    {
        var asked = $"{question}, {size}: under {limit}";
        var row = entries.OfType<QuestionMeasurement>()
            .LastOrDefault(candidate => candidate.Question == question && candidate.Size == size);
        return row is null
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Create(CultureInfo.InvariantCulture,
                    $"median {row.Median * 1e3:0.###} ms, slowest {row.Most * 1e3:0.###} ms")
                    + (row.GapMost is { } gap ? $", gap at most {Figures.Percent(gap)} %" : ""),
                row.Most < seconds && row.IsTrue == true);
    }

    private Bar Tiny(string engine, string how)
    {
        var asked = $"1,000,000 random tiny problems against exhaustive search without a disagreement{how}";
        var rows = entries.OfType<TinyMeasurement>().Where(row => row.Engine == engine).ToList();
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                $"{Figures.Points(rows[^1].Count)} problems, {rows[^1].Disagreements} disagreements",
                rows[^1].Count >= TinyCount && rows[^1].Disagreements == 0);
    }
}
