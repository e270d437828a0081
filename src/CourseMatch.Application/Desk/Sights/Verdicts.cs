using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Desk.Sights;

/// <summary>What one plan says of each person, ready for looking up.</summary>
internal sealed class Verdicts
{
    private readonly Dictionary<NewcomerId, Placement> placements;
    private readonly Dictionary<NewcomerId, IReadOnlyList<Finding>> findings;

    internal Verdicts(Plan? plan)
    {
        placements = plan?.Placements.ToDictionary(placement => placement.Newcomer) ?? [];
        findings = plan?.Unplaced.ToDictionary(unplaced => unplaced.Newcomer, unplaced => unplaced.Findings) ?? [];
    }

    internal Placement? PlacementOf(NewcomerId newcomer) => placements.GetValueOrDefault(newcomer);

    internal IReadOnlyList<Finding> FindingsOf(NewcomerId newcomer) => findings.GetValueOrDefault(newcomer) ?? [];
}
