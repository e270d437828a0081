using CourseMatch.Application.Care;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>Counts children: on no day does a session hold more than it has places for, as far as new placements have a
/// part in it.</summary>
internal static class CareCount
{
    internal static void Judge(
        IReadOnlyList<Placement> added, Circumstances circumstances, List<Finding> findings)
    {
        var stays = added.SelectMany(placement => placement.Care).SelectMany(place => StaysOf(place, isNew: true))
            .Concat(circumstances.KeptPromises
                .SelectMany(promise => promise.Care).SelectMany(place => StaysOf(place, isNew: false)))
            .GroupBy(stay => stay.Session)
            .ToDictionary(group => group.Key, group => group.ToList());
        foreach (var group in circumstances.County.CareGroups.OrderBy(group => group.Id.Value))
        {
            foreach (var session in group.Sessions.OrderBy(session => session.Id.Value))
            {
                if (stays.TryGetValue(session.Id, out var here) && FirstExcess(session, here) is { } excess)
                {
                    findings.Add(Finding.Of(
                        "CM2403", Severity.Error, group.Name, FindingValue.Term(session.Day), excess.Day,
                        excess.Children, session.Places));
                }
            }
        }
    }

    /// <summary>First day with too many children of whom one is new. Numbers rise only where a stay begins.</summary>
    private static (DateOnly Day, int Children)? FirstExcess(CareSession session, List<Stay> stays)
    {
        foreach (var day in stays.Select(stay => stay.First).Distinct().Order())
        {
            var present = stays.FindAll(stay => stay.First <= day && day <= stay.Last);
            if (present.Count > session.Places && present.Exists(stay => stay.IsNew))
            {
                return (day, present.Count);
            }
        }

        return null;
    }

    private static IEnumerable<Stay> StaysOf(CarePlacement place, bool isNew) =>
        place.Sessions.Select(session => new Stay(session, place.Days.First, place.Days.Last, isNew));

    private sealed record Stay(CareSessionId Session, DateOnly First, DateOnly Last, bool IsNew);
}
