using CourseMatch.Application.Nights;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>Looks every minute, on one node of all: sends messages that wait, and
/// queues nights that were asked for, missed or left unfinished.</summary>
internal sealed class WatchJob(NightShift shift, NightQueue queue) : IJob
{
    public static readonly JobKey Key = new("watch");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var municipality in await shift.Municipalities.ListAsync(cancellationToken))
        {
            await shift.Sending.RunAsync(municipality.Id, cancellationToken);
            foreach (var night in await shift.LeftAsync(municipality.Id, cancellationToken))
            {
                await queue.QueueAsync(municipality.Id, night, NightTrigger.Watch, cancellationToken);
            }
        }
    }
}
