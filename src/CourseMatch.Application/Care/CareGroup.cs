using CourseMatch.Application.Calendar;

namespace CourseMatch.Application.Care;

/// <summary>One weekly session of a care group with its own number of places.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Day">Day of the week.</param>
/// <param name="From">Opens.</param>
/// <param name="To">Closes.</param>
/// <param name="Places">Children who may be present at the same moment (SGB VIII § 43 or the operating permit); 0 when
/// the session is no longer offered and only keeps what it promised.</param>
public sealed record CareSession(CareSessionId Id, DayOfWeek Day, TimeOnly From, TimeOnly To, int Places);

/// <summary>Care for children while a parent is in class (Kinderbetreuung, Kinderbeaufsichtigung; IntV § 4a).</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Provider">Who runs it.</param>
/// <param name="Key">Key in the provider's files, unique per provider.</param>
/// <param name="Name">Name people know it by.</param>
/// <param name="Site">Where it is; null = unknown, then it counts as at the course's own site only if coupled.</param>
/// <param name="AgeMonthsFrom">Youngest age in completed months, inclusive.</param>
/// <param name="AgeMonthsBelow">Age in completed months from which a child is too old, exclusive.</param>
/// <param name="Days">Days on which the group exists.</param>
/// <param name="Sessions">Weekly sessions.</param>
/// <param name="Accompanies">Courses it is tied to; null = any course whose lessons it covers; empty = tied to courses
/// none of which is on file.</param>
/// <param name="IsSubsidiary">Only for children without another local place (IntV § 4a Abs. 2).</param>
public sealed record CareGroup(
    CareGroupId Id,
    ProviderId Provider,
    string Key,
    string Name,
    SiteId? Site,
    int AgeMonthsFrom,
    int AgeMonthsBelow,
    DaySpan Days,
    IReadOnlyList<CareSession> Sessions,
    IReadOnlyList<CourseId>? Accompanies,
    bool IsSubsidiary);
