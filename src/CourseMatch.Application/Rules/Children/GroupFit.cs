using CourseMatch.Application.Care;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Rules.Children;

/// <summary>How close a care group comes to taking a child; the later, the closer.</summary>
internal enum GroupObstacle
{
    /// <summary>No group is tied to the course or near it.</summary>
    NoneReachable,

    /// <summary>The child is too young or too old on some of the days.</summary>
    Age,

    /// <summary>The group does not exist on all of the days.</summary>
    Days,

    /// <summary>The child has a Kita place and the group is for children without.</summary>
    HasKita,

    /// <summary>No session covers the lesson and the way.</summary>
    Hours,

    /// <summary>It takes the child.</summary>
    Fits,
}

/// <summary>A care group a person could use beside a course, and the minutes between both.</summary>
/// <param name="Group">The group.</param>
/// <param name="BufferMinutes">Minutes the child stays before and after each lesson.</param>
internal sealed record ReachableGroup(CareGroup Group, int BufferMinutes)
{
    /// <summary>Groups that accompany the course or lie near it, nearest first.</summary>
    internal static List<ReachableGroup> Of(Case c)
    {
        var found = new List<ReachableGroup>();
        foreach (var group in c.Circumstances.County.CareGroups)
        {
            var isTied = group.Accompanies?.Contains(c.Course.Id) ?? false;
            if (group.Accompanies is not null && !isTied)
            {
                continue;
            }

            if (c.Circumstances.SiteOf(group) is { } site
                && c.Newcomer.Needs.HasFlag(FunctionalNeeds.StepFree) && !site.Offers.HasFlag(FunctionalNeeds.StepFree))
            {
                continue;
            }

            if (Buffer(c, group, isTied) is { } minutes)
            {
                found.Add(new ReachableGroup(group, minutes));
            }
        }

        return [.. found.OrderBy(group => group.BufferMinutes).ThenBy(group => group.Group.Id.Value)];
    }

    /// <summary>Minutes between lesson and group, or null when it is too far or nobody knows where it is.</summary>
    private static int? Buffer(Case c, CareGroup group, bool isTied)
    {
        if (c.Course.Mode != CourseMode.Online && (group.Site is null ? isTied : group.Site == c.Course.Site))
        {
            return 0;
        }

        var minutes = c.Circumstances.SiteOf(group) switch
        {
            null => null,
            { } site when c.Course.Mode == CourseMode.Online => c.Circumstances.JourneyTo(c.Newcomer, site).Minutes,
            { } site when c.Site is { } own => c.Circumstances.JourneyBetween(own, site, c.Newcomer.Mobility).Minutes,
            _ => null,
        };
        if (minutes is { } known)
        {
            return known <= c.Policy.Care.WayMinutesMax ? Math.Max(known, c.Policy.Care.BufferMinutes) : null;
        }

        // Whoever ties a group to a course says that both can be reached; otherwise an unknown place is no help.
        return isTied ? c.Policy.Care.BufferMinutes : null;
    }
}

/// <summary>Whether one group takes one child for one weekly lesson, and in which sessions.</summary>
internal static class GroupFit
{
    /// <summary>The sessions the child needs, or what stands against it.</summary>
    internal static (GroupObstacle Obstacle, IReadOnlyList<CareSession> Sessions) Of(
        ReachableGroup reachable, CareDemand demand)
    {
        var group = reachable.Group;
        if (demand.Child.AgeMonthsOn(demand.Days.First) < group.AgeMonthsFrom
            || demand.Child.AgeMonthsOn(demand.Days.Last) >= group.AgeMonthsBelow)
        {
            return (GroupObstacle.Age, []);
        }

        if (!group.Days.Contains(demand.Days.First) || !group.Days.Contains(demand.Days.Last))
        {
            return (GroupObstacle.Days, []);
        }

        if (group.IsSubsidiary && demand.Child.Kita is { } kita && kita.From <= demand.Days.Last)
        {
            return (GroupObstacle.HasKita, []);
        }

        var window = demand.Window(reachable.BufferMinutes);
        var sessions = Covering(group.Sessions, demand.Day, window.FromMinute, window.ToMinute);
        return sessions.Count > 0 ? (GroupObstacle.Fits, sessions) : (GroupObstacle.Hours, []);
    }

