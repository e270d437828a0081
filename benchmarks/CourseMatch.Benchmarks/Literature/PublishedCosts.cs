namespace CourseMatch.Benchmarks.Literature;

/// <summary>
/// Published figures of generalised assignment instances: proven lower bound and best cost known, made small.
/// </summary>
/// <remarks>
/// Names are class, agents, jobs. Figures as collected in the file of bounds of AssignmentProblems.jl (R. Martinelli,
/// read 2026-11-22), which follows OR-Library (J. E. Beasley) for a and b and the pages of M. Yagiura for e. The
/// instances themselves are not ours to pass on; see docs/benchmarks.md for where to get them.
/// </remarks>
internal static class PublishedCosts
{
    private static readonly Dictionary<string, (int Lower, int Best)> Figures = new(StringComparer.Ordinal)
    {
        ["a05100"] = (1698, 1698),
        ["a05200"] = (3235, 3235),
        ["a10100"] = (1360, 1360),
        ["a10200"] = (2623, 2623),
        ["a20100"] = (1158, 1158),
        ["a20200"] = (2339, 2339),
        ["b05100"] = (1843, 1843),
        ["b05200"] = (3552, 3552),
        ["b10100"] = (1407, 1407),
        ["b10200"] = (2827, 2827),
        ["b20100"] = (1166, 1166),
        ["b20200"] = (2339, 2339),
        ["e05100"] = (12681, 12681),
        ["e05200"] = (24929, 24930),
        ["e10100"] = (11576, 11577),
        ["e10200"] = (23305, 23307),
        ["e10400"] = (45745, 45746),
        ["e15900"] = (102420, 102421),
        ["e20100"] = (8436, 8436),
        ["e20200"] = (22378, 22379),
        ["e20400"] = (44876, 44877),
        ["e201600"] = (180644, 180646),
        ["e30900"] = (100426, 100429),
        ["e40400"] = (44560, 44562),
        ["e401600"] = (178293, 178294),
        ["e60900"] = (100147, 100153),
        ["e801600"] = (176816, 176826),
    };

    /// <summary>The figures of an instance, null when it is none of the published ones.</summary>
    public static (int Lower, int Best)? Of(string name) =>
        Figures.TryGetValue(name, out var figures) ? figures : null;
}
