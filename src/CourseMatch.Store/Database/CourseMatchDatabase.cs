using Microsoft.Extensions.Logging;
using Npgsql;

namespace CourseMatch.Store.Database;

/// <summary>Connections to the program's database, all alike.</summary>
public static class CourseMatchDatabase
{
    /// <summary>The one schema all tables live in.</summary>
    public const string Schema = "coursematch";

    /// <summary>
    /// Opens a pool of connections whose statements find our tables by plain name and whose clock is UTC, whatever the
    /// connection string says.
    /// </summary>
    public static NpgsqlDataSource Connect(string connectionString, ILoggerFactory? loggers = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.SearchPath = $"{Schema},public";
        builder.ConnectionStringBuilder.Timezone = "UTC";
        builder.ConnectionStringBuilder.ApplicationName = "coursematch";
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }
}
