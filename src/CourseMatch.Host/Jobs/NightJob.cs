using System.Globalization;
using CourseMatch.Application;
using CourseMatch.Application.Nights;
using CourseMatch.Host.Logging;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>The scheduler's way into one municipality's night. A node that dies in it is replaced by another, and the
/// night's own record says what is left to do.</summary>
internal sealed class NightJob(NightShift shift, ILogger<NightJob> logger) : IJob
{
    public const string Municipality = "municipality";
    public const string Night = "night";
    public const string Trigger = "trigger";

    public static readonly JobKey Key = new("night");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var values = context.MergedJobDataMap;
        try
        {
            await shift.RunAsync(
                new MunicipalityId(int.Parse(values.GetString(Municipality)!, CultureInfo.InvariantCulture)),
                DateOnly.ParseExact(values.GetString(Night)!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Enum.Parse<NightTrigger>(values.GetString(Trigger)!),
                cancellationToken);
        }
        catch (NightTakenOverException)
        {
            LogMessages.NightTakenOver(logger, values.GetString(Municipality)!, values.GetString(Night)!);
        }
    }
}
