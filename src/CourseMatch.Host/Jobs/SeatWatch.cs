using CourseMatch.Host.Logging;
using Npgsql;

namespace CourseMatch.Host.Jobs;

/// <summary>Asks every few seconds whether somewhere seats became free, and queues a job for each municipality: one
/// small question, on every node, so that a decline is answered within the minute.</summary>
internal sealed class SeatWatch(
    NightShift shift, NightQueue queue, TimeProvider time, ILogger<SeatWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    private TimeSpan Interval => TimeSpan.FromSeconds(
        Math.Min(LongestInterval.TotalSeconds, shift.Settings.WatchSeconds));

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
            // The node ends.
        }
    }

    /// <summary>A database that fails for once does not end the watch; the next look tries again.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var municipality in await shift.SeatEvents.WaitingAsync(time.GetUtcNow(), stoppingToken))
            {
                await queue.QueueSeatsAsync(municipality, stoppingToken);
            }
        }
        catch (Exception failure) when (failure is IOException or NpgsqlException or Quartz.SchedulerException)
        {
            LogMessages.MachineryFailed(logger, MachineryFailure.Details(failure));
        }
    }
}
