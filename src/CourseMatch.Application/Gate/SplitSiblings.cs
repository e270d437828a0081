using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>Siblings sent to different groups although one group would take them all.</summary>
/// <remarks>A family is asked for its arrangements anew, and the places left in the draft are counted anew: only where
/// a
/// single group suits all the children and has a place for each on every day they need is a split a fault.</remarks>
internal static class SplitSiblings
{
    internal static IEnumerable<Finding> Find(Circumstances circumstances, IReadOnlyList<Placement> placements)
    {
        var split = placements
            .Where(placement => !placement.IsPromised && GroupsOf(placement.Care).Count > 1)
            .OrderBy(placement => placement.Newcomer.Value)
            .ToList();
        if (split.Count == 0)
        {
            yield break;
        }

        var without = Moves.Of(circumstances, placements).Without;
        foreach (var placement in split)
        {
            if (without.Find(placement.Newcomer) is not { } newcomer
                || without.Find(placement.Course) is not { } course)
            {
                continue;
            }

            var entry = Circumstances.EntryAt(course, placement.ModuleNumber, placement.EntryDay);
            var taken = placements.Where(other => other.Newcomer != placement.Newcomer)
                .SelectMany(other => other.Care)
                .Concat(without.KeptPromises
                    .Where(promise => placements.All(other => other.Newcomer != promise.Newcomer))
                    .SelectMany(promise => promise.Care))
                .ToList();
            var together = without.CaseOf(newcomer, entry).Care.Arrangements
                .Where(arrangement => GroupsOf(arrangement.Places).Count == 1)
                .FirstOrDefault(arrangement => HasRoom(arrangement.Places, taken, without));
            if (together is not null)
            {
                var names = GroupsOf(placement.Care).Order()
                    .Select(group => without.Find(new CareGroupId(group))?.Name ?? "");
                yield return Finding.Of(
                    "CM3202", Severity.Error, newcomer.Reference, Case.NameOf(course), string.Join(", ", names),
                    without.Find(together.Places[0].Group)!.Name);
            }
        }
    }

    private static HashSet<int> GroupsOf(IReadOnlyList<CarePlacement> care) =>
        care.Select(place => place.Group.Value).ToHashSet();

    /// <summary>Whether all places fit beside those taken, on the first day of every stay that meets them.</summary>
    private static bool HasRoom(
        IReadOnlyList<CarePlacement> wanted, IReadOnlyList<CarePlacement> taken, Circumstances circumstances)
    {
        var group = circumstances.Find(wanted[0].Group)!;
        foreach (var session in group.Sessions)
        {
            var here = wanted.Concat(taken).Where(place => place.Sessions.Contains(session.Id)).ToList();
            foreach (var mine in wanted.Where(place => place.Sessions.Contains(session.Id)))
            {
                var days = here.Where(place => place.Days.Overlaps(mine.Days))
                    .Select(place => place.Days.First > mine.Days.First ? place.Days.First : mine.Days.First);
                foreach (var day in days.Distinct())
                {
                    if (here.Where(place => place.Days.Contains(day)).Select(place => place.Child).Distinct().Count()
                        > session.Places)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
