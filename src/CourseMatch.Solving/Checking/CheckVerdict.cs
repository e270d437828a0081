namespace CourseMatch.Solving.Checking;

/// <summary>What the checker found.</summary>
/// <param name="Objective">The objective recomputed from the assignments, in points.</param>
/// <param name="Placed">Applicants with a chosen option.</param>
/// <param name="Faults">
/// Every fault, in the order assignments, resources, exclusions, figures; empty when accepted.
/// </param>
public sealed record CheckVerdict(long Objective, int Placed, IReadOnlyList<Fault> Faults)
{
    /// <summary>The answer is feasible and every claimed figure is true.</summary>
    public bool Accepted => Faults.Count == 0;
}
