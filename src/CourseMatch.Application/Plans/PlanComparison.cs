using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Plans;

/// <summary>What a plan changes for one person against the plan in force.</summary>
public enum PlanChangeKind
{
    /// <summary>Has a place now.</summary>
    Gained,

    /// <summary>Has a place in another course.</summary>
    Moved,

    /// <summary>Has no place any more.</summary>
    Lost,
}

/// <summary>One person for whom a plan changes something.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Kind">What changes.</param>
/// <param name="Before">The place in force, or null.</param>
/// <param name="After">The place of the plan, or null.</param>
/// <param name="Reasons">Why the place is lost; empty otherwise.</param>
public sealed record PlanChange(
    NewcomerId Newcomer, PlanChangeKind Kind, Placement? Before, Placement? After, IReadOnlyList<Finding> Reasons);

/// <summary>A plan beside the plan in force.</summary>
/// <param name="Changes">People for whom something changes: lost first, then moved, then gained; by number.</param>
/// <param name="Kept">People whose place stays.</param>
public sealed record PlanComparison(IReadOnlyList<PlanChange> Changes, int Kept)
{
    /// <summary>Compares.</summary>
    /// <param name="inForce">The plan in force, or null when there is none yet.</param>
    /// <param name="plan">The plan that would take its place.</param>
    public static PlanComparison Of(Plan? inForce, Plan plan)
    {
        var before = (inForce?.Placements ?? []).ToDictionary(placement => placement.Newcomer);
        var after = plan.Placements.ToDictionary(placement => placement.Newcomer);
        var reasons = plan.Unplaced.ToDictionary(unplaced => unplaced.Newcomer, unplaced => unplaced.Findings);
        var lost = before.Values.Where(placement => !after.ContainsKey(placement.Newcomer))
            .Select(placement => new PlanChange(
                placement.Newcomer,
                PlanChangeKind.Lost,
                placement,
                null,
                reasons.GetValueOrDefault(placement.Newcomer, [])));
        var moved = after.Values
            .Where(placement => before.TryGetValue(placement.Newcomer, out var old) && old.Course != placement.Course)
            .Select(placement => new PlanChange(
                placement.Newcomer, PlanChangeKind.Moved, before[placement.Newcomer], placement, []));
        var gained = after.Values.Where(placement => !before.ContainsKey(placement.Newcomer))
            .Select(placement => new PlanChange(placement.Newcomer, PlanChangeKind.Gained, null, placement, []));
        PlanChange[] changes =
        [
            .. lost.OrderBy(change => change.Newcomer.Value),
            .. moved.OrderBy(change => change.Newcomer.Value),
            .. gained.OrderBy(change => change.Newcomer.Value),
        ];
        var kept = after.Count - changes.Count(change => change.After is not null);
        return new PlanComparison(changes, kept);
    }

    /// <summary>How many of one kind.</summary>
    public int Count(PlanChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
