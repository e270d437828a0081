using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Desk.People;

/// <summary>A place a line speaks of.</summary>
/// <param name="Course">The course.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="EntryDay">First day attended.</param>
public sealed record PlaceNamed(CourseId Course, string Number, string Title, DateOnly EntryDay);

/// <summary>One person in the list.</summary>
/// <param name="Id">Number.</param>
/// <param name="Reference">File reference.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Language">First language, or null.</param>
/// <param name="Level">Level to enter, or null without a test.</param>
/// <param name="Postcode">Postcode, or null.</param>
/// <param name="Town">Town, or null.</param>
/// <param name="RegisteredOn">Waiting since.</param>
/// <param name="Standing">Where the person stands.</param>
/// <param name="ChildrenInNeed">Children who need somebody during lessons.</param>
/// <param name="Place">Place promised, else proposed, or null.</param>
/// <param name="WaitsBecause">What stands in the way most by the newest plan; null when placed or unknown.</param>
/// <param name="Entitlements">Entitlements.</param>
public sealed record NewcomerLine(
    NewcomerId Id,
    string Reference,
    string FamilyName,
    string GivenName,
    DateOnly BirthDate,
    string? Language,
    Level? Level,
    string? Postcode,
    string? Town,
    DateOnly RegisteredOn,
    Standing Standing,
    int ChildrenInNeed,
    PlaceNamed? Place,
    Finding? WaitsBecause,
    IReadOnlyList<Entitlement> Entitlements);

/// <summary>What happened to one person.</summary>
public enum PastKind
{
    /// <summary>A file first or last brought the record.</summary>
    Imported,

    /// <summary>A draft proposed a place.</summary>
    Proposed,

    /// <summary>A plan found no place.</summary>
    LeftWaiting,

    /// <summary>A promised place took a step: offered, answered, attended, over.</summary>
    PlaceChanged,
}

/// <summary>One line of a person's history.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Kind">What happened.</param>
/// <param name="Plan">The plan it happened in, or null.</param>
/// <param name="CourseNumber">Number of the course, or null.</param>
/// <param name="CourseTitle">Title of the course, or null.</param>
/// <param name="Because">Why the person was left waiting, or null.</param>
/// <param name="State">Where the place stood afterwards, or null.</param>
/// <param name="Note">What somebody wrote about it, or null.</param>
public sealed record PastEvent(
    DateTimeOffset At,
    PastKind Kind,
    PlanId? Plan,
    string? CourseNumber,
    string? CourseTitle,
    Finding? Because,
    PlaceState? State = null,
    string? Note = null);
