using Microsoft.Extensions.Logging;

namespace CourseMatch.Store;

/// <summary>Everything this room logs: ids and figures, never a person. Event ids 2000 to 2999.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(2001, LogLevel.Information, "PostgreSQL {MajorVersion} started in {Folder}, {ElapsedMs} ms")]
    public static partial void ServerStarted(ILogger logger, string folder, int majorVersion, long elapsedMs);

    [LoggerMessage(2002, LogLevel.Information, "PostgreSQL in {Folder} runs already, process {ProcessId}")]
    public static partial void ServerAdopted(ILogger logger, string folder, int processId);

    [LoggerMessage(2003, LogLevel.Information, "PostgreSQL in {Folder} stopped")]
    public static partial void ServerStopped(ILogger logger, string folder);

    [LoggerMessage(2004, LogLevel.Information, "PostgreSQL in {Folder} stays up for another program")]
    public static partial void ServerLeftToOthers(ILogger logger, string folder);

    [LoggerMessage(
        2005,
        LogLevel.Warning,
        "The database of {HomeFolder} lives in {Folder}: PostgreSQL does not run as root, and its user may not enter")]
    public static partial void DatabaseElsewhere(ILogger logger, string homeFolder, string folder);

    [LoggerMessage(2006, LogLevel.Warning, "PostgreSQL in {Folder} was killed before; it recovers now")]
    public static partial void RemainsRemoved(ILogger logger, string folder);

    [LoggerMessage(2011, LogLevel.Information, "Migration {Name} applied, {ElapsedMs} ms")]
    public static partial void MigrationApplied(ILogger logger, string name, long elapsedMs);

    [LoggerMessage(
        2101,
        LogLevel.Warning,
        "Change of municipality {Municipality} starts again after attempt {Attempt}: SQLSTATE {SqlState}")]
    public static partial void ChangeRetried(ILogger logger, int municipality, int attempt, string sqlState);
}
