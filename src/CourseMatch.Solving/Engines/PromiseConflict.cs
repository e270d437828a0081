namespace CourseMatch.Solving.Engines;

/// <summary>The smallest set found of promised options that cannot all hold together.</summary>
/// <remarks>Leaving out any one of <paramref name="Applicants"/> resolves this conflict (others may remain).</remarks>
/// <param name="Applicants">Ids of the applicants whose promises contradict, in problem order; never empty.</param>
/// <param name="Resources">
/// Ids of the resources they quarrel about, in problem order; empty for a mere exclusion.
/// </param>
/// <param name="Reasons">Technical sentences with values, such as
/// <c>resource "course:A": capacity 2, the promises need 3</c>; at least one.</param>
public sealed record PromiseConflict(
    IReadOnlyList<string> Applicants, IReadOnlyList<string> Resources, IReadOnlyList<string> Reasons);
