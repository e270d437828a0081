using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Matching;

/// <summary>One newcomer of a run.</summary>
/// <param name="Newcomer">The person.</param>
/// <param name="Options">Options in the problem; the promised one alone for people with a promise.</param>
/// <param name="Possible">All options the rules admit, those in courses without a free seat included.</param>
/// <param name="IsPromised">The one option is promised: fixed.</param>
internal sealed record Applicant(
    Newcomer Newcomer,
    IReadOnlyList<PlacementOption> Options,
    IReadOnlyList<PlacementOption> Possible,
    bool IsPromised);
