using System.Globalization;
using CourseMatch.Application;
using CourseMatch.Application.Nights;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>Hands nights to whichever node is free: one waiting entry for each municipality and night.</summary>
internal sealed class NightQueue(ISchedulerFactory schedulers)
{
    /// <summary>Queues a night.</summary>
    /// <returns>False when the same night waits or runs already.</returns>
    public async Task<bool> QueueAsync(
        MunicipalityId municipality, DateOnly night, NightTrigger trigger, CancellationToken cancellation) =>
        await QueueAsync(await schedulers.GetScheduler(cancellation), municipality, night, trigger, cancellation);

    /// <summary>Queues a night by a scheduler at hand.</summary>
    /// <returns>False when the same night waits or runs already.</returns>
    public static async Task<bool> QueueAsync(
        IScheduler scheduler,
        MunicipalityId municipality,
        DateOnly night,
        NightTrigger trigger,
        CancellationToken cancellation)
    {
        var day = night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var key = new TriggerKey(FormattableString.Invariant($"night-{municipality.Value}-{day}"));
        if (await scheduler.GetTrigger(key, cancellation) is not null)
        {
            return false;
        }

        var entry = TriggerBuilder.Create()
            .WithIdentity(key)
            .ForJob(NightJob.Key)
            .UsingJobData(NightJob.Municipality, municipality.Value.ToString(CultureInfo.InvariantCulture))
            .UsingJobData(NightJob.Night, day)
            .UsingJobData(NightJob.Trigger, trigger.ToString())
            .StartNow()
            .Build();
        try
        {
            await scheduler.ScheduleJob(entry, cancellationToken: cancellation);
            return true;
        }
        catch (ObjectAlreadyExistsException)
        {
            return false;
        }
    }
}
