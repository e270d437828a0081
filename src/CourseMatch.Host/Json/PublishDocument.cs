using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>What may be sent along when a plan is to be published; everything may be left out.</summary>
/// <param name="Reason">Why a plan is published that the gate holds for order or sizes; at most 500 characters.</param>
public sealed record PublishRequest(string? Reason = null)
{
    /// <summary>A reason too long to be kept, or null.</summary>
    internal Finding? Fault() => Reason?.Length > GateRelease.ReasonMax
        ? Finding.Of("CM4044", Severity.Error, "reason", FormattableString.Invariant($"≤ {GateRelease.ReasonMax}"))
        : null;
}

/// <summary>A publication.</summary>
/// <param name="Plan">Number of the plan now in force.</param>
/// <param name="Promised">Places newly promised by it.</param>
/// <param name="Findings">What should be looked at nevertheless.</param>
public sealed record PublishDocument(int Plan, int Promised, IReadOnlyList<FindingView> Findings)
{
    internal static PublishDocument Of(PublishOutcome.Published published, Voice voice) =>
        new(published.Plan.Value, published.Promised, FindingView.All(published.Findings, voice));
}
