using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Plans;

namespace CourseMatch.Host.Reports;

/// <summary>What the start page works out once for each state of a county.</summary>
/// <param name="Morning">The report of the newest plan.</param>
/// <param name="Comparison">That plan beside the one in force.</param>
internal sealed record TodayReport(MorningReport Morning, PlanComparison Comparison)
{
    /// <summary>Works it out, or null when there is no plan yet.</summary>
    public static TodayReport? Of(CountySight sight) => sight.Newest is { } plan
        ? sight.Once(circumstances => new TodayReport(
            MorningReport.Of(plan, circumstances.County, sight.Rules),
            PlanComparison.Of(sight.InForce == plan ? null : sight.InForce, plan)))
        : null;
}
