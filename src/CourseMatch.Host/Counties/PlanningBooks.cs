using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;
using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Counties;

/// <summary>Law, policy and journeys as this installation has them.</summary>
internal static class PlanningBooks
{
    private const string PolicyFile = "policy.json";

    private static readonly string PolicyPath = Path.Combine(WorkFolder.Path, PolicyFile);

    /// <summary>The operator's own policy as it is written, or null when the built-in one holds.</summary>
    public static async Task<string?> OwnPolicyAsync(CancellationToken cancellation) =>
        File.Exists(PolicyPath) ? await File.ReadAllTextAsync(PolicyPath, cancellation) : null;

    /// <summary>The built-in law, the operator's <c>policy.json</c> in the work folder when there is one, and journeys
    /// from the operator's matrix or estimated with the postcodes on file.</summary>
    /// <exception cref="SettingsRefusedException">The operator's policy has faults.</exception>
    public static async Task<Planning> ReadAsync(
        ICountyStore store, IPlaceTables places, MunicipalityId municipality, CancellationToken cancellation)
    {
        var reading = RuleBook.Open(
            await OwnPolicyAsync(cancellation), PolicyPath);
        if (reading.Book is not { } rules)
        {
            throw new SettingsRefusedException(reading.Findings);
        }

        var postcodes = await store.PostcodesAsync(municipality, cancellation);
        var travel = await places.TravelAsync(municipality, cancellation);
        return new Planning(
            rules, day => new TravelMatrix(travel, new JourneyEstimate(rules.Policy.Journeys, day, postcodes)));
    }
}

/// <summary>The installation's own settings have faults; nothing is begun with them.</summary>
internal sealed class SettingsRefusedException(IReadOnlyList<Finding> findings) : Exception
{
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
