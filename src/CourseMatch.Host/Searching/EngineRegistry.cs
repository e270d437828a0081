using CourseMatch.Solving.CpSat;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Host.Searching;

/// <summary>Engines by the name <c>--engine</c> calls them.</summary>
internal static class EngineRegistry
{
    public const string DefaultName = "prices";

    private static readonly Dictionary<string, Func<IAllocationEngine>> Engines = new(StringComparer.Ordinal)
    {
        // Where CP-SAT is not set up, its closer takes no core and the price engine proves what it can alone.
        [DefaultName] = () => new PriceEngine(new CpSatCoreCloser(new NodeRuntime())),
        [CpSatEngine.EngineName] = () => new CpSatEngine(new NodeRuntime()),
    };

    /// <summary>All names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Engines.Keys];

    public static IAllocationEngine Default => Find(DefaultName);

    /// <summary>Why an engine cannot run on this machine, one technical sentence; null when it can.</summary>
    public static string? WhyMissing(string name) =>
        name == CpSatEngine.EngineName ? NodeInstallation.Find().Missing : null;

    /// <summary>The engine of one of <see cref="Names"/>.</summary>
    public static IAllocationEngine Find(string name) => Engines[name]();
}
