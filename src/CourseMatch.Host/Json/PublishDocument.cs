using CourseMatch.Application.Plans;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>A publication.</summary>
/// <param name="Plan">Number of the plan now in force.</param>
/// <param name="Promised">Places newly promised by it.</param>
/// <param name="Findings">What should be looked at nevertheless.</param>
public sealed record PublishDocument(int Plan, int Promised, IReadOnlyList<FindingView> Findings)
{
    internal static PublishDocument Of(PublishOutcome.Published published, Voice voice) =>
        new(published.Plan.Value, published.Promised, FindingView.All(published.Findings, voice));
}
