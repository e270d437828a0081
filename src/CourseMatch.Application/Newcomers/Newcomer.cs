using System.Text.Json.Serialization;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Newcomers;

/// <summary>Gender as entered at the authority.</summary>
public enum Gender
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Diverse.</summary>
    Diverse,
}

/// <summary>How a person reads and writes (Schreibkundigkeit on the BAMF form, IntV § 7).</summary>
public enum Literacy
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>Cannot sufficiently read or write in any script.</summary>
    None,

    /// <summary>Literate, but not in Latin script.</summary>
    OtherScript,

    /// <summary>Knows Latin letters but is little used to reading and writing.</summary>
    LowLatin,

    /// <summary>Literate in Latin script.</summary>
    Latin,
}

/// <summary>How a language level is known.</summary>
public enum ProofKind
{
    /// <summary>The person's own word.</summary>
    SelfStated,

    /// <summary>Placement test (Einstufungstest, IntV § 11 Abs. 2).</summary>
    PlacementTest,

    /// <summary>Certificate of an examination.</summary>
    Certificate,
}

/// <summary>The level of the module a person should enter next, and how that is known.</summary>
/// <param name="EntryLevel">Level of the module to enter.</param>
/// <param name="Kind">Kind of proof.</param>
/// <param name="On">Date of the proof, or null.</param>
/// <param name="PredictsIntensive">The test predicts success in an intensive course (IntV § 13 Abs. 2).</param>
public sealed record LevelProof(Level EntryLevel, ProofKind Kind, DateOnly? On, bool PredictsIntensive = false);

/// <summary>Part of the day.</summary>
public enum DayPart
{
    /// <summary>Before 13:00.</summary>
    Morning,

    /// <summary>13:00 to 17:00.</summary>
    Afternoon,

    /// <summary>From 17:00.</summary>
    Evening,
}

/// <summary>What a person would like; never hard, always part of the score.</summary>
/// <param name="WomenOnly">Would rather learn among women.</param>
/// <param name="Part">Preferred part of the day, or null.</param>
/// <param name="Kind">Wished kind of course, or null.</param>
/// <param name="Provider">Name of a wished provider, or null.</param>
public sealed record Wishes(bool WomenOnly, DayPart? Part, CourseKind? Kind, string? Provider)
{
    /// <summary>No wishes.</summary>
    public static Wishes None { get; } = new(false, null, null, null);
}

/// <summary>How a person can be reached besides by post.</summary>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Phone">Telephone number, or null.</param>
/// <param name="Language">Language the person wants letters in, ISO 639, or null = first language.</param>
public sealed record Contact(string? Email, string? Phone, string? Language);

/// <summary>One person who is to learn German.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Reference">File reference of the authority (Aktenzeichen), unique per municipality; what logs and
/// findings may name instead of the person.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Gender">Gender.</param>
/// <param name="Languages">First language first; ISO 639 codes or, where unknown, the word as entered.</param>
/// <param name="Scripts">Scripts mastered, ISO 15924 codes.</param>
/// <param name="Literacy">Literacy.</param>
/// <param name="SchoolYears">Years of schooling, or null.</param>
/// <param name="AttendsSchool">Goes to school or is obliged to (AufenthG § 44 Abs. 3).</param>
/// <param name="Proof">Level to enter and its proof; null = not tested.</param>
/// <param name="RecommendedKind">Kind the test recommends, or null.</param>
/// <param name="Address">Where the person lives.</param>
/// <param name="Mobility">How the person gets about.</param>
/// <param name="JourneyMinutesMax">Longest acceptable way in minutes, or null = the policy's default.</param>
/// <param name="Availability">When the person can be in class.</param>
/// <param name="Needs">Functional needs.</param>
/// <param name="Wishes">Wishes.</param>
/// <param name="RegisteredOn">Waiting since.</param>
/// <param name="Household">Household, or null for people without partner and children on file.</param>
/// <param name="Entitlements">Entitlements; empty = none.</param>
/// <param name="IsActive">False when withdrawn from the list: keeps history, takes part in no matching.</param>
public sealed record Newcomer(
    NewcomerId Id,
    string Reference,
    string FamilyName,
    string GivenName,
    DateOnly BirthDate,
    Gender Gender,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Scripts,
    Literacy Literacy,
    int? SchoolYears,
    bool AttendsSchool,
    LevelProof? Proof,
    CourseKind? RecommendedKind,
    Address Address,
    Mobility Mobility,
    int? JourneyMinutesMax,
    Availability Availability,
    FunctionalNeeds Needs,
    Wishes Wishes,
    DateOnly RegisteredOn,
    HouseholdId? Household,
    IReadOnlyList<Entitlement> Entitlements,
    bool IsActive)
{
    /// <summary>E-mail, telephone and language of letters; null when none of them is on file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Contact? Contact { get; init; }
}
