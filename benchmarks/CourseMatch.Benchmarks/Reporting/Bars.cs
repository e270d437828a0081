using System.Globalization;
using CourseMatch.Benchmarks.Literature;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Benchmarks.Verbs;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>The bars of the price engine, judged on the last run of each instance.</summary>
internal sealed class Bars(IReadOnlyList<Measurement> all)
{
    private const string Engine = "prices";

    public IEnumerable<Bar> Judge()
    {
        yield return Within("S", 1e-4, 1.0, 0);
        yield return Within("S", 0, 4.0, 0);
        yield return Within("M", 1e-4, 4.0, spared: 1);
        yield return Faster("M", "CBC", 5);
        yield return Faster("M", "CP-SAT (wasm)", 10);
        yield return Within("L", 2e-4, 12, 0);
        yield return Within("L", 1e-4, 25, 0);
        yield return BetterThanCbc("L");
        yield return Memory("L", 400e6);
        yield return Within("XL", 5e-4, 45, 0);
        yield return Within("XL", 3e-4, 60, 0);
        yield return Memory("XL", 1.2e9);
        foreach (var shape in new[] { "min-heavy", "tight-care", "couples", "quota", "tiers" })
        {
            yield return Certified(shape, 5e-4);
        }

        yield return Uncoupled();
        yield return Accepted();
        yield return BoundsHold();
        yield return Literature("ab", "the published optimum", (cost, published) => cost <= published.Best);
        yield return Literature("e", "within 0.1 % of the best cost known",
            (cost, published) => cost <= published.Best * 1.001);
    }

    private List<Measurement> Own(string size, string shape = "county") =>
        [.. all.Where(row => row.Size == size && row.Shape == shape && row.Contestant == Engine)];

    private Bar Within(string size, double gap, double seconds, int spared)
    {
        var seeds = spared > 0 ? ", on all seeds but one" : "";
        var asked = string.Create(CultureInfo.InvariantCulture,
            $"{size}: certified {Goal(gap)} in {seconds} s, cold process{seeds}");
        var rows = Latest(Own(size).Where(row => row.GapAsked == gap));
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Join(" · ", rows.Select(row =>
                    $"{Figures.Percent(row.Gap)} % in {Figures.Seconds(row.Seconds)} s")),
                rows.Count(row => !(row.Gap <= gap) || row.Seconds > seconds) <= spared);
    }

    private Bar Faster(string size, string peer, double factor)
    {
        var asked = string.Create(CultureInfo.InvariantCulture,
            $"{size}: at least {factor} × faster than {peer} at the same certified gap");
        var ratios = Latest(Own(size).Where(row => row.GapAsked == 1e-4))
            .Select(row => Ratios.To(peer, row, all)).OfType<double>().ToList();
        return ratios.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked, string.Join(" · ", ratios.Select(ratio => Figures.Ratio(ratio))),
                ratios.TrueForAll(ratio => ratio >= factor));
    }

    private Bar BetterThanCbc(string size)
    {
        var asked = $"{size}: a better objective than CBC after 300 s";
        var pairs = Own(size).Where(row => row.Seconds <= 300)
            .GroupBy(row => row.Seed, (_, rows) => rows.MaxBy(row => row.Objective)!).OrderBy(row => row.Seed)
            .Select(row => (Own: row, Cbc: all.LastOrDefault(peer => peer.Contestant == "CBC" && peer.Size == row.Size
                && peer.Shape == row.Shape && peer.Seed == row.Seed)))
            .Where(pair => pair.Cbc is not null).ToList();
        return pairs.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Join(" · ", pairs.Select(pair => $"{Reached(pair.Own)} against {Reached(pair.Cbc!)}")),
                pairs.TrueForAll(pair => pair.Own.Objective > (pair.Cbc!.Objective ?? long.MinValue)));

        static string Reached(Measurement row) =>
            $"{Figures.Points(row.Objective)} in {Figures.Seconds(row.Seconds)} s";
    }

    private Bar Memory(string size, double bytes)
    {
        var asked = string.Create(CultureInfo.InvariantCulture,
            $"{size}: less than {bytes / 1e6} MB, reading the file included");
        var rows = Own(size).GroupBy(row => row.Seed, (_, rows) => rows.MaxBy(row => row.PeakBytes)!)
            .OrderBy(row => row.Seed).ToList();
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked, string.Join(" · ", rows.Select(row => $"{Figures.Megabytes(row.PeakBytes)} MB")),
                rows.TrueForAll(row => row.PeakBytes < bytes));
    }

    private Bar Certified(string shape, double gap)
    {
        var asked = $"{shape}: S and M certified {Goal(gap)}";
        var rows = Latest(Own("S", shape).Concat(Own("M", shape)).Where(row => row.GapAsked <= gap));
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Join(" · ", rows.Select(row =>
                    $"{row.Size} {Figures.Percent(row.Gap)} % in {Figures.Seconds(row.Seconds)} s")),
                rows.TrueForAll(row => row.Gap <= gap));
    }

    private Bar Uncoupled()
    {
        const string asked = "a problem without any coupling: proven optimal at the root";
        var rows = Latest(all.Where(row => row.Shape == UncoupledVerb.Shape && row.Contestant == Engine));
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked,
                string.Join(" · ", rows.Select(row =>
                    $"{row.Size} {Figures.Percent(row.Gap)} % in {Figures.Seconds(row.Seconds)} s")),
                rows.TrueForAll(row => row.Objective == row.Bound));
    }

    private Bar Accepted()
    {
        var judged = all.Where(row => row.Objective is not null).ToList();
        var refused = judged.Where(row => row.Faults is not null).ToList();
        return new Bar("every plan accepted by the checker",
            $"{judged.Count - refused.Count} of {judged.Count}", judged.Count == 0 ? null : refused.Count == 0);
    }

    private Bar BoundsHold()
    {
        var instances = all.GroupBy(row => (row.Size, row.Shape, row.Seed)).ToList();
        var broken = instances.Count(rows => rows.Min(row => row.Bound ?? long.MaxValue)
            < rows.Max(row => row.Objective ?? long.MinValue));
        return new Bar("no bound below any feasible answer known",
            $"{instances.Count - broken} of {instances.Count} instances",
            instances.Count == 0 ? null : broken == 0);
    }

    private Bar Literature(string classes, string goal, Func<long, (int Lower, int Best), bool> isGood)
    {
        var asked = $"the literature, class {string.Join(" and ", classes.AsEnumerable())}: {goal}";
        var rows = Latest(all.Where(row => row.Size == LiteratureTable.Family && row.Contestant == Engine
            && classes.Contains(row.Shape[0], StringComparison.Ordinal) && PublishedCosts.Of(row.Shape) is not null));
        var good = rows.Count(row => LiteratureTable.CostOf(row) is { } cost
            && isGood(cost, PublishedCosts.Of(row.Shape)!.Value));
        return rows.Count == 0
            ? new Bar(asked, "not measured", null)
            : new Bar(asked, $"{good} of {rows.Count} instances", good == rows.Count);
    }

    /// <summary>The last measurement of each instance.</summary>
    private static List<Measurement> Latest(IEnumerable<Measurement> rows) =>
    [
        .. rows.GroupBy(row => (row.Size, row.Shape, row.Seed)).Select(group => group.MaxBy(row => row.Run)!)
            .OrderBy(row => row.Seed),
    ];

    private static string Goal(double gap) => gap == 0 ? "optimal" : $"gap {Figures.Percent(gap)} %";
}
