using CourseMatch.Application.Access;
using CourseMatch.Application.Calendars;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Desk.Counter;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Store.Access;
using CourseMatch.Store.Calendars;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Database;
using CourseMatch.Store.Desk;
using CourseMatch.Store.Gate;
using CourseMatch.Store.Imports;
using CourseMatch.Store.Imports.Inbox;
using CourseMatch.Store.Linkage;
using CourseMatch.Store.Messages;
using CourseMatch.Store.Migrations;
using CourseMatch.Store.Nights;
using CourseMatch.Store.Offers;
using CourseMatch.Store.Places;
using CourseMatch.Store.Plans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CourseMatch.Store;

/// <summary>What this room offers to the program.</summary>
public static class StoreServices
{
    /// <summary>Adds the pool of connections, the migrations and the store of counties.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="connectionString">Asked for once, when the first of them is needed: by then an embedded server must
    /// be up.</param>
    /// <param name="reach">How far everything reaches, or null for everywhere.</param>
    public static IServiceCollection AddStore(
        this IServiceCollection services, Func<IServiceProvider, string> connectionString, Reach? reach = null) =>
        services.AddSingleton(provider => CourseMatchDatabase.Connect(
            connectionString(provider), provider.GetService<ILoggerFactory>(), reach))
        .AddSingleton<MigrationRunner>()
        .AddSingleton<CountyStore>()
        .AddSingleton<ICountyStore>(provider => provider.GetRequiredService<CountyStore>())
        .AddSingleton<IOfferStore, OfferStore>()
        .AddSingleton<IGateStore, GateStore>()
        .AddSingleton<ISeatEvents, SeatEvents>()
        .AddSingleton<IProposalDesk, ProposalDesk>()
        .AddSingleton<IReplyKeys, ReplyKeys>()
        .AddSingleton<ICountyVersions, CountyVersions>()
        .AddSingleton<INewcomerDesk, NewcomerDesk>()
        .AddSingleton<ICounterDesk, CounterDesk>()
        .AddSingleton<IMunicipalities, Municipalities>()
        .AddSingleton<IOutbox, Outbox>()
        .AddSingleton<INightLedger, NightLedger>()
        .AddSingleton<INightCleaning, NightCleaning>()
        .AddSingleton<IColumnMappings, ColumnMappings>()
        .AddSingleton<ICalendarLedger, CalendarLedger>()
        .AddSingleton<IImportStore, ImportStore>()
        .AddSingleton<IAccountStore, AccountStore>()
        .AddSingleton<ILinkageStore, LinkageStore>()
        .AddSingleton<IPlaceTables, PlaceTables>()
        .AddSingleton<IDeliveryStore, DeliveryStore>();
}
