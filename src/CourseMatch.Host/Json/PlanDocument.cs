using CourseMatch.Application.Plans;

namespace CourseMatch.Host.Json;

/// <summary>All plans, newest first.</summary>
public sealed record PlansDocument(IReadOnlyList<PlanHead> Plans);

/// <summary>Figures of one plan.</summary>
/// <param name="Plan">Number.</param>
/// <param name="Day">The day it reckons from.</param>
/// <param name="State">draft, published or superseded.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="PublishedAt">UTC, or null.</param>
/// <param name="Newcomers">Active newcomers looked at.</param>
/// <param name="Placed">Of them placed, promises included.</param>
/// <param name="Unplaced">Of them waiting.</param>
/// <param name="ChildrenPlaced">Children with a care place.</param>
/// <param name="Objective">Points.</param>
/// <param name="Bound">Proven upper bound on the points of any plan.</param>
/// <param name="Gap">(bound - objective) / max(1, bound).</param>
/// <param name="Engine">Engine.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Seconds">Solving time.</param>
/// <param name="PolicyVersion">Hash of the policy.</param>
/// <param name="LawVersion">Hash of the dated numbers from law.</param>
public sealed record PlanHead(
    int Plan,
    DateOnly Day,
    string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt,
    int Newcomers,
    int Placed,
    int Unplaced,
    int ChildrenPlaced,
    long Objective,
    long Bound,
    double Gap,
    string Engine,
    int Seed,
    double Seconds,
    string PolicyVersion,
    string LawVersion)
{
    internal static PlanHead Of(PlanSummary plan) => new(
        plan.Id.Value, plan.Day, StateName(plan.State), plan.CreatedAt, plan.PublishedAt, plan.Newcomers, plan.Placed,
        plan.Newcomers - plan.Placed, plan.ChildrenPlaced, plan.Objective, plan.Bound, plan.Gap, plan.Engine, plan.Seed,
        plan.Seconds, plan.PolicyVersion, plan.LawVersion);

    private static string StateName(PlanState state) => state switch
    {
        PlanState.Draft => "draft",
        PlanState.Published => "published",
        PlanState.Superseded => "superseded",
    };
}
