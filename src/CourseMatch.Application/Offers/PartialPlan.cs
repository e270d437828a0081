using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Offers;

/// <summary>A plan that changes little during the day: whoever it did not look at waits for the reasons of the night.
/// </summary>
internal static class PartialPlan
{
    /// <summary>The same plan, with the reasons that the plan in force gave to those who wait.</summary>
    internal static Rematched.Found Of(Rematched.Found found, Plan? inForce)
    {
        var reasons = (inForce?.Unplaced ?? []).ToDictionary(unplaced => unplaced.Newcomer, u => u.Findings);
        return found with
        {
            Content = found.Content with
            {
                Unplaced = [.. found.Content.Unplaced.Select(unplaced => unplaced with
                {
                    Findings = reasons.GetValueOrDefault(unplaced.Newcomer) ?? unplaced.Findings,
                })],
            },
        };
    }
}
