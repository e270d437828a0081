namespace CourseMatch.Host.Json;

/// <summary>Verdict of the checker.</summary>
/// <param name="Accepted">The answer is feasible and every claimed figure true.</param>
/// <param name="Objective">Points recomputed from the assignments.</param>
/// <param name="Placed">Applicants with an option.</param>
/// <param name="Findings">Every fault; empty when accepted.</param>
public sealed record CheckDocument(bool Accepted, long Objective, int Placed, IReadOnlyList<FindingView> Findings);
