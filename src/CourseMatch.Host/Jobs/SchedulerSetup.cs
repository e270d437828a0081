using CourseMatch.Application.Calendar;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>Quartz on its own tables beside ours: any number of nodes share them and replace one another.</summary>
/// <remarks>The only place that knows how the scheduler is set up; the jobs themselves are <see cref="NightShift"/>'s.
/// </remarks>
internal static class SchedulerSetup
{
    /// <summary>The scheduler's tables are its own: they carry no municipality.</summary>
    private const string Schema = "coursematch_scheduler";

    private const string Name = "coursematch";

    /// <summary>How long a node may not notice what another one queued; each look is one small question.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    /// <summary>Adds a node that runs jobs, from the start of the service to its end.</summary>
    public static void AddNode(IServiceCollection services, NightShift shift)
    {
        services.AddSingleton(shift);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<NightQueue>();
        services.AddQuartz(quartz =>
        {
            AddStore(quartz, shift);
            quartz.UseDefaultThreadPool(shift.Settings.JobsAtOnce);
            quartz.AddJob<NightJob>(job => job.WithIdentity(NightJob.Key).StoreDurably().RequestRecovery());
            quartz.AddJob<SeatJob>(job => job.WithIdentity(SeatJob.Key).StoreDurably().RequestRecovery());
            quartz.ScheduleJob<SpreadNightsJob>(
                trigger => trigger.WithIdentity("spread-nights").WithCronSchedule(
                    CronOf(shift.Settings.Clock.At),
                    cron => cron.InTimeZone(BerlinTime.Zone)),
                job => job.WithIdentity(SpreadNightsJob.Key).StoreDurably().RequestRecovery());
            quartz.ScheduleJob<WatchJob>(
                trigger => trigger.WithIdentity("watch").StartNow()
                    .WithSimpleSchedule(TimeSpan.FromSeconds(shift.Settings.WatchSeconds), null),
                job => job.WithIdentity(WatchJob.Key).StoreDurably().DisallowConcurrentExecution());
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<SeatWatch>();
        services.AddHealthChecks().AddQuartz();
    }

    /// <summary>A scheduler that runs nothing itself: it only writes what the nodes are to do.</summary>
    public static async Task<IScheduler> OpenQueueAsync(NightShift shift, CancellationToken cancellation)
    {
        var scheduler = await QuartzSchedulerBuilder.Create(quartz => AddStore(quartz, shift))
            .BuildScheduler(cancellation);
        var job = JobBuilder.Create<NightJob>()
            .WithIdentity(NightJob.Key).StoreDurably().RequestRecovery().Build();
        if (await scheduler.GetJobDetail(NightJob.Key, cancellation) is null)
        {
            await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellation);
        }

        return scheduler;
    }

    /// <summary>Seconds, minutes, hours, every day.</summary>
    internal static string CronOf(TimeOnly at) => FormattableString.Invariant($"0 {at.Minute} {at.Hour} * * ?");

    private static void AddStore(IQuartzBuilder quartz, NightShift shift)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = Name;
            options.GenerateInstanceId = true;
            options.IdleWaitTime = LooksEvery;
        });
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(ConnectionOf(shift.ConnectionString));
            store.ProvisionSchema();
            store.UseClustering(options =>
            {
                options.CheckinInterval = TimeSpan.FromSeconds(shift.Settings.CheckinSeconds);
                options.CheckinMisfireThreshold = TimeSpan.FromSeconds(shift.Settings.CheckinSeconds);
            });
        });
    }

    private static string ConnectionOf(string connection) => new NpgsqlConnectionStringBuilder(connection)
    {
        SearchPath = Schema,
        ApplicationName = "coursematch-scheduler",
        Timezone = "UTC",
        MaxPoolSize = 10,
    }.ConnectionString;
}
