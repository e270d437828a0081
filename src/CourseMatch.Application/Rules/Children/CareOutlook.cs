using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules.Children;

/// <summary>How a person's children can be looked after during a course: every arrangement worth looking at, or what
/// stands against it.</summary>
/// <param name="Arrangements">Arrangements, best first; the empty one when no child needs anybody.</param>
/// <param name="Obstacles">Why there is none; empty when there is one.</param>
public sealed record CareOutlook(IReadOnlyList<CareArrangement> Arrangements, IReadOnlyList<Finding> Obstacles)
{
    private static readonly CareOutlook NothingNeeded = new([CareArrangement.None], []);

    /// <summary>Whether all children are looked after in at least one way.</summary>
    public bool IsPossible => Arrangements.Count > 0;

    internal static CareOutlook Of(Case c)
    {
        if (c.Household is not { Children.Count: > 0 } household)
        {
            return NothingNeeded;
        }

        if (!c.Lessons.AreHoursKnown)
        {
            return OfUnknownHours(c, household);
        }

        var demands = CareDemands.Of(household, c.Lessons, c.WayMinutes, c.Law.SchoolBegins);
        if (demands.Count == 0)
        {
            return NothingNeeded;
        }

        var partner = PartnerHelp.Of(c);
        var groups = ReachableGroup.Of(c);
        var children = demands
            .GroupBy(demand => demand.Child.Id)
            .Select(group => ChildCare.Of([.. group], groups, partner, c.WayMinutes))
            .ToList();
        var arrangements = CareCombinations.Of(children, c.Policy.Care.ArrangementsMax, partner.Allows);
        return arrangements.Count > 0
            ? new CareOutlook(arrangements, [])
            : new CareOutlook([], ObstaclesOf(c, children, partner));
    }

    /// <summary>Without lesson hours nobody can say whether a group covers them: a family that needs care is not sent
    /// there on trust.</summary>
    private static CareOutlook OfUnknownHours(Case c, Household household)
    {
        var last = c.Lessons.Lessons.Count > 0 ? c.Lessons.Lessons[^1].Day : c.Course.LastDay;
        var inNeed = household.Children
            .Where(child => CareDemands.NeedOf(child, c.Law.SchoolBegins) is { } need
                && need.First <= last && need.Last >= c.Entry.Day)
            .ToList();
        return inNeed.Count == 0
            ? NothingNeeded
            : new CareOutlook([], [Finding.Of("CM2120", Severity.Error, c.CourseName, inNeed.Count)]);
    }

    private static List<Finding> ObstaclesOf(Case c, List<ChildCare> children, PartnerHelp partner)
    {
        var findings = children
            .Where(child => child.Choices.Count == 0)
            .Select(child => child.Obstacle(c.CourseName))
            .ToList();
        if (findings.Count == 0)
        {
            // Each child alone could be looked after; what stands against it is the partner's promised course.
            findings.Add(Finding.Of("CM2127", Severity.Error, c.CourseName));
        }
        else if (partner.Reason is { } reason)
        {
            findings.Add(reason);
        }

        return findings;
    }
}
