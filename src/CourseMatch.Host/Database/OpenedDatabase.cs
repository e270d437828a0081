using CourseMatch.Application.Counties;
using CourseMatch.Host.Logging;
using CourseMatch.Store;
using CourseMatch.Store.Migrations;
using CourseMatch.Store.Server;

namespace CourseMatch.Host.Database;

/// <summary>The configured database server, or our own when none is configured, at the program's version.</summary>
internal sealed class OpenedDatabase : IAsyncDisposable
{
    private const string Setting = "ConnectionStrings__CourseMatch";

    private readonly EmbeddedServer? embedded;
    private readonly ServiceProvider parts;

    private OpenedDatabase(EmbeddedServer? embedded, ServiceProvider parts, IReadOnlyList<string> applied)
    {
        this.embedded = embedded;
        this.parts = parts;
        Store = parts.GetRequiredService<ICountyStore>();
        Applied = applied;
    }

    public ICountyStore Store { get; }

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

            parts = new ServiceCollection()
                .AddSingleton(loggers)
                .AddLogging()
                .AddStore(_ => connection)
                .BuildServiceProvider();
            var outcome = await parts.GetRequiredService<MigrationRunner>().ApplyAsync(cancellation);
            var applied = outcome.Match(
                migrated => migrated.Applied,
                refused => throw new DatabaseRefusedException(refused.Message));
            return new OpenedDatabase(embedded, parts, [.. applied.Select(migration => migration.Name)]);
        }
        catch
        {
            await CloseAsync(parts, embedded);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync(parts, embedded);

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

/// <summary>The database was made by another version of the program; the message is a sentence for people.</summary>
internal sealed class DatabaseRefusedException(string message) : Exception(message);
