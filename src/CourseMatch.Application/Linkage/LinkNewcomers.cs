using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;

namespace CourseMatch.Application.Linkage;

/// <summary>What was found and done.</summary>
/// <param name="Merged">Pairs merged without asking.</param>
/// <param name="Proposed">Pairs that now wait for a person.</param>
public sealed record LinkageOutcome(int Merged, int Proposed);

/// <summary>Use case: find records of several authorities that speak of one person. Certain ones are merged, probable
/// ones wait for a person; pairs somebody has decided about are left alone.</summary>
public sealed class LinkNewcomers(IImportStore store, TimeProvider time)
{
    /// <summary>Who decides where nobody was asked.</summary>
    public const string Decider = "linkage";

    /// <summary>Looks at everybody on the list.</summary>
    public Task<LinkageOutcome> RunAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality,
            (change, token) => LinkAsync(change, null, time.GetUtcNow(), token),
            cancellationToken);

    /// <summary>Looks at some people of one list against everybody.</summary>
    internal static async Task<LinkageOutcome> LinkAsync(
        IImportChange change,
        (string Source, IReadOnlySet<string> Keys)? only,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var county = await change.County.ReadCountyAsync(cancellationToken);
        var people = (await change.Links.PeopleAsync(cancellationToken)).ToDictionary(person => person.Newcomer);
        var asked = only is { } some
            ? people.Values
                .Where(person => person.Source == some.Source && person.Key is { } key && some.Keys.Contains(key))
                .Select(person => person.Newcomer)
                .ToHashSet()
            : null;
        var known = (await change.Links.LinksAsync(null, cancellationToken))
            .Select(link => Pair(link.Kept.Newcomer, link.Duplicate.Newcomer))
            .ToHashSet();
        var roles = new LinkRoles(county, await change.Links.LinksAsync(LinkState.Merged, cancellationToken));
        var candidates = LinkFinding.Find(TraitsOf(county, people), asked, cancellationToken)
            .Where(candidate => !known.Contains(Pair(candidate.First, candidate.Second)));
        var links = new List<NewcomerLink>();
        foreach (var candidate in candidates)
        {
            // The record both are merged with speaks for them from now on.
            if (roles.Rests(candidate.First) || roles.Rests(candidate.Second))
            {
                continue;
            }

            var (first, second) = (people[candidate.First], people[candidate.Second]);
            var isCertain = candidate.Certainty == LinkCertainty.Certain
                && roles.Refusal(first.Newcomer, second.Newcomer) is null;
            var (kept, duplicate) = roles.IsKept(first.Newcomer, second.Newcomer)
                ? (first, second)
                : (second, first);
            if (isCertain)
            {
                roles.Note(kept.Newcomer, duplicate.Newcomer);
            }

            links.Add(new NewcomerLink(
                0, kept, duplicate, isCertain ? LinkState.Merged : LinkState.Proposed, candidate.Bits,
                candidate.Reasons, [], at, isCertain ? Decider : null, isCertain ? at : null));
        }

        await change.Links.SaveAsync(links, cancellationToken);
        var merged = links.Where(link => link.State == LinkState.Merged).ToArray();
        if (merged.Length > 0)
        {
            await MergedPeople.StoreAsync(
                change,
                [.. merged.SelectMany(link => new[] { link.Kept.Newcomer, link.Duplicate.Newcomer }).Distinct()],
                cancellationToken);
        }

        return new LinkageOutcome(merged.Length, links.Count - merged.Length);
    }

    private static PersonTraits[] TraitsOf(County county, Dictionary<NewcomerId, LinkedPerson> people)
    {
        var children = county.Households.ToDictionary(household => household.Id, household => household.Children);
        return
        [
            .. county.Newcomers
                .Where(newcomer => newcomer.IsActive && people.ContainsKey(newcomer.Id))
                .Select(newcomer => PersonTraits.Of(
                    newcomer,
                    people[newcomer.Id].Source,
                    newcomer.Household is { } home && children.TryGetValue(home, out var own) ? own : [])),
        ];
    }

    private static (int, int) Pair(NewcomerId one, NewcomerId two) =>
        (Math.Min(one.Value, two.Value), Math.Max(one.Value, two.Value));
}
