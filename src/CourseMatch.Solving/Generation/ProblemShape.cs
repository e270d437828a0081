namespace CourseMatch.Solving.Generation;

/// <summary>What a generated problem is like.</summary>
public enum ProblemShape
{
    /// <summary>A county as it is: everything in moderation.</summary>
    County,

    /// <summary>Most people need childcare and there is little of it.</summary>
    TightCare,

    /// <summary>No course runs yet, each needs most of its seats taken, and opening is dear.</summary>
    MinHeavy,

    /// <summary>Most people are one half of a couple, most couples share small children.</summary>
    Couples,

    /// <summary>Seats paid per district and kind, and a budget of teaching hours per district.</summary>
    Quota,

    /// <summary>Urgency counts far more than fit: one urgent person outweighs many others.</summary>
    Tiers,

    /// <summary>Generalised assignment, class a of the literature: loose capacities.</summary>
    AssignmentA,

    /// <summary>Generalised assignment, class b: the same with 70 % of the capacities.</summary>
    AssignmentB,

    /// <summary>Generalised assignment, class e: cheap means heavy, tight capacities.</summary>
    AssignmentE,
}
