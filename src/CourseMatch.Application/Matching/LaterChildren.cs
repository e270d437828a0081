using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Matching;

/// <summary>Children who came after their parent's place was promised: born, named or in need since.</summary>
/// <param name="Arrangements">The promised arrangement with places for them, best first; empty when there are no such
/// children or nothing can be done for them.</param>
/// <param name="Obstacles">Why nothing can be done for a child; empty otherwise.</param>
internal sealed record LaterChildren(IReadOnlyList<CareArrangement> Arrangements, IReadOnlyList<Finding> Obstacles)
{
    private static readonly LaterChildren None = new([], []);

    internal static LaterChildren Of(PlacementOption kept)
    {
        var c = kept.Case;
        if (c.Household is not { Children.Count: > 0 } || !c.Lessons.AreHoursKnown)
        {
            return None;
        }

        var partner = PartnerHelp.Of(c);
        var alone = CareDemands.Of(c.Household, c.Lessons, c.WayMinutes, c.Law.SchoolBegins)
            .Where(demand => demand.Days.Last >= c.Day
                && !kept.Arrangement.InGroup.Any(window => window.Overlaps(demand.Window(0)))
                && !(partner.IsFree(demand) && partner.Allows(kept.Arrangement)))
            .Select(demand => demand.Days.First < c.Day
                ? demand with { Days = new DaySpan(c.Day, demand.Days.Last) }
                : demand)
            .GroupBy(demand => demand.Child.Id)
            .Select(group => group.ToList())
            .ToList();
        if (alone.Count == 0)
        {
            return None;
        }

        var groups = ReachableGroup.Of(c);
        var children = alone
            .Select(demands => ChildCare.Of(demands, groups, partner, c.WayMinutes))
            .ToList();
        var arrangements = CareCombinations.Of(children, c.Policy.Care.ArrangementsMax, _ => true)
            .Where(found => found.UsesCare)
            .Select(found => Joined(kept, found))
            .ToList();
        return new LaterChildren(
            arrangements,
            [.. children.Where(child => child.Choices.Count == 0).Select(child => child.Obstacle(c.CourseName))]);
    }

    private static CareArrangement Joined(PlacementOption kept, CareArrangement added) =>
        PromisedCare.Of(kept.Case, [.. kept.Arrangement.Places, .. added.Places]);
}
