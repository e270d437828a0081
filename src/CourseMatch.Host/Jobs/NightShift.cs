using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Nights.Steps;
using CourseMatch.Application.Places;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Searching;

namespace CourseMatch.Host.Jobs;

/// <summary>The one way a night runs, whoever asks: clock, watch, page, API or terminal. Knows no scheduler.</summary>
/// <param name="parts">What the store offers.</param>
/// <param name="settings">The operator's settings.</param>
/// <param name="loggers">Logs.</param>
/// <param name="time">The clock.</param>
internal sealed class NightShift(
    IServiceProvider parts, NightSettings settings, ILoggerFactory loggers, TimeProvider time)
{
    private readonly ILogger logger = loggers.CreateLogger<NightShift>();

    /// <summary>This process, as records of nights name it.</summary>
    public static string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    public NightSettings Settings => settings;

    public INightLedger Ledger { get; } = parts.GetRequiredService<INightLedger>();

    public IMunicipalities Municipalities { get; } = parts.GetRequiredService<IMunicipalities>();

    /// <summary>The night a person means who names none: today's.</summary>
    public DateOnly Tonight => time.Today();

    /// <summary>Runs a night, or what is left of it.</summary>
    public async Task<NightOutcome> RunAsync(
        MunicipalityId municipality, DateOnly night, NightTrigger trigger, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        LogMessages.NightBegins(logger, municipality.Value, night, trigger);
        var store = parts.GetRequiredService<ICountyStore>();
        var planning = await PlanningBooks.ReadAsync(
            store, parts.GetRequiredService<IPlaceTables>(), municipality, cancellation);
        var useCases = new UseCases(store, parts.GetRequiredService<IImportStore>(), planning, time,
            await ReplyAddresses.OfAsync(parts, municipality, cancellation));
        var engine = EngineRegistry.Find(EngineRegistry.DefaultName, settings.SearchWork is not null);
        INightStep[] steps =
        [
            new RefreshClocksStep(store, planning, time),
            new FreeSeatsStep(useCases.Lapsing),
            new MatchStep(useCases.Matching(engine), settings.Limits),
            new JudgeStep(store, planning, time),
            new CompareStep(store),
            new GateStep(useCases.Gate),
            new PublishStep(store, useCases.Publishing),
            new ReportStep(store),
            new CleanUpStep(parts.GetRequiredService<INightCleaning>(), new NightRetention(), time),
        ];
        var outcome = await new RunNight(Ledger, steps, new NightRetry(time), time, Node)
            .RunAsync(municipality, night, trigger, cancellation);
        LogMessages.NightEnds(
            logger,
            municipality.Value,
            night,
            outcome.GetType().Name,
            (outcome as NightOutcome.Ended)?.Run.End,
            (long)time.GetElapsedTime(started).TotalMilliseconds);
        return outcome;
    }
}
