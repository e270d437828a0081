using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Matching;

/// <summary>What binds the options of two partners: lists of which at most one may be chosen, and pairs worth a bonus.
/// </summary>
internal static class CoupleLists
{
    // Pairs of options at one site for which the bonus is written down; a couple with more of them loses nothing but
    // the bonus of its worst pairs.
    private const int BonusPairsMax = 40;

    /// <summary>Lists of options that all rely on the other parent, or hold one child in a group, at one moment.
    /// </summary>
    /// <remarks>Boxes of hours and days that share a point pairwise all share one (they do in every direction), and
    /// wherever they do they share one where some box begins in hours and some in days. So it is enough to look at
    /// those points; lists contained in another are dropped.</remarks>
    /// <returns>Lists of (side, index): side 0 or 1, index into that side's options; each with both sides.</returns>
    internal static List<List<(int Side, int Index)>> Exclusions(
        IReadOnlyList<PlacementOption> first, IReadOnlyList<PlacementOption> second)
    {
        var lists = new List<List<(int Side, int Index)>>();
        Collect(first, second, option => option.Arrangement.WithPartner, lists);
        Collect(first, second, option => option.Arrangement.InGroup, lists);
        var ordered = lists.OrderByDescending(list => list.Count).ToList();
        var kept = new List<List<(int Side, int Index)>>();
        foreach (var list in ordered)
        {
            if (!kept.Any(other => IsWithin(list, other)))
            {
                kept.Add(list);
            }
        }

        return kept;
    }

    /// <summary>Pairs of options at the same site that can be chosen together, best first.</summary>
    internal static IReadOnlyList<(int First, int Second)> SameSite(
        IReadOnlyList<PlacementOption> first, IReadOnlyList<PlacementOption> second)
    {
        var pairs = new List<(int First, int Second, long Score)>();
        for (var one = 0; one < first.Count; one++)
        {
            for (var two = 0; two < second.Count; two++)
            {
                if (first[one].Case.Course.Site is { } site && site == second[two].Case.Course.Site
                    && !first[one].Arrangement.Conflicts(second[two].Arrangement))
                {
                    pairs.Add((one, two, (long)first[one].Score + second[two].Score));
                }
            }
        }

        return
        [
            .. pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)
                .Take(BonusPairsMax).Select(pair => (pair.First, pair.Second)),
        ];
    }

    private static void Collect(
        IReadOnlyList<PlacementOption> first,
        IReadOnlyList<PlacementOption> second,
        Func<PlacementOption, IReadOnlyList<CareWindow>> windowsOf,
        List<List<(int Side, int Index)>> lists)
    {
        var windows = Windows(first, 0).Concat(Windows(second, 1))
            .GroupBy(entry => (entry.Window.Child, entry.Window.Day));
        foreach (var group in windows)
        {
            var entries = group.ToList();
            if (entries.TrueForAll(entry => entry.Side == entries[0].Side))
            {
                continue;
            }

            foreach (var minute in entries.Select(entry => entry.Window.FromMinute).Distinct().Order())
            {
                var now = entries.FindAll(e => e.Window.FromMinute <= minute && minute < e.Window.ToMinute);
                foreach (var day in now.Select(entry => entry.Window.Days.First).Distinct().Order())
                {
                    var list = now.Where(entry => entry.Window.Days.Contains(day))
                        .Select(entry => (entry.Side, entry.Index)).Distinct().Order().ToList();
                    if (list[0].Side != list[^1].Side && !lists.Exists(other => other.SequenceEqual(list)))
                    {
                        lists.Add(list);
                    }
                }
            }
        }

        IEnumerable<(CareWindow Window, int Side, int Index)> Windows(IReadOnlyList<PlacementOption> options, int side)
        {
            for (var index = 0; index < options.Count; index++)
            {
                foreach (var window in windowsOf(options[index]))
                {
                    yield return (window, side, index);
                }
            }
        }
    }

    private static bool IsWithin(List<(int Side, int Index)> inner, List<(int Side, int Index)> outer) =>
        inner.TrueForAll(entry => outer.BinarySearch(entry) >= 0);
}
