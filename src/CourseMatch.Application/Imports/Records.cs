using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Imports;

/// <summary>A place as a file names it. Two records with equal content are the same site.</summary>
/// <param name="Name">Building or venue name.</param>
/// <param name="Address">Address; coordinates where the file gives them.</param>
/// <param name="Offers">Functional needs it meets.</param>
public sealed record SiteRecord(string Name, Address Address, FunctionalNeeds Offers);

/// <summary>A course as a file describes it: what every reader fills.</summary>
/// <param name="Key">Key within the provider's files (course number, guid).</param>
/// <param name="Number">Number people know it by.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="Modules">Modules, at least one.</param>
/// <param name="Lessons">Lesson days in order.</param>
/// <param name="Seats">Seats.</param>
/// <param name="MinimumToRun">0 = none.</param>
/// <param name="SeatsReserved">Seats kept back from matching.</param>
/// <param name="SeatsBooked">Booked, or null = unknown.</param>
/// <param name="IsWomenOnly">Women only.</param>
/// <param name="IsForParents">Parents only.</param>
/// <param name="Mode">Mode.</param>
/// <param name="Funding">Funding.</param>
/// <param name="State">State.</param>
public sealed record CourseRecord(
    string Key,
    string Number,
    string Title,
    CourseKind Kind,
    SiteRecord? Site,
    IReadOnlyList<CourseModule> Modules,
    IReadOnlyList<Lesson> Lessons,
    int Seats,
    int MinimumToRun,
    int SeatsReserved,
    int? SeatsBooked,
    bool IsWomenOnly,
    bool IsForParents,
    CourseMode Mode,
    Funding Funding,
    CourseState State);

/// <summary>A weekly care session as a file describes it.</summary>
public sealed record CareSessionRecord(DayOfWeek Day, TimeOnly From, TimeOnly To, int Places);

/// <summary>A care group as a file describes it.</summary>
/// <param name="Key">Key within the provider's files.</param>
/// <param name="Name">Name.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="AgeMonthsFrom">Youngest age in months, inclusive.</param>
/// <param name="AgeMonthsBelow">Oldest age in months, exclusive.</param>
/// <param name="Days">Days on which it exists.</param>
/// <param name="Sessions">Weekly sessions.</param>
/// <param name="CourseNumbers">Numbers of the courses it is tied to; empty = any.</param>
/// <param name="IsSubsidiary">Only for children without another place.</param>
public sealed record CareGroupRecord(
    string Key,
    string Name,
    SiteRecord? Site,
    int AgeMonthsFrom,
    int AgeMonthsBelow,
    DaySpan Days,
    IReadOnlyList<CareSessionRecord> Sessions,
    IReadOnlyList<string> CourseNumbers,
    bool IsSubsidiary);

/// <summary>A child as a list describes it.</summary>
public sealed record ChildRecord(DateOnly BirthDate, bool IsBirthDateEstimated, DaySpan? CareNeed, KitaPlace? Kita);

/// <summary>A newcomer as a list describes it.</summary>
/// <param name="Key">Key within the source: file reference where there is one.</param>
/// <param name="Newcomer">The person; <c>Id</c> and <c>Household</c> are not yet known (0 and null).</param>
/// <param name="HouseholdKey">Key that partners share in the source, or null.</param>
/// <param name="Children">Children named with this person; partners with the same household key name the same ones
/// once.</param>
public sealed record NewcomerRecord(
    string Key, Newcomer Newcomer, string? HouseholdKey, IReadOnlyList<ChildRecord> Children);
