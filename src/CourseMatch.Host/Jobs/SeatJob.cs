using System.Globalization;
using CourseMatch.Application;
using Quartz;

namespace CourseMatch.Host.Jobs;

/// <summary>The scheduler's way into filling one municipality's freed seats. A node that dies in it is replaced by
/// another; the events it took up are open until their chain is stored.</summary>
internal sealed class SeatJob(NightShift shift) : IJob
{
    public const string Municipality = "municipality";

    public static readonly JobKey Key = new("seats");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await shift.FillSeatsAsync(
            new MunicipalityId(
                int.Parse(context.MergedJobDataMap.GetString(Municipality)!, CultureInfo.InvariantCulture)),
            cancellationToken);
}
