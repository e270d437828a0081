using CourseMatch.Application.Plans;
using CourseMatch.Solving.Prices.Queries;

namespace CourseMatch.Host.Json;

/// <summary>What <c>match</c> did; the form other programs rely on.</summary>
/// <param name="Plan">Number of the draft.</param>
/// <param name="Newcomers">Active newcomers looked at.</param>
/// <param name="Placed">Of them placed, promises included.</param>
/// <param name="Unplaced">Of them waiting.</param>
/// <param name="ChildrenPlaced">Children with a care place.</param>
/// <param name="Objective">Points.</param>
/// <param name="Bound">Proven upper bound on the points of any plan.</param>
/// <param name="Gap">(bound - objective) / max(1, bound).</param>
/// <param name="GapPeople">The gap in people of the lowest order: at most so many of them are missing.</param>
/// <param name="Seconds">Solving time.</param>
/// <param name="UnplacedByReason">Number of waiting people by the code of their first finding.</param>
/// <param name="Checker">Always accepted: what the checker rejects is never stored.</param>
public sealed record MatchDocument(
    int Plan,
    int Newcomers,
    int Placed,
    int Unplaced,
    int ChildrenPlaced,
    long Objective,
    long Bound,
    double Gap,
    double GapPeople,
    double Seconds,
    IReadOnlyDictionary<string, int> UnplacedByReason,
    string Checker)
{
    internal static MatchDocument Of(Plan plan, TierGap gap) => new(
        plan.Summary.Id.Value,
        plan.Summary.Newcomers,
        plan.Summary.Placed,
        plan.Unplaced.Count,
        plan.Summary.ChildrenPlaced,
        plan.Summary.Objective,
        plan.Summary.Bound,
        plan.Summary.Gap,
        Math.Round(gap.PeopleOfLowestTier, 2),
        Math.Round(plan.Summary.Seconds, 3),
        new SortedDictionary<string, int>(
            plan.Unplaced.CountBy(unplaced => unplaced.Findings[0].Code).ToDictionary(), StringComparer.Ordinal),
        "accepted");
}
