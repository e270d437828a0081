namespace CourseMatch.Application.Rules.Children;

/// <summary>Puts the ways of single children together: all children of a person are looked after, or it is no
/// arrangement.</summary>
internal static class CareCombinations
{
    /// <summary>Arrangements, best first: all children in one group, then in several, the partner alone always last and
    /// never cut off.</summary>
    /// <param name="children">Ways of each child; a child without any makes the whole impossible.</param>
    /// <param name="most">Arrangements at most, at least 1.</param>
    /// <param name="isAllowed">Whether an arrangement goes together with what the partner was promised.</param>
    internal static List<CareArrangement> Of(
        IReadOnlyList<ChildCare> children, int most, Func<CareArrangement, bool> isAllowed)
    {
        var found = new List<CareArrangement>();
        if (children.Any(child => child.Choices.Count == 0))
        {
            return found;
        }

        var partnerAlone = children.All(child => child.Choices[^1].Group is null)
            ? Joined([.. children.Select(child => child.Choices[^1])])
            : null;
        var hasPartner = partnerAlone is not null && isAllowed(partnerAlone);
        var room = hasPartner ? most - 1 : most;

        foreach (var choices in InOneGroup(children).Concat(InSeveral(children, most)))
        {
            if (found.Count >= room)
            {
                break;
            }

            var arrangement = Joined(choices);
            if (isAllowed(arrangement) && !found.Any(other => SamePlaces(other, arrangement)))
            {
                found.Add(arrangement);
            }
        }

        if (hasPartner)
        {
            found.Add(partnerAlone!);
        }

        return found;
    }

    private static IEnumerable<ChildChoice[]> InOneGroup(IReadOnlyList<ChildCare> children)
    {
        foreach (var first in children[0].Choices.Where(choice => choice.Group is not null))
        {
            var choices = children
                .Select(child => child.Choices.FirstOrDefault(choice => choice.Group == first.Group))
                .OfType<ChildChoice>()
                .ToArray();
            if (choices.Length == children.Count)
            {
                yield return choices;
            }
        }
    }

    /// <summary>Other combinations, those near the front of every child's list first; at most a few hundred are looked
    /// at, whatever the number of children and groups.</summary>
    private static IEnumerable<ChildChoice[]> InSeveral(IReadOnlyList<ChildCare> children, int most)
    {
        var depth = Math.Min(most, children.Max(child => child.Choices.Count));
        var looked = 0;
        for (var sum = 0; sum <= children.Count * (depth - 1); sum++)
        {
            foreach (var indices in IndicesOfSum(children, depth, sum, 0, new int[children.Count]))
            {
                if (++looked > 300)
                {
                    yield break;
                }

                var choices = indices.Select((index, child) => children[child].Choices[index]).ToArray();
                if (choices.Any(choice => choice.Group is not null))
                {
                    yield return choices;
                }
            }
        }
    }

    private static IEnumerable<int[]> IndicesOfSum(
        IReadOnlyList<ChildCare> children, int depth, int sum, int child, int[] indices)
    {
        if (child == children.Count)
        {
            if (sum == 0)
            {
                yield return [.. indices];
            }

            yield break;
        }

        var last = Math.Min(sum, Math.Min(depth, children[child].Choices.Count) - 1);
        for (var index = 0; index <= last; index++)
        {
            indices[child] = index;
            foreach (var rest in IndicesOfSum(children, depth, sum - index, child + 1, indices))
            {
                yield return rest;
            }
        }
    }

    private static CareArrangement Joined(IReadOnlyList<ChildChoice> choices) => new(
        [.. choices.SelectMany(choice => choice.Places)],
        [.. choices.SelectMany(choice => choice.InGroup)],
        [.. choices.SelectMany(choice => choice.WithPartner)],
        choices.Max(choice => choice.WayMinutes));

    private static bool SamePlaces(CareArrangement one, CareArrangement two) =>
        one.Places.Count == two.Places.Count
        && one.Places.Zip(two.Places).All(pair => pair.First.Child == pair.Second.Child
            && pair.First.Group == pair.Second.Group && pair.First.Days == pair.Second.Days
            && pair.First.Sessions.SequenceEqual(pair.Second.Sessions));
}
