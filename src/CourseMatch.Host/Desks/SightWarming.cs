using CourseMatch.Host.Counties;
using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Desks;

/// <summary>Reads a county again beside the requests as soon as it has changed, so that nobody who opens a page in the
/// morning waits for twenty thousand people to be read.</summary>
/// <remarks>Costs one row a look while nothing changes. A page that comes before the reading has ended waits for it:
/// what it shows is never older than the county.</remarks>
internal sealed class SightWarming(
    OpenedCounty county, Desks desks, TimeProvider time, ILogger<SightWarming> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            // The county of the installation from the start, others from the first time somebody asks for them.
            await LookAsync(() => desks.OfAsync(county.Served, stoppingToken), stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var desk in desks.Known)
                {
                    await LookAsync(() => Task.FromResult(desk), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    /// <summary>A database that fails for once does not end the watch; the next look tries again.</summary>
    private async Task LookAsync(Func<Task<Desk>> desk, CancellationToken stoppingToken)
    {
        try
        {
            await (await desk()).WarmAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is IOException or Npgsql.NpgsqlException)
        {
            LogMessages.MachineryFailed(logger, MachineryFailure.Details(failure));
        }
    }
}
