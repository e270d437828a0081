using System.Globalization;
using CourseMatch.Application;
using CourseMatch.Application.Nights;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>Hands nights to whichever node is free: one waiting entry for each municipality and night.</summary>
internal sealed class NightQueue(ISchedulerFactory schedulers, NightShift shift)
{
    /// <summary>Queues a night.</summary>
    /// <returns>False when the same night waits or runs already.</returns>
    public async Task<bool> QueueAsync(
        MunicipalityId municipality, DateOnly night, NightTrigger trigger, CancellationToken cancellation) =>
        await QueueAsync(
            await schedulers.GetScheduler(cancellation), shift, municipality, night, trigger, cancellation);

    /// <summary>Queues the filling of a municipality's freed seats.</summary>
    /// <returns>False when it waits or runs already.</returns>
    public async Task<bool> QueueSeatsAsync(MunicipalityId municipality, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var key = new TriggerKey(FormattableString.Invariant($"seats-{municipality.Value}"));
        return await scheduler.GetTrigger(key, cancellation) is null && await TryScheduleAsync(
            scheduler,
            TriggerBuilder.Create()
                .WithIdentity(key)
                .ForJob(SeatJob.Key)
                .UsingJobData(SeatJob.Municipality, municipality.Value.ToString(CultureInfo.InvariantCulture))
                .StartNow()
                .Build(),
            cancellation);
    }

    /// <summary>Queues a night by a scheduler at hand. The wish is on record before the scheduler hears of it: should
    /// the scheduler lose it with a dying node, the watch queues it again.</summary>
    /// <returns>False when the same night waits or runs already.</returns>
    public static async Task<bool> QueueAsync(
        IScheduler scheduler,
        NightShift shift,
        MunicipalityId municipality,
        DateOnly night,
        NightTrigger trigger,
        CancellationToken cancellation)
    {
        await shift.AskAsync(municipality, night, trigger, cancellation);
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
        return await TryScheduleAsync(scheduler, entry, cancellation);
    }

    private static async Task<bool> TryScheduleAsync(
        IScheduler scheduler, ITrigger entry, CancellationToken cancellation)
    {
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
