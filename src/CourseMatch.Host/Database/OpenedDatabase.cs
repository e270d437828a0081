using System.Collections.Concurrent;
using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Logging;
using CourseMatch.Store;
using CourseMatch.Store.Migrations;
using CourseMatch.Store.Server;
using Npgsql;

namespace CourseMatch.Host.Database;

/// <summary>The configured database server, or our own when none is configured, at the program's version.</summary>
internal sealed class OpenedDatabase : IAsyncDisposable
{
    private const string Setting = "ConnectionStrings__CourseMatch";

    private readonly EmbeddedServer? embedded;
    private readonly ServiceProvider parts;

    private readonly ConcurrentDictionary<Reach, Lazy<ServiceProvider>> confined = new();
    private readonly ILoggerFactory loggers;
    private readonly string connection;

    private OpenedDatabase(
        EmbeddedServer? embedded,
        ServiceProvider parts,
        ILoggerFactory loggers,
        string connection,
        IReadOnlyList<string> applied)
    {
        this.embedded = embedded;
        this.parts = parts;
        this.loggers = loggers;
        this.connection = connection;
        Parts = parts;
        Store = parts.GetRequiredService<ICountyStore>();
        Applied = applied;
    }

    /// <summary>Everything the store offers, reaching everywhere: for verbs and jobs.</summary>
    public IServiceProvider Parts { get; }

    public ICountyStore Store { get; }

    /// <summary>All ports as far as a session reaches: for pages and endpoints.</summary>
    public IServiceProvider PartsFor(Reach reach) => confined.GetOrAdd(
        reach, wanted => new Lazy<ServiceProvider>(() => PartsOf(loggers, connection, wanted))).Value;

    /// <summary>Migrations that were applied just now.</summary>
    public IReadOnlyList<string> Applied { get; }

    /// <summary>Opens and migrates.</summary>
    /// <exception cref="DatabaseRefusedException">The database is newer or other than the program.</exception>
    public static async Task<OpenedDatabase> OpenAsync(ILoggerFactory loggers, CancellationToken cancellation)
    {
        EmbeddedServer? embedded = null;
        ServiceProvider? parts = null;
        try
        {
            var connection = Environment.GetEnvironmentVariable(Setting);
            if (string.IsNullOrWhiteSpace(connection))
            {
                embedded = await EmbeddedServer.StartAsync(
                    new EmbeddedServerOptions { HomeFolder = WorkFolder.Path },
                    loggers.CreateLogger<EmbeddedServer>(),
                    cancellation);
                connection = embedded.ConnectionString;
            }

            else if (!IsConnection(connection))
            {
                throw new SettingsRefusedException([Finding.Of("CM4017", Severity.Error, Setting)]);
            }

            parts = PartsOf(loggers, connection, null);
            var outcome = await parts.GetRequiredService<MigrationRunner>().ApplyAsync(cancellation);
            var applied = outcome.Match(
                migrated => migrated.Applied,
                refused => throw new DatabaseRefusedException(refused.Message));
            return new OpenedDatabase(
                embedded, parts, loggers, connection, [.. applied.Select(migration => migration.Name)]);
        }
        catch
        {
            await CloseAsync(parts, embedded);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in confined.Values.Where(session => session.IsValueCreated))
        {
            await session.Value.DisposeAsync();
        }

        await CloseAsync(parts, embedded);
    }

    private static ServiceProvider PartsOf(ILoggerFactory loggers, string connection, Reach? reach) =>
        new ServiceCollection()
            .AddSingleton(loggers)
            .AddLogging()
            .AddSingleton(new DatabaseAddress(connection))
            .AddStore(_ => connection, reach)
            .BuildServiceProvider();

    /// <summary>Whether the driver can make sense of the setting; what it says may hold a password and is not shown.
    /// </summary>
    private static bool IsConnection(string setting)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(setting).Host is { Length: > 0 };
        }
        catch (Exception nonsense) when (nonsense is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private static async Task CloseAsync(ServiceProvider? parts, EmbeddedServer? embedded)
    {
        if (parts is not null)
        {
            await parts.DisposeAsync();
        }

        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }
}

/// <summary>How to reach the database; may hold a password and is never shown.</summary>
internal sealed record DatabaseAddress(string ConnectionString);

/// <summary>The database was made by another version of the program; the message is a sentence for people.</summary>
internal sealed class DatabaseRefusedException(string message) : Exception(message);