    /// <summary>Sessions of a weekday that together cover some minutes, or none: one alone where one does (the one with
    /// most places), else sessions of which each begins when the one before ends. Sessions that overlap are never put
    /// together: a child is in one of them.</summary>
    internal static IReadOnlyList<CareSession> Covering(
        IReadOnlyList<CareSession> sessions, DayOfWeek day, int fromMinute, int toMinute)
    {
        var touching = sessions
            .Where(session => session.Day == day && session.Places > 0
                && CareWindow.Minute(session.From) < toMinute && End(session) > fromMinute)
            .OrderBy(session => session.From)
            .ThenBy(session => session.Id.Value)
            .ToList();
        var alone = touching
            .Where(session => CareWindow.Minute(session.From) <= fromMinute && End(session) >= toMinute)
            .MaxBy(session => session.Places);
        if (alone is not null)
        {
            return [alone];
        }

        foreach (var first in touching.Where(session => CareWindow.Minute(session.From) <= fromMinute))
        {
            var row = new List<CareSession> { first };
            while (End(row[^1]) < toMinute
                && touching.Find(session => CareWindow.Minute(session.From) == End(row[^1])) is { } next)
            {
                row.Add(next);
            }

            if (End(row[^1]) >= toMinute)
            {
                return row;
            }
        }

        return [];
    }

    /// <summary>Places for demands with their sessions: one for each span of days.</summary>
    internal static IEnumerable<CarePlacement> Placements(
        CareGroupId group, IEnumerable<(CareDemand Demand, IReadOnlyList<CareSession> Sessions)> taken) =>
        taken
            .GroupBy(pair => (pair.Demand.Child.Id, pair.Demand.Days))
            .OrderBy(spans => spans.Key.Id.Value)
            .ThenBy(spans => spans.Key.Days.First)
            .ThenBy(spans => spans.Key.Days.Last)
            .Select(spans => new CarePlacement(
                spans.Key.Id,
                group,
                spans.Key.Days,
                [.. spans.SelectMany(pair => pair.Sessions).Select(s => s.Id).Distinct().OrderBy(id => id.Value)]));

    /// <summary>Hours of the sessions, each on the days of its demand.</summary>
    internal static List<CareWindow> Windows(
        IReadOnlyList<(CareDemand Demand, IReadOnlyList<CareSession> Sessions)> taken) =>
    [
        .. taken
            .SelectMany(pair => pair.Sessions.Select(session => (Session: session.Id, Window: CareWindow.Around(
                pair.Demand.Child.Id, session.Day, session.From, session.To, 0, pair.Demand.Days))))
            .Distinct()
            .Select(pair => pair.Window),
    ];

    /// <summary>Whether the demands of one child together need two sessions at the same moment, in which it cannot be.
    /// </summary>
    internal static bool Collide(IReadOnlyList<(CareDemand Demand, IReadOnlyList<CareSession> Sessions)> taken)
    {
        for (var one = 0; one < taken.Count; one++)
        {
            for (var two = one + 1; two < taken.Count; two++)
            {
                if (taken[one].Demand.Day == taken[two].Demand.Day
                    && taken[one].Demand.Days.Overlaps(taken[two].Demand.Days)
                    && taken[one].Sessions.Any(session => taken[two].Sessions.Any(other =>
                        session.Id != other.Id
                        && CareWindow.Minute(session.From) < End(other)
                        && CareWindow.Minute(other.From) < End(session))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int End(CareSession session) => CareWindow.EndMinute(session.To);
}
