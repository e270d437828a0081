using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Plans;

namespace CourseMatch.Host.Counties;

/// <summary>Why a plan was not published, as findings.</summary>
internal static class Refusals
{
    public static IReadOnlyList<Finding> Of(PlanId plan, PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.NotADraft refused => [refused.Finding],
        PublishOutcome.Rejected refused => refused.Findings,
        PublishOutcome.Superseded refused =>
            [Finding.Of("CM3003", Severity.Error, plan.Value, refused.Newer.Value)],
        PublishOutcome.Held held => OfGate(held.Verdict),
        _ => throw new InvalidOperationException("A published plan was not refused."),
    };

    /// <summary>Each check that stops the plan, by name, before what it found; those first that nobody may pass over.
    /// </summary>
    private static IReadOnlyList<Finding> OfGate(GateVerdict verdict) =>
    [
        .. from check in verdict.Checks
           where !check.IsPassed
           orderby check.MayBeReleased
           from finding in check.Findings.Where(finding => finding.Severity == Severity.Error).Prepend(Finding.Of(
               check.MayBeReleased ? "CM3217" : "CM3218", Severity.Error, verdict.Plan.Value,
               FindingValue.Term(check.Kind)))
           select finding,
    ];
}
