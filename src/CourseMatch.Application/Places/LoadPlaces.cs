using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Places;

/// <summary>What was loaded.</summary>
/// <param name="Rows">Rows taken.</param>
/// <param name="Unreliable">Postcodes whose middle is known to be off.</param>
/// <param name="Findings">What to look at.</param>
public sealed record PlacesOutcome(int Rows, int Unreliable, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing was loaded.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity == Severity.Error);
}

/// <summary>A table of places as it was read.</summary>
/// <typeparam name="T">Row.</typeparam>
/// <param name="Rows">Rows.</param>
/// <param name="Findings">Everything found; an error means that nothing may be loaded.</param>
public sealed record PlacesReading<T>(IReadOnlyList<T> Rows, IReadOnlyList<Finding> Findings);

/// <summary>Use cases: load the operator's postcode table and travel-time matrix.</summary>
public sealed class LoadPlaces(ICountyStore store, IPlaceTables tables)
{
    private const int NamedMax = 10;

    /// <summary>Loads postcodes in the place of those before. Whoever lives in an area whose middle is known to be off
    /// should give an address: a finding names them.</summary>
    public async Task<PlacesOutcome> PostcodesAsync(
        MunicipalityId municipality, PlacesReading<PostcodeArea> reading, CancellationToken cancellationToken)
    {
        var unreliable = reading.Rows.Count(area => !area.IsReliable);
        if (reading.Findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new PlacesOutcome(0, 0, reading.Findings);
        }

        await store.ChangeAsync(
            municipality,
            async (change, token) =>
            {
                await change.ReplacePostcodesAsync(reading.Rows, token);
                return true;
            },
            cancellationToken);
        var unsure = await tables.UnsureAsync(municipality, cancellationToken);
        Finding[] asked = unsure.Count == 0
            ? []
            :
            [
                Finding.Of(
                    "CM1710", Severity.Warning, unsure.Count,
                    string.Join(", ", unsure.Take(NamedMax).Select(one => $"{one.Reference} ({one.Postcode})"))),
            ];
        return new PlacesOutcome(reading.Rows.Count, unreliable, [.. reading.Findings, .. asked]);
    }

    /// <summary>Loads a travel-time matrix in the place of the one before.</summary>
    public async Task<PlacesOutcome> TravelAsync(
        MunicipalityId municipality, PlacesReading<TravelTime> reading, CancellationToken cancellationToken)
    {
        if (reading.Findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new PlacesOutcome(0, 0, reading.Findings);
        }

        var unknown = await tables.ReplaceTravelAsync(municipality, reading.Rows, cancellationToken);
        Finding[] asked = unknown.Count == 0
            ? []
            :
            [
                Finding.Of(
                    "CM1711", Severity.Warning, unknown.Count, string.Join("; ", unknown.Take(NamedMax))),
            ];
        return new PlacesOutcome(reading.Rows.Count, 0, [.. reading.Findings, .. asked]);
    }
}
