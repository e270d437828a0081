using System.CommandLine;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Texts;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Commands;

/// <summary>The options of everything that searches: which engine, and when it may end.</summary>
/// <param name="voice">Language.</param>
/// <param name="usualGap">Gap that is enough when none is asked for.</param>
internal sealed class SearchOptions(Voice voice, double usualGap)
{
    private const double SecondsMax = 7 * 24 * 3600;

    private readonly Option<string?> engine = Engine(voice);
    private readonly Option<double?> gap = Values.Number(voice, "--gap", "G", 0, 1);
    private readonly Option<double?> time = Values.Number(voice, "--time", "SECONDS", 0, SecondsMax);
    private readonly Option<long?> work = Values.Long(voice, "--work", 1);
    private readonly Option<int?> seed = Values.Integer(voice, "--seed", 0, int.MaxValue);
    private readonly Option<int?> threads = Values.Integer(voice, "--threads", 1, 1024);

    public IReadOnlyList<Option> All => [engine, gap, time, work, seed, threads];

    public IAllocationEngine EngineOf(ParseResult parsed) =>
        EngineRegistry.Find(parsed.GetValue(engine) ?? EngineRegistry.DefaultName, parsed.GetValue(work) is not null);

    public SearchLimits LimitsOf(ParseResult parsed) => new(
        parsed.GetValue(gap) ?? usualGap,
        parsed.GetValue(work) is not null ? null
            : parsed.GetValue(time) is { } seconds ? TimeSpan.FromSeconds(seconds) : SearchLimits.Default.Time,
        parsed.GetValue(work),
        parsed.GetValue(seed) ?? SearchLimits.Default.Seed,
        parsed.GetValue(threads));

    /// <summary>An engine that is not installed is refused before anything is read.</summary>
    private static Option<string?> Engine(Voice voice)
    {
        var engine = Values.Choice(voice, "--engine", [.. EngineRegistry.Names]);
        engine.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } name && EngineRegistry.WhyMissing(name) is { } why)
            {
                result.AddError(voice.Say("Value.Engine", name, why));
            }
        });
        return engine;
    }
}
