using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CourseMatch.Host.Tests.Crashes;

/// <summary>The placement judge on every plan on file, as if none of its places had been promised yet.</summary>
internal static class JudgedPlans
{
    public static async Task<IReadOnlyList<string>> FaultsAsync(
        string connectionString, PlanState? only = null)
    {
        await using var services = new ServiceCollection()
            .AddLogging().AddStore(_ => connectionString).BuildServiceProvider();
        var store = services.GetRequiredService<ICountyStore>();
        var municipality = await store.DefaultMunicipalityAsync(CancellationToken.None);
        var county = await store.ReadCountyAsync(municipality, CancellationToken.None) with { Promises = [] };
        var day = TimeProvider.System.Today();
        var circumstances = new Circumstances(
            county, day, RuleBook.BuiltIn, new JourneyEstimate(RuleBook.BuiltIn.Policy.Journeys, day));
        var faults = new List<string>();
        foreach (var head in await store.PlansAsync(municipality, CancellationToken.None))
        {
            if (only is { } state && head.State != state)
            {
                continue;
            }

            var plan = (await store.PlanAsync(municipality, head.Id, CancellationToken.None))!;
            faults.AddRange(PlacementJudge
                .Judge(circumstances, [.. plan.Placements.Select(place => place with { IsPromised = false })])
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"plan {head.Id.Value}: {FindingTexts.Sentence(finding, FindingTexts.English)}"));
        }

        return faults;
    }
}
