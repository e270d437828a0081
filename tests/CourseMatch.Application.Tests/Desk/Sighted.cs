using CourseMatch.Application.Counties;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Desk;

/// <summary>The sight of a county after one night, its plan still a draft.</summary>
internal static class Sighted
{
    internal static (CountySight Sight, SolvedSight Prices, Plan Plan) After(County county)
    {
        var night = Night.Of(county);
        var plan = new Plan(
            new PlanSummary(
                new PlanId(1), Some.Day, PlanState.Draft, default, null, "", "", county.Newcomers.Count,
                night.Plan.Placements.Count, 0, night.Answer.Objective, night.Answer.Bound, "prices", 1, 0),
            night.Plan.Placements,
            night.Plan.Unplaced,
            []);
        return (
            new CountySight(default, Night.On(county), null, plan),
            new SolvedSight(night.Model.Problem, plan),
            plan);
    }
}
