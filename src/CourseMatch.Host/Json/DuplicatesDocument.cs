using CourseMatch.Application.Findings;
using CourseMatch.Application.Linkage;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>Pairs of records that are, may be or are not one person.</summary>
public sealed record DuplicatesDocument(IReadOnlyList<DuplicateView> Duplicates);

/// <summary>One pair.</summary>
/// <param name="Duplicate">Number of the pair.</param>
/// <param name="State">proposed, merged or apart.</param>
/// <param name="Kept">File reference of the record that is kept.</param>
/// <param name="KeptSource">Its authority.</param>
/// <param name="Other">File reference of the record that rests when merged.</param>
/// <param name="OtherSource">Its authority.</param>
/// <param name="Bits">Sum of the reasons.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Fields">Of a merged person, the source of every value.</param>
/// <param name="DecidedBy">Who decided, or null.</param>
/// <param name="DecidedAt">When, UTC, or null.</param>
public sealed record DuplicateView(
    int Duplicate,
    string State,
    string Kept,
    string KeptSource,
    string Other,
    string OtherSource,
    double Bits,
    IReadOnlyList<DuplicateReason> Reasons,
    IReadOnlyList<DuplicateField> Fields,
    string? DecidedBy,
    DateTimeOffset? DecidedAt)
{
    internal static DuplicateView Of(NewcomerLink link, Voice voice) => new(
        link.Id,
        StateName(link.State),
        link.Kept.Reference,
        link.Kept.Source,
        link.Duplicate.Reference,
        link.Duplicate.Source,
        Math.Round(link.Bits, 1),
        [
            .. link.Reasons.Select(reason => new DuplicateReason(
                FindingTexts.Term(reason.Trait, voice.Culture), Math.Round(reason.Bits, 1))),
        ],
        [.. link.Fields.Select(field => new DuplicateField(field.Field, field.Source))],
        link.DecidedBy,
        link.DecidedAt);

    private static string StateName(LinkState state) => state switch
    {
        LinkState.Proposed => "proposed",
        LinkState.Merged => "merged",
        LinkState.Apart => "apart",
    };
}

/// <summary>One reason.</summary>
/// <param name="Reason">In words.</param>
/// <param name="Bits">Weight; negative speaks against.</param>
public sealed record DuplicateReason(string Reason, double Bits);

/// <summary>Where a value comes from.</summary>
/// <param name="Field">Field.</param>
/// <param name="Source">The authority.</param>
public sealed record DuplicateField(string Field, string Source);

/// <summary>A pair as a person has decided.</summary>
public sealed record DuplicateDecisionDocument(DuplicateView Duplicate);

/// <summary>What a look at everybody found.</summary>
/// <param name="Merged">Pairs merged without asking.</param>
/// <param name="Proposed">Pairs that now wait for a person.</param>
public sealed record LinkageDocument(int Merged, int Proposed);

/// <summary>How well duplicates were found in a seeded set.</summary>
/// <param name="Records">Records compared.</param>
/// <param name="Seed">Seed of the set.</param>
/// <param name="TruePairs">Pairs that really are one person.</param>
/// <param name="Merged">Pairs merged without asking.</param>
/// <param name="MergedRight">Of these, right ones.</param>
/// <param name="Queued">Pairs a person is asked about.</param>
/// <param name="QueuedRight">Of these, right ones.</param>
/// <param name="Precision">Share of merges without asking that are right.</param>
/// <param name="Recall">Share of true pairs merged or queued.</param>
/// <param name="PrecisionBar">Least precision.</param>
/// <param name="RecallBar">Least recall.</param>
/// <param name="MeetsBars">Both bars are met.</param>
/// <param name="Seconds">Seconds the search took.</param>
public sealed record LinkageTrialDocument(
    int Records,
    long Seed,
    int TruePairs,
    int Merged,
    int MergedRight,
    int Queued,
    int QueuedRight,
    double Precision,
    double Recall,
    double PrecisionBar,
    double RecallBar,
    bool MeetsBars,
    double Seconds);
