namespace CourseMatch.Application.Linkage;

/// <summary>What was decided about two records.</summary>
public enum LinkState
{
    /// <summary>They may be one person; somebody has to decide.</summary>
    Proposed,

    /// <summary>They are one person: one record is kept and takes part in matching, the other rests.</summary>
    Merged,

    /// <summary>They are two people, or a merge was undone; not proposed again.</summary>
    Apart,
}

/// <summary>Where one value of a merged person comes from.</summary>
/// <param name="Field">Path of the field in the record.</param>
/// <param name="Source">The authority whose list says so.</param>
public sealed record FieldSource(string Field, string Source);

/// <summary>One side of a link.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Reference">File reference.</param>
/// <param name="Source">The authority.</param>
/// <param name="Key">Key within the source, or null when the source has given it to somebody else.</param>
public sealed record LinkedPerson(NewcomerId Newcomer, string Reference, string Source, string? Key);

/// <summary>Two records that are, may be, or are not one person.</summary>
/// <param name="Id">Identifier; 0 before it is stored.</param>
/// <param name="Kept">The record that is kept when merged.</param>
/// <param name="Duplicate">The record that rests when merged.</param>
/// <param name="State">What was decided.</param>
/// <param name="Bits">Sum of the reasons.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Fields">Of a merged person, the source of every value.</param>
/// <param name="FoundAt">When the pair was found (UTC).</param>
/// <param name="DecidedBy">Who decided; <c>linkage</c> for merges made without asking; null while proposed.</param>
/// <param name="DecidedAt">When (UTC), or null.</param>
public sealed record NewcomerLink(
    int Id,
    LinkedPerson Kept,
    LinkedPerson Duplicate,
    LinkState State,
    double Bits,
    IReadOnlyList<LinkReason> Reasons,
    IReadOnlyList<FieldSource> Fields,
    DateTimeOffset FoundAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt);
