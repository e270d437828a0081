using CourseMatch.Application.Calendar;

namespace CourseMatch.Application.Courses;

/// <summary>A provider of courses or care.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name as the provider writes it.</param>
/// <param name="CountsIncludePromises">The participant numbers in this provider's files already hold the people we
/// placed. False (the safe reading): they count other people only.</param>
public sealed record Provider(ProviderId Id, string Name, bool CountsIncludePromises)
{
    /// <summary>Takes people after the first day of a module, within the law's units; null = not said, the policy
    /// decides.</summary>
    public bool? AcceptsLateEntry { get; init; }
}

/// <summary>One lesson day of a course, local time of Europe/Berlin.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">First minute, or null when the provider gives no times.</param>
/// <param name="To">End, or null with <paramref name="From"/>.</param>
public readonly record struct Lesson(DateOnly Day, TimeOnly? From, TimeOnly? To)
{
    /// <summary>Whether the hours are known; lessons without hours take part in no conflict check.</summary>
    public bool HasHours => From is not null && To is not null;
}

/// <summary>A module (Kursabschnitt, usually 100 units of 45 minutes): the only place where people may enter.</summary>
/// <param name="Number">1-based within the course.</param>
/// <param name="Level">Level taught.</param>
/// <param name="Days">First and last day.</param>
/// <param name="Units">Units of 45 minutes.</param>
public sealed record CourseModule(int Number, Level Level, DaySpan Days, int Units);

/// <summary>How lessons are held.</summary>
public enum CourseMode
{
    /// <summary>In a room.</summary>
    OnSite,

    /// <summary>In a virtual classroom.</summary>
    Online,

    /// <summary>Partly both: the journey counts.</summary>
    Hybrid,
}

/// <summary>Who pays.</summary>
public enum Funding
{
    /// <summary>BAMF under IntV or DeuFöV.</summary>
    Federal,

    /// <summary>The Land.</summary>
    Land,

    /// <summary>The municipality.</summary>
    Municipality,

    /// <summary>The participants.</summary>
    SelfPaid,

    /// <summary>Nobody: volunteers.</summary>
    Unpaid,
}

/// <summary>Where a course stands.</summary>
public enum CourseState
{
    /// <summary>Announced, takes registrations.</summary>
    Planned,

    /// <summary>Under way; newcomers may enter where a module begins.</summary>
    Running,

    /// <summary>The provider takes nobody more.</summary>
    Closed,

    /// <summary>Does not take place.</summary>
    Cancelled,

    /// <summary>No longer in the provider's file.</summary>
    Withdrawn,

    /// <summary>Over.</summary>
    Finished,
}

/// <summary>One course as a provider announces it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Provider">Who gives it.</param>
/// <param name="Key">Key in the provider's files, unique per provider.</param>
/// <param name="Number">Number people know it by; not necessarily unique.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Site">Where it is held; null only for online courses and unknown places.</param>
/// <param name="Modules">Modules in order of days, at least one.</param>
/// <param name="Lessons">Lesson days in order; may be empty when the provider gives none.</param>
/// <param name="Seats">Seats in all.</param>
/// <param name="MinimumToRun">Fewest participants for the course to run; 0 = runs anyway.</param>
/// <param name="SeatsReserved">Seats kept back from matching.</param>
/// <param name="SeatsBooked">Participants by the provider's own count; null = unknown, which is not zero.</param>
/// <param name="SeatsOfOthers">Seats held by people we did not place: <paramref name="SeatsBooked"/>, less the promises
/// it held when it was read where the provider's counts include them; 0 when unknown.</param>
/// <param name="IsWomenOnly">Women only.</param>
/// <param name="IsForParents">Parents only.</param>
/// <param name="Mode">On site, online or both.</param>
/// <param name="Funding">Who pays.</param>
/// <param name="State">Where it stands.</param>
public sealed record Course(
    CourseId Id,
    ProviderId Provider,
    string Key,
    string Number,
    string Title,
    CourseKind Kind,
    SiteId? Site,
    IReadOnlyList<CourseModule> Modules,
    IReadOnlyList<Lesson> Lessons,
    int Seats,
    int MinimumToRun,
    int SeatsReserved,
    int? SeatsBooked,
    int SeatsOfOthers,
    bool IsWomenOnly,
    bool IsForParents,
    CourseMode Mode,
    Funding Funding,
    CourseState State)
{
    /// <summary>First day of the first module.</summary>
    public DateOnly FirstDay => Modules[0].Days.First;

    /// <summary>Last day of the last module.</summary>
    public DateOnly LastDay => Modules[^1].Days.Last;

    /// <summary>Seats our promises may fill, those already promised included; 0 when the course takes nobody.</summary>
    /// <remarks>The database numbers exactly these seats. More promises than this is what a course looks like that
    /// shrank: they stay, and nobody new comes in.</remarks>
    public int SeatsToPromise => State is CourseState.Planned or CourseState.Running
        ? Math.Max(0, Seats - SeatsReserved - SeatsOfOthers)
        : 0;
}
