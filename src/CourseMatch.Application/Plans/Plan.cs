using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Plans;

/// <summary>Where a plan stands in its life. A published plan never changes, it is superseded.</summary>
public enum PlanState
{
    /// <summary>A proposal; a person decides.</summary>
    Draft,

    /// <summary>In force.</summary>
    Published,

    /// <summary>Was in force until a newer plan was published.</summary>
    Superseded,
}

/// <summary>One child's place in a care group.</summary>
/// <param name="Child">The child.</param>
/// <param name="Group">The group.</param>
/// <param name="Days">Days on which the place is needed: the parent's lessons, ending earlier when a Kita place or
/// school begins.</param>
/// <param name="Sessions">Weekly sessions the place is needed in.</param>
public sealed record CarePlacement(
    ChildId Child, CareGroupId Group, DaySpan Days, IReadOnlyList<CareSessionId> Sessions);

/// <summary>One newcomer's seat, with the places of the children.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Course">Which course.</param>
/// <param name="ModuleNumber">Module entered, 1-based.</param>
/// <param name="EntryDay">First lesson day attended.</param>
/// <param name="Score">Points of the policy this placement is worth.</param>
/// <param name="JourneyMinutes">Estimated way, or null when unknown.</param>
/// <param name="Care">Places of the children; empty when none is needed.</param>
/// <param name="IsPromised">Promised by an earlier plan already: fixed in this one.</param>
public sealed record Placement(
    NewcomerId Newcomer,
    CourseId Course,
    int ModuleNumber,
    DateOnly EntryDay,
    int Score,
    int? JourneyMinutes,
    IReadOnlyList<CarePlacement> Care,
    bool IsPromised);

/// <summary>A newcomer who waits, and why: at least one finding.</summary>
public sealed record Unplaced(NewcomerId Newcomer, IReadOnlyList<Finding> Findings);

/// <summary>A promise in force: the placement of a published plan.</summary>
public sealed record Promise(
    NewcomerId Newcomer,
    CourseId Course,
    int ModuleNumber,
    DateOnly EntryDay,
    PlanId Plan,
    IReadOnlyList<CarePlacement> Care)
{
    /// <summary>Its number; 0 where nothing is stored.</summary>
    public PromiseId Id { get; init; }

    /// <summary>Offered, accepted or started; firm unless the store says that the answer is still open.</summary>
    public PlaceState State { get; init; } = PlaceState.Accepted;

    /// <summary>A coordinator wants the person to stay where they are.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The person would take another equal place, so that somebody else gets this one.</summary>
    public bool IsWillingToMove { get; init; }
}

/// <summary>Head of a plan: figures only.</summary>
/// <param name="Id">Identifier; 0 before it is stored.</param>
/// <param name="Day">The day the plan reckons from.</param>
/// <param name="State">State.</param>
/// <param name="CreatedAt">Made at (UTC).</param>
/// <param name="PublishedAt">Published at (UTC), or null.</param>
/// <param name="PolicyVersion">Hash of the policy in force.</param>
/// <param name="LawVersion">Hash of the dated numbers from law in force.</param>
/// <param name="Newcomers">Active newcomers looked at.</param>
/// <param name="Placed">Of them placed, promises included.</param>
/// <param name="ChildrenPlaced">Children with a care place.</param>
/// <param name="Objective">Points reached.</param>
/// <param name="Bound">Proven upper bound on the points any feasible plan can reach.</param>
/// <param name="Engine">Which engine answered.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Seconds">Solving time.</param>
public sealed record PlanSummary(
    PlanId Id,
    DateOnly Day,
    PlanState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt,
    string PolicyVersion,
    string LawVersion,
    int Newcomers,
    int Placed,
    int ChildrenPlaced,
    long Objective,
    long Bound,
    string Engine,
    int Seed,
    double Seconds)
{
    /// <summary>Optimality gap: (bound - objective) / max(1, bound).</summary>
    public double Gap => (Bound - Objective) / (double)Math.Max(1, Bound);
}

/// <summary>A plan: who gets which course, whose children get which place, and why the others wait.</summary>
/// <param name="Summary">Figures.</param>
/// <param name="Placements">By newcomer number.</param>
/// <param name="Unplaced">By newcomer number.</param>
/// <param name="Notes">Findings about the plan as a whole, for example a course that shrank below its promises.</param>
public sealed record Plan(
    PlanSummary Summary,
    IReadOnlyList<Placement> Placements,
    IReadOnlyList<Unplaced> Unplaced,
    IReadOnlyList<Finding> Notes);
