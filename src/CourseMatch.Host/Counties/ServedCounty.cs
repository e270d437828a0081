using CourseMatch.Application;
using CourseMatch.Application.Calendars;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;
using CourseMatch.Host.Inbox;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Counties;

/// <summary>What verbs, pages and endpoints work on.</summary>
/// <param name="Store">The database.</param>
/// <param name="Imports">What imports keep in it.</param>
/// <param name="Municipality">The municipality in it.</param>
/// <param name="Rules">Law and policy in force.</param>
/// <param name="UseCases">The use cases.</param>
/// <param name="Diary">Where it is written down what was done.</param>
/// <param name="Nights">Nights: run and looked at.</param>
internal sealed record ServedCounty(
    ICountyStore Store, IImportStore Imports, MunicipalityId Municipality, RuleBook Rules, UseCases UseCases,
    Diary Diary, NightShift Nights)
{
    /// <summary>Links between records of one person.</summary>
    public required ILinkageStore Linkage { get; init; }

    /// <summary>How files come in by themselves.</summary>
    public required IDeliveryStore Deliveries { get; init; }

    /// <summary>The operator's tables of places.</summary>
    public required IPlaceTables Places { get; init; }

    public LoadPlaces LoadingPlaces => new(Store, Places);

    public DeliveryTokens Tokens => new(Deliveries, TimeProvider.System);

    public TakeDelivery TakingDeliveries => new(UseCases.Importing, Deliveries);

    public TakeInbox TakingInbox =>
        new(new InboxFolder(ColumnMappings, Voice.German, TimeProvider.System), TakingDeliveries);

    /// <summary>Column mappings made by hand, by source.</summary>
    public required IColumnMappings ColumnMappings { get; init; }

    /// <summary>Promised places and their history.</summary>
    public required IOfferStore Offers { get; init; }

    /// <summary>Verdicts of the publication gate and releases of policies.</summary>
    public required IGateStore Gates { get; init; }

    /// <summary>Calendars of courses and newcomers.</summary>
    public required KeepCalendar Calendars { get; init; }

    /// <summary>Puts a county together from the parts of one database.</summary>
    /// <param name="parts">Ports of the database, reaching as far as whoever asks may see.</param>
    /// <param name="municipality">The municipality.</param>
    /// <param name="settings">The operator's settings of nights.</param>
    /// <param name="loggers">Logs.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="mayReply">Whether messages may be made that people answer: only where the key of the answers may be
    /// read and, the first time, made.</param>
    /// <exception cref="SettingsRefusedException">The operator's policy has faults.</exception>
    public static async Task<ServedCounty> OpenAsync(
        IServiceProvider parts,
        MunicipalityId municipality,
        NightSettings settings,
        ILoggerFactory loggers,
        CancellationToken cancellation,
        bool mayReply = true)
    {
        var store = parts.GetRequiredService<ICountyStore>();
        var places = parts.GetRequiredService<IPlaceTables>();
        var planning = await PlanningBooks.ReadAsync(store, places, municipality, cancellation);
        var imports = parts.GetRequiredService<IImportStore>();
        return new ServedCounty(
            store,
            imports,
            municipality,
            planning.Rules,
            new UseCases(
                store, imports, planning, TimeProvider.System,
                mayReply ? await ReplyAddresses.OfAsync(parts, municipality, cancellation) : null),
            new Diary(loggers.CreateLogger<Diary>()),
            new NightShift(parts, settings, loggers, TimeProvider.System) { InboxOf = municipality })
        {
            ColumnMappings = parts.GetRequiredService<IColumnMappings>(),
            Linkage = parts.GetRequiredService<ILinkageStore>(),
            Offers = parts.GetRequiredService<IOfferStore>(),
            Gates = parts.GetRequiredService<IGateStore>(),
            Calendars = new KeepCalendar(store, parts.GetRequiredService<ICalendarLedger>(), TimeProvider.System),
            Deliveries = parts.GetRequiredService<IDeliveryStore>(),
            Places = places,
        };
    }
}
