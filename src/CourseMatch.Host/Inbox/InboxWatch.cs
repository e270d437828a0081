using CourseMatch.Host.Counties;
using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Inbox;

/// <summary>Looks into the providers' folders once a minute while the service runs.</summary>
internal sealed class InboxWatch(OpenedCounty county, TimeProvider time, ILogger<InboxWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    /// <summary>A folder or database that fails for once does not end the watch; the next minute tries again.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var answer in await county.Served.TakingInbox.RunAsync(county.Municipality, stoppingToken))
            {
                if (answer.Outcome is { } outcome)
                {
                    county.Diary.Write(outcome);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Npgsql.NpgsqlException)
        {
            LogMessages.MachineryFailed(logger, MachineryFailure.Details(failure));
        }
    }
}
