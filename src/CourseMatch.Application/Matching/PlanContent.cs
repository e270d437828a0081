using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Matching;

/// <summary>What a plan says, apart from its figures.</summary>
/// <param name="Placements">Who gets which course, promises included; by newcomer number.</param>
/// <param name="Unplaced">Who waits and why, each with at least one finding; by newcomer number.</param>
/// <param name="Notes">What a coordinator should know about the plan as a whole.</param>
public sealed record PlanContent(
    IReadOnlyList<Placement> Placements, IReadOnlyList<Unplaced> Unplaced, IReadOnlyList<Finding> Notes)
{
    /// <summary>Children with a place in a care group, each counted once.</summary>
    public int ChildrenPlaced => Placements
        .SelectMany(placement => placement.Care)
        .Select(place => place.Child)
        .Distinct()
        .Count();
}
