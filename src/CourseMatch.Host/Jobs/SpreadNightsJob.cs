using CourseMatch.Application.Nights;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>When nights are due: one entry for each municipality, so that they spread over the nodes.</summary>
internal sealed class SpreadNightsJob(NightShift shift, NightQueue queue) : IJob
{
    public static readonly JobKey Key = new("spread-nights");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var municipality in await shift.Municipalities.ListAsync(cancellationToken))
        {
            await queue.QueueAsync(municipality.Id, shift.Tonight, NightTrigger.Clock, cancellationToken);
        }
    }
}
