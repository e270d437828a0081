using CourseMatch.Host.Logging;
using CourseMatch.Store.Database;
using CourseMatch.Store.Migrations;
using CourseMatch.Store.Server;
using Npgsql;

namespace CourseMatch.Host.Database;

/// <summary>The configured database server, or our own when none is configured, at the program's version.</summary>
internal sealed class OpenedDatabase : IAsyncDisposable
{
    private const string Setting = "ConnectionStrings__CourseMatch";

    private readonly EmbeddedServer? embedded;

    private OpenedDatabase(EmbeddedServer? embedded, NpgsqlDataSource source, IReadOnlyList<string> applied)
    {
        this.embedded = embedded;
        Source = source;
        Applied = applied;
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Migrations that were applied just now.</summary>
    public IReadOnlyList<string> Applied { get; }

    /// <summary>Opens and migrates.</summary>
    /// <exception cref="DatabaseRefusedException">The database is newer or other than the program.</exception>
    public static async Task<OpenedDatabase> OpenAsync(ILoggerFactory loggers, CancellationToken cancellation)
    {
        EmbeddedServer? embedded = null;
        NpgsqlDataSource? source = null;
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

            source = CourseMatchDatabase.Connect(connection, loggers);
            var outcome = await new MigrationRunner(source, loggers.CreateLogger<MigrationRunner>())
                .ApplyAsync(cancellation);
            var applied = outcome.Match(
                migrated => migrated.Applied,
                refused => throw new DatabaseRefusedException(refused.Message));
            return new OpenedDatabase(embedded, source, [.. applied.Select(migration => migration.Name)]);
        }
        catch
        {
            await CloseAsync(source, embedded);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync(Source, embedded);

    private static async Task CloseAsync(NpgsqlDataSource? source, EmbeddedServer? embedded)
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }

        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }
}

/// <summary>The database was made by another version of the program; the message is a sentence for people.</summary>
internal sealed class DatabaseRefusedException(string message) : Exception(message);
