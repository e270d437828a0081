namespace CourseMatch.Host.Json;

/// <summary>A table of places as it was loaded.</summary>
/// <param name="Rows">Rows taken.</param>
/// <param name="Unreliable">Postcodes whose middle is known to be off.</param>
/// <param name="Findings">What to look at.</param>
public sealed record PlacesLoadedDocument(int Rows, int Unreliable, IReadOnlyList<FindingView> Findings);
