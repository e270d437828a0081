
namespace CourseMatch.Host.Logging;

/// <summary>Everything this room logs: ids and figures, never a person. Event ids 3000 to 3999.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(3001, LogLevel.Error, "Machinery failed: {Details}")]
    public static partial void MachineryFailed(ILogger logger, string details);
}
