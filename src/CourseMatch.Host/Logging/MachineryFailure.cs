using System.Text;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Database;
using CourseMatch.Store.Server;
using Npgsql;

namespace CourseMatch.Host.Logging;

/// <summary>A failure of disk, database or program: one sentence for the person, details into the log file.</summary>
internal static class MachineryFailure
{
    /// <summary>Logs the failure and says what happened.</summary>
    public static Finding Report(Exception failure)
    {
        try
        {
            using var loggers = LogFile.Open(isService: false);
            LogMessages.MachineryFailed(loggers.CreateLogger(nameof(MachineryFailure)), Details(failure));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // The disk that failed may be the log's own; the sentence still reaches the person.
        }

        return Sentence(failure);
    }

    /// <summary>What a person is told.</summary>
    public static Finding Sentence(Exception failure) => failure switch
    {
        EmbeddedServerException => Finding.Of("CM4010", Severity.Error, failure.Message, WorkFolder.Logs),
        DatabaseRefusedException => Finding.Of("CM4016", Severity.Error, failure.Message),
        PostgresException { SqlState: ['2', '8', ..] or "3D000" } database =>
            Finding.Of("CM4018", Severity.Error, database.SqlState, WorkFolder.Logs),
        PostgresException database =>
            Finding.Of("CM4012", Severity.Error, database.SqlState, WorkFolder.Logs),
        NpgsqlException => Finding.Of("CM4011", Severity.Error, WorkFolder.Logs),
        UnauthorizedAccessException or IOException =>
            Finding.Of("CM4013", Severity.Error, failure.Message, WorkFolder.Logs),
        OutOfMemoryException => Finding.Of("CM4014", Severity.Error, WorkFolder.Logs),
        _ => Finding.Of("CM4015", Severity.Error, failure.GetType().Name, WorkFolder.Logs),
    };

    /// <summary>Types, places in the code and database codes. A message is written only where it comes from the system
    /// and not from what people entered: no name reaches a log by way of an exception.</summary>
    public static string Details(Exception failure)
    {
        var text = new StringBuilder();
        for (var current = failure; current is not null; current = current.InnerException)
        {
            text.Append(current.GetType().FullName);
            if (current is PostgresException database)
            {
                text.Append(' ').Append(database.SqlState).Append(' ').Append(database.ConstraintName);
            }
            else if (current is IOException or UnauthorizedAccessException or EmbeddedServerException
                or System.Net.Sockets.SocketException)
            {
                text.Append(": ").Append(current.Message);
            }

            text.AppendLine().AppendLine(current.StackTrace);
        }

        return text.ToString();
    }
}
