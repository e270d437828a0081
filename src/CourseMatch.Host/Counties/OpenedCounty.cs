using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Counties;

/// <summary>What a verb works on while it runs: log, database, municipality; closed in this order turned round.
/// </summary>
internal sealed class OpenedCounty : IAsyncDisposable
{
    private readonly ILoggerFactory loggers;
    private readonly OpenedDatabase database;

    private OpenedCounty(ILoggerFactory loggers, OpenedDatabase database, ServedCounty served)
    {
        this.loggers = loggers;
        this.database = database;
        Served = served;
    }

    public ServedCounty Served { get; }

    public ICountyStore Store => Served.Store;

    public MunicipalityId Municipality => Served.Municipality;

    public UseCases UseCases => Served.UseCases;

    public Diary Diary => Served.Diary;

    /// <summary>Opens for a verb that ends by itself.</summary>
    public static Task<OpenedCounty> OpenAsync(ProgressLine line, CancellationToken cancellation)
    {
        line.Report("Database");
        return OpenAsync(LogFile.Open(isService: false), cancellation);
    }

    /// <summary>Opens with a log of the caller's, which is closed here at the end.</summary>
    /// <exception cref="SettingsRefusedException">The operator's policy has faults.</exception>
    /// <exception cref="DatabaseRefusedException">The database is newer or other than the program.</exception>
    public static async Task<OpenedCounty> OpenAsync(ILoggerFactory loggers, CancellationToken cancellation)
    {
        OpenedDatabase? database = null;
        try
        {
            database = await OpenedDatabase.OpenAsync(loggers, cancellation);
            var municipality = await database.Store.DefaultMunicipalityAsync(cancellation);
            var planning = await PlanningBooks.ReadAsync(database.Store, municipality, cancellation);
            var useCases = new UseCases(database.Store, planning, TimeProvider.System);
            var diary = new Diary(loggers.CreateLogger<Diary>());
            return new OpenedCounty(
                loggers, database, new ServedCounty(database.Store, municipality, planning.Rules, useCases, diary));
        }
        catch
        {
            if (database is not null)
            {
                await database.DisposeAsync();
            }

            loggers.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        loggers.Dispose();
    }
}
