using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;

namespace CourseMatch.Application.Linkage;

/// <summary>How a decision about a pair ended.</summary>
public abstract record LinkDecision
{
    private LinkDecision()
    {
    }

    /// <summary>It holds.</summary>
    /// <param name="Link">The pair as it stands now.</param>
    public sealed record Decided(NewcomerLink Link) : LinkDecision;

    /// <summary>Nothing was done.</summary>
    /// <param name="Finding">Why.</param>
    public sealed record Refused(Finding Finding) : LinkDecision;
}

/// <summary>Use cases: a person decides about a pair of records that may be one person.</summary>
public sealed class DecideDuplicate(IImportStore store, TimeProvider time)
{
    /// <summary>They are one person: merges the two records.</summary>
    public Task<LinkDecision> MergeAsync(
        MunicipalityId municipality, int link, string by, CancellationToken cancellationToken) =>
        RunAsync(
            municipality,
            link,
            async (change, known, token) =>
            {
                if (known.State == LinkState.Merged)
                {
                    return Refused("CM1802", known);
                }

                var county = await change.County.ReadCountyAsync(token);
                var roles = new LinkRoles(county, await change.Links.LinksAsync(LinkState.Merged, token));
                if (roles.Refusal(known.Kept.Newcomer, known.Duplicate.Newcomer) is { } refusal)
                {
                    return new LinkDecision.Refused(refusal);
                }

                var roled = roles.IsKept(known.Kept.Newcomer, known.Duplicate.Newcomer)
                    ? known
                    : known with { Kept = known.Duplicate, Duplicate = known.Kept };
                return await DecideAsync(change, roled, LinkState.Merged, by, token);
            },
            cancellationToken);

    /// <summary>They are two people: the pair is never proposed again.</summary>
    public Task<LinkDecision> ApartAsync(
        MunicipalityId municipality, int link, string by, CancellationToken cancellationToken) =>
        RunAsync(
            municipality,
            link,
            async (change, known, token) => known.State == LinkState.Proposed
                ? await DecideAsync(change, known, LinkState.Apart, by, token)
                : Refused("CM1802", known),
            cancellationToken);

    /// <summary>Takes a merge back: both records are again what their own lists say.</summary>
    public Task<LinkDecision> UndoAsync(
        MunicipalityId municipality, int link, string by, CancellationToken cancellationToken) =>
        RunAsync(
            municipality,
            link,
            async (change, known, token) => known.State == LinkState.Merged
                ? await DecideAsync(change, known, LinkState.Apart, by, token)
                : Refused("CM1802", known),
            cancellationToken);

    private async Task<LinkDecision> RunAsync(
        MunicipalityId municipality,
        int link,
        Func<IImportChange, NewcomerLink, CancellationToken, Task<LinkDecision>> work,
        CancellationToken cancellationToken) =>
        await store.ChangeAsync(
            municipality,
            async (change, token) =>
                (await change.Links.LinksAsync(null, token)).FirstOrDefault(one => one.Id == link) is { } known
                    ? await work(change, known, token)
                    : new LinkDecision.Refused(Finding.Of("CM1801", Severity.Error, link)),
            cancellationToken);

    private async Task<LinkDecision> DecideAsync(
        IImportChange change, NewcomerLink link, LinkState state, string by, CancellationToken cancellationToken)
    {
        var decided = link with { State = state, Fields = [], DecidedBy = by, DecidedAt = time.GetUtcNow() };
        await change.Links.SaveAsync([decided], cancellationToken);
        if (link.State == LinkState.Merged || state == LinkState.Merged)
        {
            await MergedPeople.StoreAsync(
                change, [link.Kept.Newcomer, link.Duplicate.Newcomer], cancellationToken);
        }

        return new LinkDecision.Decided(
            (await change.Links.LinksAsync(null, cancellationToken)).Single(one => one.Id == link.Id));
    }

    private static LinkDecision.Refused Refused(string code, NewcomerLink link) =>
        new(Finding.Of(code, Severity.Error, link.Id, FindingValue.Term(link.State)));
}
