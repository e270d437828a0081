namespace CourseMatch.Application.Matching;

/// <summary>One (session, period) with the options that use it.</summary>
/// <param name="Period">Session and period.</param>
/// <param name="Group">Care group, for comparing only what may be alike.</param>
/// <param name="Capacity">Children who may be present.</param>
/// <param name="Uses">Option index and children, ascending by option.</param>
internal sealed record CareResource(
    CarePeriod Period, int Group, int Capacity, IReadOnlyList<(int Option, int Children)> Uses);

/// <summary>Leaves out care resources that can never be the reason why something does not fit.</summary>
internal static class CareResources
{
    /// <summary>The resources that matter, in the order given.</summary>
    /// <remarks>A resource is redundant when it holds enough for everybody who could come, or when another of the same
    /// group is used at least as much by every option and has no more places. Cost: O(resources kept * uses).</remarks>
    /// <param name="resources">All (session, period) pairs.</param>
    /// <param name="applicantOf">Applicant of each option: of one applicant's options only one is chosen.</param>
    internal static List<CareResource> Reduced(IReadOnlyList<CareResource> resources, Func<int, int> applicantOf)
    {
        var kept = new List<CareResource>();
        foreach (var group in resources.GroupBy(resource => resource.Group))
        {
            var candidates = group
                .GroupBy(resource => resource, SameUses.Instance)
                .Select(same => same.MinBy(resource => resource.Capacity)!)
                .Where(resource => MostAtOnce(resource, applicantOf) > resource.Capacity)
                // What has most uses and fewest places comes first: it makes the others redundant, never the reverse.
                .OrderByDescending(resource => resource.Uses.Count)
                .ThenByDescending(resource => resource.Uses.Sum(use => use.Children))
                .ThenBy(resource => resource.Capacity)
                .ThenBy(resource => resource.Period.Session.Value)
                .ThenBy(resource => resource.Period.Index);
            var keptHere = new List<CareResource>();
            foreach (var candidate in candidates)
            {
                if (!keptHere.Any(other => other.Capacity <= candidate.Capacity && Covers(other, candidate)))
                {
                    keptHere.Add(candidate);
                }
            }

            kept.AddRange(keptHere);
        }

        return [.. kept.OrderBy(r => r.Period.Session.Value).ThenBy(r => r.Period.Index)];
    }

    private static int MostAtOnce(CareResource resource, Func<int, int> applicantOf)
    {
        var (total, applicant, most) = (0, -1, 0);
        foreach (var (option, children) in resource.Uses)
        {
            if (applicantOf(option) != applicant)
            {
                total += most;
                (applicant, most) = (applicantOf(option), 0);
            }

            most = Math.Max(most, children);
        }

        return total + most;
    }

    /// <summary>Whether every option that uses the inner one uses the outer one at least as much.</summary>
    private static bool Covers(CareResource outer, CareResource inner)
    {
        var at = 0;
        foreach (var (option, children) in inner.Uses)
        {
            while (at < outer.Uses.Count && outer.Uses[at].Option < option)
            {
                at++;
            }

            if (at == outer.Uses.Count || outer.Uses[at].Option != option || outer.Uses[at].Children < children)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class SameUses : IEqualityComparer<CareResource>
    {
        internal static readonly SameUses Instance = new();

        public bool Equals(CareResource? x, CareResource? y) =>
            x is not null && y is not null && x.Uses.SequenceEqual(y.Uses);

        public int GetHashCode(CareResource resource)
        {
            var hash = new HashCode();
            foreach (var use in resource.Uses)
            {
                hash.Add(use);
            }

            return hash.ToHashCode();
        }
    }
}
