using CourseMatch.Application;
using CourseMatch.Application.Counties;

namespace CourseMatch.Host.Reports;

/// <summary>The report of one plan, or of the newest.</summary>
internal static class LatestReport
{
    /// <summary>Reads it, or null when there is no such plan.</summary>
    public static async Task<MorningReport?> ReadAsync(
        ICountyStore store, PlanId? wanted, CancellationToken cancellation)
    {
        var municipality = await store.DefaultMunicipalityAsync(cancellation);
        var number = wanted ?? (await store.PlansAsync(municipality, cancellation)).FirstOrDefault()?.Id;
        return number is { } id && await store.PlanAsync(municipality, id, cancellation) is { } plan
            ? MorningReport.Of(plan, await store.ReadCountyAsync(municipality, cancellation))
            : null;
    }
}
