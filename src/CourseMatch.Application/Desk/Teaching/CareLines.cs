using CourseMatch.Application.Care;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Desk.Teaching;

/// <summary>One weekly session with the children in it.</summary>
/// <param name="Session">The session.</param>
/// <param name="Promised">Most children present at once by promises, from today on.</param>
/// <param name="Proposed">Children the newest draft brings on top, at the same fullest moment.</param>
public sealed record SessionLine(CareSession Session, int Promised, int Proposed)
{
    /// <summary>Places left at the fullest moment.</summary>
    public int Free => Math.Max(0, Session.Places - Promised - Proposed);
}

/// <summary>One care group with its sessions.</summary>
/// <param name="Group">The group.</param>
/// <param name="ProviderName">Who runs it.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="Sessions">Sessions, Monday first.</param>
/// <param name="Children">Children with a promised or proposed place.</param>
public sealed record CareLine(
    CareGroup Group, string ProviderName, Site? Site, IReadOnlyList<SessionLine> Sessions, int Children);

/// <summary>All care groups with their places, worked out once for each state of the county.</summary>
public sealed class CareLines
{
    private readonly Circumstances circumstances;

    private CareLines(Circumstances circumstances, CountySight sight)
    {
        this.circumstances = circumstances;
        var promised = circumstances.KeptPromises.SelectMany(promise => promise.Care)
            .Select(care => (Care: care, IsPromised: true));
        var proposed = (sight.Proposal?.Placements ?? [])
            .Where(placement => circumstances.PromiseOf(placement.Newcomer) is null)
            .SelectMany(placement => placement.Care)
            .Select(care => (Care: care, IsPromised: false));
        var stays = promised.Concat(proposed)
            .Where(stay => stay.Care.Days.Last >= sight.Day)
            .SelectMany(stay => stay.Care.Sessions.Select(session => (Session: session, stay.Care, stay.IsPromised)))
            .ToLookup(stay => stay.Session, stay => (stay.Care, stay.IsPromised));
        All =
        [
            .. circumstances.County.CareGroups
                .Select(group => new CareLine(
                    group,
                    circumstances.Find(group.Provider)?.Name ?? "",
                    circumstances.SiteOf(group),
                    [
                        .. group.Sessions
                            .OrderBy(session => ((int)session.Day + 6) % 7)
                            .ThenBy(session => session.From)
                            .Select(session => LineOf(session, [.. stays[session.Id]], sight.Day)),
                    ],
                    group.Sessions.SelectMany(session => stays[session.Id])
                        .Select(stay => stay.Care.Child).Distinct().Count()))
                .OrderBy(line => line.ProviderName, StringComparer.CurrentCulture)
                .ThenBy(line => line.Group.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>All groups by provider and name.</summary>
    public IReadOnlyList<CareLine> All { get; }

    /// <summary>The lines of a county.</summary>
    public static CareLines Of(CountySight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.Once(circumstances => new CareLines(circumstances, sight));
    }

    /// <summary>One group's line, or null.</summary>
    public CareLine? Find(CareGroupId group) => All.FirstOrDefault(line => line.Group.Id == group);

    /// <summary>Groups that are tied to a course, or open to all and at its site.</summary>
    public IReadOnlyList<CareLine> Beside(Course course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return
        [
            .. All.Where(line => line.Group.Accompanies is { } tied
                ? tied.Contains(course.Id)
                : line.Group.Site is not null && line.Group.Site == course.Site),
        ];
    }

    /// <summary>Courses with at least one group beside them.</summary>
    internal HashSet<CourseId> CoursesWithCare() =>
        [.. circumstances.County.Courses.Where(course => Beside(course).Count > 0).Select(course => course.Id)];

    /// <summary>Numbers rise only where a stay begins, so only those days have to be looked at.</summary>
    private static SessionLine LineOf(
        CareSession session, IReadOnlyList<(CarePlacement Care, bool IsPromised)> stays, DateOnly today)
    {
        var fullest = (Promised: 0, Proposed: 0);
        foreach (var day in stays
            .Select(stay => stay.Care.Days.First < today ? today : stay.Care.Days.First).Distinct())
        {
            var present = stays.Where(stay => stay.Care.Days.Contains(day)).ToArray();
            var children = present.Where(stay => stay.IsPromised).Select(stay => stay.Care.Child).ToHashSet();
            var more = present.Where(stay => !stay.IsPromised).Select(stay => stay.Care.Child)
                .Distinct().Count(child => !children.Contains(child));
            if (children.Count + more > fullest.Promised + fullest.Proposed)
            {
                fullest = (children.Count, more);
            }
        }

        return new SessionLine(session, fullest.Promised, fullest.Proposed);
    }
}
