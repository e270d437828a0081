using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Nights.Steps;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Inbox;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Mail;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Jobs;

/// <summary>The one way a night runs, whoever asks: clock, watch, page, API or terminal. Knows no scheduler.</summary>
/// <param name="parts">What the store offers.</param>
/// <param name="settings">The operator's settings.</param>
/// <param name="loggers">Logs.</param>
/// <param name="time">The clock.</param>
internal sealed class NightShift(
    IServiceProvider parts, NightSettings settings, ILoggerFactory loggers,
    TimeProvider time)
{
    /// <summary>How long a night may be due before the watch takes it for missed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private readonly ILogger logger = loggers.CreateLogger<NightShift>();

    /// <summary>This process, as records of nights name it.</summary>
    public static string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Whose files lie in the folders of this process; null = nobody's.</summary>
    public MunicipalityId? InboxOf { get; init; }

    /// <summary>The database, for the scheduler's own tables.</summary>
    public string ConnectionString => parts.GetRequiredService<DatabaseAddress>().ConnectionString;

    public NightSettings Settings => settings;

    public INightLedger Ledger { get; } = parts.GetRequiredService<INightLedger>();

    public IMunicipalities Municipalities { get; } = parts.GetRequiredService<IMunicipalities>();

    public ISeatEvents SeatEvents { get; } = parts.GetRequiredService<ISeatEvents>();

    public IOutbox Outbox { get; } = parts.GetRequiredService<IOutbox>();

    /// <summary>Sends what waits.</summary>
    public SendMessages Sending => new(
        Outbox,
        settings.Mail is { } mail ? [new SmtpCarrier(mail, time)] : [],
        settings.Mail?.Office,
        time);

    /// <summary>The night a person means who names none: today's.</summary>
    public DateOnly Tonight => time.Today();

    /// <summary>Writes down that a night was asked for.</summary>
    public Task AskAsync(
        MunicipalityId municipality, DateOnly night, NightTrigger trigger, CancellationToken cancellation) =>
        Ledger.AskAsync(municipality, night, trigger, time.GetUtcNow(), cancellation);

    /// <summary>Nights of a municipality that were asked for, missed or left unfinished. Whoever finds one that
    /// somebody is at work on finds its lock taken and does nothing.</summary>
    public async Task<IReadOnlyList<DateOnly>> LeftAsync(MunicipalityId municipality, CancellationToken cancellation)
    {
        var newest = (await Ledger.ListAsync(municipality, 1, cancellation)).FirstOrDefault();
        var missed = settings.Clock.MissedAt(time.GetUtcNow(), newest, Grace);
        return
        [
            .. (await Ledger.AskedAsync(municipality, cancellation))
                .Concat(missed is { } night ? [night] : Array.Empty<DateOnly>())
                .Distinct(),
        ];
    }

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
            new TakeInboxStep(municipality == InboxOf ? InboxWith(useCases.Importing) : null, store),
            new RefreshClocksStep(store, useCases.Lapsing, planning, time),
            new FreeSeatsStep(store),
            new MatchStep(useCases.Matching(engine), settings.Limits),
            new JudgeStep(store, planning, time),
            new CompareStep(store),
            new GateStep(useCases.Publishing),
            new PublishStep(store, useCases.Publishing),
            new ReportStep(store),
            new NotifyStep(Sending),
            new CleanUpStep(parts.GetRequiredService<INightCleaning>(), new NightRetention(), time),
        ];
        var outcome = await new RunNight(Ledger, steps, new NightRetry(time), time, Node, store)
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

    /// <summary>Looks for people for seats that became free, once.</summary>
    /// <returns>What came of it, or null when nothing waits or somebody else is at work.</returns>
    public async Task<FillSeatsOutcome?> FillSeatsAsync(MunicipalityId municipality, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var store = parts.GetRequiredService<ICountyStore>();
        var planning = await PlanningBooks.ReadAsync(
            store, parts.GetRequiredService<IPlaceTables>(), municipality, cancellation);
        var filling = new UseCases(store, parts.GetRequiredService<IImportStore>(), planning, time,
            await ReplyAddresses.OfAsync(parts, municipality, cancellation)).Filling(EngineRegistry.Default);
        var outcome = await new FillByDay(SeatEvents, Ledger, filling, time, Node)
            .RunAsync(municipality, cancellation);
        if (outcome is not null)
        {
            var elapsed = (long)time.GetElapsedTime(started).TotalMilliseconds;
            LogMessages.SeatsFilled(logger, municipality.Value, outcome.GetType().Name, elapsed);
        }

        return outcome;
    }

    private TakeInbox InboxWith(ImportFile importing) => new(
        new InboxFolder(parts.GetRequiredService<IColumnMappings>(), Voice.German, time),
        new TakeDelivery(importing, parts.GetRequiredService<IDeliveryStore>()));
}
