using CourseMatch.Application;
using CourseMatch.Host.Counties;

namespace CourseMatch.Host.Reports;

/// <summary>The report of one plan, or of the newest.</summary>
internal static class LatestReport
{
    /// <summary>Reads it, or null when there is no such plan.</summary>
    public static async Task<MorningReport?> ReadAsync(
        ServedCounty county, PlanId? wanted, CancellationToken cancellation)
    {
        var number = wanted
            ?? (await county.Store.PlansAsync(county.Municipality, cancellation)).FirstOrDefault()?.Id;
        return number is { } id && await county.Store.PlanAsync(county.Municipality, id, cancellation) is { } plan
            ? MorningReport.Of(
                plan, await county.Store.ReadCountyAsync(county.Municipality, cancellation), county.Rules)
            : null;
    }
}
