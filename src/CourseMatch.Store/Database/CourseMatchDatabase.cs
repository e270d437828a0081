using CourseMatch.Application.Access;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CourseMatch.Store.Database;

/// <summary>Connections to the program's database, all alike.</summary>
public static class CourseMatchDatabase
{
    /// <summary>The one schema all tables live in.</summary>
    public const string Schema = "coursematch";

    /// <summary>
    /// Role of sessions that reach only so far; owns nothing and cannot sign in to the server by itself.
    /// </summary>
    public const string SessionRole = "coursematch_session";

    /// <summary>The same for sessions of providers, who may not know everything about the people they see either.
    /// </summary>
    public const string ProviderRole = "coursematch_provider";

    private const int SessionPoolMax = 20;

    private const int SessionIdleSeconds = 30;

    /// <summary>
    /// Opens a pool of connections whose statements find our tables by plain name and whose clock is UTC, whatever the
    /// connection string says.
    /// </summary>
    /// <param name="connectionString">The server and the owner's account.</param>
    /// <param name="loggers">Logs, or null.</param>
    /// <param name="reach">How far the connections reach, or null for everywhere. They are confined from their first
    /// moment and stay so: the settings belong to the connection, not to a transaction somebody could forget.</param>
    public static NpgsqlDataSource Connect(
        string connectionString, ILoggerFactory? loggers = null, Reach? reach = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (reach is { } confined)
        {
            Confine(builder.ConnectionStringBuilder, confined);
        }

        builder.ConnectionStringBuilder.SearchPath = $"{Schema},public";
        builder.ConnectionStringBuilder.Timezone = "UTC";
        builder.ConnectionStringBuilder.ApplicationName = "coursematch";
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }

    private static void Confine(NpgsqlConnectionStringBuilder connection, Reach reach)
    {
        string[] settings =
        [
            $"-c role={(reach.Sight == Sight.Provider ? ProviderRole : SessionRole)}",
            $"-c coursematch.municipality={reach.Municipality.Value}",
            $"-c coursematch.sight={EnumText<Sight>.Of(reach.Sight)}",
            .. reach.Provider is { } provider ? [$"-c coursematch.provider={provider.Value}"] : Array.Empty<string>(),
            .. reach.IsReadOnly ? ["-c default_transaction_read_only=on"] : Array.Empty<string>(),
        ];
        connection.Options = string.Join(' ', [connection.Options, .. settings]).Trim();

        // "Discard all" between two uses would set the role back to the owner's.
        connection.NoResetOnClose = true;
        connection.MaxPoolSize = SessionPoolMax;
        connection.ConnectionIdleLifetime = SessionIdleSeconds;
        connection.ConnectionPruningInterval = SessionIdleSeconds / 3;
    }
}
