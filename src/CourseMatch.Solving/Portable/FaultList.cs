namespace CourseMatch.Solving.Portable;

/// <summary>
/// The faults of one file: the first thousand as they are, the rest as a number, so memory stays bounded.
/// </summary>
internal sealed class FaultList
{
    private const int KeptMax = 1000;

    private readonly List<Fault> kept = [];

    /// <summary>Faults reported so far, kept or not.</summary>
    public long Count { get; private set; }

    public void Add(Place place, FormattableString sentence)
    {
        Count++;
        if (kept.Count < KeptMax)
        {
            kept.Add(Fault.At(place.ToString(), sentence));
        }
    }

    /// <summary>The kept faults; with a last line counting the rest when there are more.</summary>
    public IReadOnlyList<Fault> ToList() => Count == kept.Count
        ? [.. kept]
        : [.. kept, Fault.At(Place.File.ToString(), $"{Count - kept.Count} more faults are not listed")];
}
