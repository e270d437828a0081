using CourseMatch.Application;
using CourseMatch.Application.Findings;
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
        _ => throw new InvalidOperationException("A published plan was not refused."),
    };
}
