namespace CourseMatch.Application.Places;

/// <summary>Journeys from the operator's travel-time matrix; where it has no entry, the estimate answers.</summary>
/// <remarks>A time of the matrix counts as reliable: somebody worked it out for this way and this means. Kilometres are
/// the estimate's, since the matrix has none.</remarks>
public sealed class TravelMatrix : IJourneys
{
    private readonly IJourneys estimate;
    private readonly Dictionary<(string From, string? Street, string? Postcode, string? Town, Mobility Mode), int>
        minutes = [];

    /// <summary>A matrix before an estimate.</summary>
    /// <param name="times">Times to sites on file.</param>
    /// <param name="estimate">Answers for all other ways.</param>
    public TravelMatrix(IEnumerable<KnownTravel> times, IJourneys estimate)
    {
        this.estimate = estimate;
        foreach (var time in times)
        {
            minutes[(time.FromPostcode, time.Street, time.Postcode, time.Town, time.Mode)] = time.Minutes;
        }
    }

    /// <inheritdoc/>
    public Journey Between(Address from, Address to, Mobility mobility)
    {
        var journey = estimate.Between(from, to, mobility);
        return from.Postcode is { } postcode
            && minutes.TryGetValue((postcode, to.Street, to.Postcode, to.Town, mobility), out var known)
            ? journey with { Minutes = known, IsReliable = true }
            : journey;
    }
}
