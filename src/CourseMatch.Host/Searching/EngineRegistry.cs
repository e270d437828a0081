using CourseMatch.Solving.CpSat;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Host.Searching;

/// <summary>Engines by the name <c>--engine</c> calls them.</summary>
/// <remarks>
/// Prices have CP-SAT behind them, where it is set up, to close what they leave open. Not under a work limit: the same
/// work is to give the same answer on every machine, and not every machine has CP-SAT.
/// </remarks>
internal static class EngineRegistry
{
    public const string DefaultName = "prices";

    private static readonly Dictionary<string, Func<bool, IAllocationEngine>> Engines = new(StringComparer.Ordinal)
    {
        [DefaultName] = isByWork => isByWork || WhyMissing(CpSatEngine.EngineName) is not null
            ? new PriceEngine()
            : new PriceEngine(new CpSatCoreCloser(new BriefRuntime())),
        [CpSatEngine.EngineName] = _ => new CpSatEngine(new BriefRuntime()),
    };

    /// <summary>All names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Engines.Keys];

    public static IAllocationEngine Default => Find(DefaultName, isByWork: false);

    /// <summary>Why an engine cannot run on this machine, one technical sentence; null when it can.</summary>
    public static string? WhyMissing(string name) =>
        name == CpSatEngine.EngineName ? NodeInstallation.Find().Missing : null;

    /// <summary>The engine of one of <see cref="Names"/>.</summary>
    /// <param name="name">Name.</param>
    /// <param name="isByWork">Whether a work limit is set instead of a time limit.</param>
    public static IAllocationEngine Find(string name, bool isByWork) => Engines[name](isByWork);
}
