using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>Siblings sent to different groups although one group would take them all.</summary>
/// <remarks>A family is asked for its arrangements anew, and the places left in the draft are counted anew: only where
/// a single group suits all the children and has a place for each on every day they need is a split a fault.</remarks>
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
        var room = new CareRoom(without, placements);
        foreach (var placement in split)
        {
            if (without.Find(placement.Newcomer) is not { } newcomer
                || without.Find(placement.Course) is not { } course)
            {
                continue;
            }

            var entry = Circumstances.EntryAt(course, placement.ModuleNumber, placement.EntryDay);
            var together = without.CaseOf(newcomer, entry).Care.Arrangements
                .Where(arrangement => GroupsOf(arrangement.Places).Count == 1)
                .FirstOrDefault(arrangement => room.Holds(arrangement.Places, placement.Care));
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
}
