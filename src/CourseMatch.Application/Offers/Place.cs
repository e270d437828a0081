namespace CourseMatch.Application.Offers;

/// <summary>Who takes a step.</summary>
public enum ActorKind
{
    /// <summary>The publication of a plan.</summary>
    Publication,

    /// <summary>The night run, by the clock.</summary>
    Night,

    /// <summary>The person, by the signed link.</summary>
    Newcomer,

    /// <summary>A counsellor, for the person.</summary>
    Counsellor,

    /// <summary>The provider of the course.</summary>
    Provider,

    /// <summary>A coordinator of the authority.</summary>
    Coordinator,
}

/// <summary>Who takes a step, and under which account.</summary>
/// <param name="Kind">In which part.</param>
/// <param name="Account">Name of the account, or null where there is none.</param>
public sealed record Actor(ActorKind Kind, string? Account = null)
{
    /// <summary>The night run.</summary>
    public static Actor Night { get; } = new(ActorKind.Night);

    /// <summary>The person with the signed link.</summary>
    public static Actor Newcomer { get; } = new(ActorKind.Newcomer);
}

/// <summary>One step in the life of a place; never changed once written.</summary>
/// <param name="Number">1-based within the place.</param>
/// <param name="From">State before; null for the offer itself.</param>
/// <param name="State">State after; the same as before where something was only noted.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Reason">A word of <see cref="StepReason"/> or of <see cref="DeclineReason"/>, or null.</param>
/// <param name="Note">In somebody's own words, at most 500 characters, or null.</param>
public sealed record PlaceStep(
    int Number, PlaceState? From, PlaceState State, DateTimeOffset At, Actor By, string? Reason, string? Note);

/// <summary>One promised place of one person, in force or over, with everything that happened to it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Newcomer">Whose it is.</param>
/// <param name="Reference">File reference of the person.</param>
/// <param name="Course">Which course.</param>
/// <param name="CourseNumber">Number of the course as the provider gives it.</param>
/// <param name="CourseTitle">Title of the course.</param>
/// <param name="Provider">Name of the provider.</param>
/// <param name="Site">Where lessons are held, one line; empty when unknown.</param>
/// <param name="ModuleNumber">Module entered, 1-based.</param>
/// <param name="EntryDay">First lesson day attended.</param>
/// <param name="LastDay">Last day of the course.</param>
/// <param name="Plan">The plan whose publication made it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReplyBy">Last day to answer, or null.</param>
/// <param name="IsLocked">No night moves the person elsewhere.</param>
/// <param name="IsWillingToMove">The person would take another equal place.</param>
/// <param name="EndedAt">When it ended (UTC), or null.</param>
/// <param name="Children">Children with a care place along with it.</param>
/// <param name="Language">First language of the person as on file, or null.</param>
/// <param name="Steps">In order, the offer first; at least one.</param>
public sealed record Place(
    PromiseId Id,
    NewcomerId Newcomer,
    string Reference,
    CourseId Course,
    string CourseNumber,
    string CourseTitle,
    string Provider,
    string Site,
    int ModuleNumber,
    DateOnly EntryDay,
    DateOnly LastDay,
    PlanId Plan,
    PlaceState State,
    DateOnly? ReplyBy,
    bool IsLocked,
    bool IsWillingToMove,
    DateTimeOffset? EndedAt,
    int Children,
    string? Language,
    IReadOnlyList<PlaceStep> Steps)
{
    /// <summary>Number of the last step; providers do not see every one before it.</summary>
    public int LastStep { get; init; } = Steps.Count;

    /// <summary>Whether seat and care places are held.</summary>
    public bool IsInForce => PlaceLife.IsInForce(State);

    /// <summary>Number and title, as sentences name the course.</summary>
    public string CourseName =>
        CourseTitle.Length == 0 || CourseTitle == CourseNumber ? CourseNumber : $"{CourseNumber} {CourseTitle}";
}

/// <summary>A place that is over, as matching looks back on it.</summary>
/// <param name="Newcomer">Whose it was.</param>
/// <param name="Course">Which course.</param>
/// <param name="ModuleNumber">Module entered.</param>
/// <param name="EntryDay">First day.</param>
/// <param name="State">How it ended.</param>
/// <param name="EndedAt">When (UTC).</param>
public sealed record PastPlace(
    NewcomerId Newcomer,
    CourseId Course,
    int ModuleNumber,
    DateOnly EntryDay,
    PlaceState State,
    DateTimeOffset EndedAt);
