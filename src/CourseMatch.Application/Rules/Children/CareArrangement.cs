using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Rules.Children;

/// <summary>One way of having all children of a person looked after during one course.</summary>
/// <param name="Places">Places in care groups; empty when no group is needed.</param>
/// <param name="InGroup">Hours of the sessions a child has a place in: it cannot have another at the same time.</param>
/// <param name="WithPartner">Hours in which a child relies on the partner, the way included: the partner cannot be in a
/// class that relies on this person at the same time.</param>
/// <param name="WayMinutes">Minutes between the lesson and the farthest of the groups; 0 when at the same site.</param>
public sealed record CareArrangement(
    IReadOnlyList<CarePlacement> Places,
    IReadOnlyList<CareWindow> InGroup,
    IReadOnlyList<CareWindow> WithPartner,
    int WayMinutes)
{
    /// <summary>Nobody needs anything.</summary>
    public static CareArrangement None { get; } = new([], [], [], 0);

    /// <summary>Whether a childcare place is used.</summary>
    public bool UsesCare => Places.Count > 0;

    /// <summary>Whether two partners cannot have these arrangements at once: each relying on the other at the same
    /// moment, or one child in two groups.</summary>
    /// <remarks>One with a group and one relying on the partner go together: while both are in class the child is in
    /// the group, and the rest of the time one of them is free.</remarks>
    public bool Conflicts(CareArrangement other) =>
        AnyOverlap(WithPartner, other.WithPartner) || AnyOverlap(InGroup, other.InGroup);

    private static bool AnyOverlap(IReadOnlyList<CareWindow> one, IReadOnlyList<CareWindow> two)
    {
        foreach (var window in one)
        {
            foreach (var other in two)
            {
                if (window.Overlaps(other))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
