using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>Places in care groups that a draft leaves free, counted anew from its placements and from the promises of
/// people it does not name.</summary>
internal sealed class CareRoom
{
    private readonly Circumstances circumstances;
    private readonly ILookup<CareSessionId, CarePlacement> taken;

    /// <summary>Counts what a draft takes.</summary>
    /// <param name="circumstances">What is on file, without the promises the draft replaces.</param>
    /// <param name="placements">The draft.</param>
    internal CareRoom(Circumstances circumstances, IReadOnlyList<Placement> placements)
    {
        this.circumstances = circumstances;
        var named = placements.Select(placement => placement.Newcomer).ToHashSet();
        taken = placements.SelectMany(placement => placement.Care)
            .Concat(circumstances.KeptPromises.Where(promise => !named.Contains(promise.Newcomer))
                .SelectMany(promise => promise.Care))
            .SelectMany(place => place.Sessions.Select(session => (session, place)))
            .ToLookup(pair => pair.session, pair => pair.place);
    }

    /// <summary>Whether all places fit once some others are given up: children present count, on the first day of every
    /// stay that meets them.</summary>
    /// <param name="wanted">Places asked for.</param>
    /// <param name="givenUp">Places of the draft that would be free.</param>
    internal bool Holds(IReadOnlyList<CarePlacement> wanted, IReadOnlyList<CarePlacement> givenUp)
    {
        foreach (var group in wanted.Select(place => place.Group).Distinct())
        {
            if (circumstances.Find(group) is not { } found)
            {
                return false;
            }

            foreach (var session in found.Sessions)
            {
                var mine = wanted.Where(place => place.Sessions.Contains(session.Id)).ToList();
                if (mine.Count > 0 && IsCrowded(
                    mine, [.. taken[session.Id].Where(place => !givenUp.Contains(place)), .. mine], session.Places))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsCrowded(List<CarePlacement> mine, List<CarePlacement> here, int places)
    {
        foreach (var place in mine)
        {
            var days = here.Where(other => other.Days.Overlaps(place.Days))
                .Select(other => other.Days.First > place.Days.First ? other.Days.First : place.Days.First);
            foreach (var day in days.Distinct())
            {
                if (here.Where(other => other.Days.Contains(day)).Select(other => other.Child).Distinct().Count()
                    > places)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
