using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Database;
using CourseMatch.Host.Jobs;
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

    public OpenedDatabase Database => database;

    public ILoggerFactory Loggers => loggers;

    public ICountyStore Store => Served.Store;

    public IImportStore Imports => Served.Imports;

    public MunicipalityId Municipality => Served.Municipality;

    public UseCases UseCases => Served.UseCases;

    public Diary Diary => Served.Diary;

    public NightShift Nights => Served.Nights;

    /// <summary>Opens for a verb that ends by itself.</summary>
    public static Task<OpenedCounty> OpenAsync(ProgressLine line, CancellationToken cancellation)
    {
        line.Report("Database");
        return OpenAsync(LogFile.Open(isService: false), line.Municipality, cancellation);
    }

    /// <summary>Opens with a log of the caller's, which is closed here at the end.</summary>
    /// <param name="loggers">Log of the caller's.</param>
    /// <param name="named">Name of the municipality, or null for the default one.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SettingsRefusedException">A setting has faults, or nobody is called as named.</exception>
    /// <exception cref="DatabaseRefusedException">The database is newer or other than the program.</exception>
    public static async Task<OpenedCounty> OpenAsync(
        ILoggerFactory loggers, string? named, CancellationToken cancellation)
    {
        OpenedDatabase? database = null;
        try
        {
            database = await OpenedDatabase.OpenAsync(loggers, cancellation);
            var settings = NightSettings.Read();
            var municipality = await MunicipalityAsync(database, named, cancellation);
            var served = await ServedCounty.OpenAsync(
                database.Parts, municipality, settings, loggers, cancellation);
            return new OpenedCounty(loggers, database, served);
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

    private static async Task<MunicipalityId> MunicipalityAsync(
        OpenedDatabase database, string? named, CancellationToken cancellation)
    {
        if (named is null)
        {
            return await database.Store.DefaultMunicipalityAsync(cancellation);
        }

        var all = await database.Parts.GetRequiredService<IMunicipalities>().ListAsync(cancellation);
        return all.FirstOrDefault(one => one.Name.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw new SettingsRefusedException([Finding.Of("CM4103", Severity.Error, named)]);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        loggers.Dispose();
    }
}
