
using CourseMatch.Application.Imports;

namespace CourseMatch.Host.Logging;

/// <summary>Everything this room logs: ids and figures, never a person. Event ids 3000 to 3999.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(3001, LogLevel.Error, "Machinery failed: {Details}")]
    public static partial void MachineryFailed(ILogger logger, string details);

    [LoggerMessage(
        3010,
        LogLevel.Information,
        "Import of {Subject} {Outcome}: import={ImportId} new={New} changed={Changed} withdrawn={Withdrawn} "
        + "rejected={Rejected}")]
    public static partial void Imported(
        ILogger logger, ImportSubject subject, string outcome, int? importId, int @new, int changed, int withdrawn,
        int rejected);

    [LoggerMessage(
        3011,
        LogLevel.Information,
        "Matching finished: plan={PlanId} newcomers={Newcomers} placed={Placed} children={Children} "
        + "objective={Objective} bound={Bound} engine={Engine} ms={ElapsedMs}")]
    public static partial void Matched(
        ILogger logger, int planId, int newcomers, int placed, int children, long objective, long bound, string engine,
        long elapsedMs);

    [LoggerMessage(3012, LogLevel.Warning, "Matching stored no plan: {Codes}")]
    public static partial void NotMatched(ILogger logger, string codes);

    [LoggerMessage(3013, LogLevel.Information, "Publishing plan={PlanId} {Outcome}: promised={Promised}")]
    public static partial void Published(ILogger logger, int planId, string outcome, int promised);

    [LoggerMessage(3014, LogLevel.Warning, "Sign-in at the authority's provider refused: {Code}")]
    public static partial void AuthorityRefused(ILogger logger, string code);

    [LoggerMessage(
        3101, LogLevel.Information, "Night {Night:yyyy-MM-dd} begins: municipality={Municipality} trigger={Trigger}")]
    public static partial void NightBegins(
        ILogger logger, int municipality, DateOnly night, Application.Nights.NightTrigger trigger);

    [LoggerMessage(
        3103,
        LogLevel.Warning,
        "Night {Night:yyyy-MM-dd} was taken up by another process: municipality={Municipality}")]
    public static partial void NightTakenOver(ILogger logger, string municipality, string night);

    [LoggerMessage(
        3104, LogLevel.Information, "Freed seats {Outcome}: municipality={Municipality} ms={ElapsedMs}")]
    public static partial void SeatsFilled(ILogger logger, int municipality, string outcome, long elapsedMs);

    [LoggerMessage(
        3102,
        LogLevel.Information,
        "Night {Night:yyyy-MM-dd} {Outcome}: municipality={Municipality} end={End} ms={ElapsedMs}")]
    public static partial void NightEnds(
        ILogger logger, int municipality, DateOnly night, string outcome, Application.Nights.NightEnd? end,
        long elapsedMs);
}
