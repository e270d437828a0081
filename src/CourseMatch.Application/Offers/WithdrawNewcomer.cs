using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>How taking a person off the list ended.</summary>
public abstract record WithdrawOutcome
{
    private WithdrawOutcome()
    {
    }

    /// <summary>The person is off the list; the history stays.</summary>
    /// <param name="Newcomer">Who.</param>
    /// <param name="Ended">The place that ended with it, or null.</param>
    public sealed record Withdrawn(NewcomerId Newcomer, Place? Ended) : WithdrawOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(Finding Finding) : WithdrawOutcome;
}

/// <summary>Use case: a person leaves the list; seat and care places are free at once.</summary>
public sealed class WithdrawNewcomer(ICountyStore store, TimeProvider time)
{
    /// <summary>Takes one person off the list.</summary>
    /// <param name="municipality">Whose list.</param>
    /// <param name="reference">File reference, or number.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="reason">Why, in own words; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<WithdrawOutcome> RunAsync(
        MunicipalityId municipality, string reference, Actor by, string reason, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality, (change, token) => RunAsync(change, reference, by, reason, token), cancellationToken);

    /// <summary>Takes several people off the list, in one transaction that reads the county once; whoever is refused
    /// stays and does not hold up the others.</summary>
    /// <param name="municipality">Whose list.</param>
    /// <param name="references">File references.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="reason">Why, in own words; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    /// <returns>What came of each, in the order asked.</returns>
    public Task<IReadOnlyList<WithdrawOutcome>> RunAsync(
        MunicipalityId municipality,
        IReadOnlyList<string> references,
        Actor by,
        string reason,
        CancellationToken cancellationToken) =>
        store.ChangeAsync<IReadOnlyList<WithdrawOutcome>>(
            municipality,
            async (change, token) =>
            {
                var county = await change.ReadCountyAsync(token);
                var outcomes = new List<WithdrawOutcome>();
                foreach (var reference in references.Distinct())
                {
                    outcomes.Add(await RunAsync(change, county, reference, by, reason, token));
                }

                return outcomes;
            },
            cancellationToken);

    private async Task<WithdrawOutcome> RunAsync(
        ICountyChange change, string reference, Actor by, string reason, CancellationToken token) =>
        await RunAsync(change, await change.ReadCountyAsync(token), reference, by, reason, token);

    private async Task<WithdrawOutcome> RunAsync(
        ICountyChange change, County county, string reference, Actor by, string reason, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new WithdrawOutcome.Refused(Finding.Of("CM3111", Severity.Error));
        }

        if (county.Find(reference) is not { } newcomer)
        {
            return new WithdrawOutcome.Refused(Finding.Of("CM3008", Severity.Error, reference));
        }

        if (!newcomer.IsActive)
        {
            return new WithdrawOutcome.Refused(Finding.Of("CM3108", Severity.Error, newcomer.Reference));
        }

        var held = (await change.PlacesAsync(new PlaceQuery(Newcomer: newcomer.Id, IsInForce: true), token))
            .FirstOrDefault();
        if (held is not null)
        {
            await change.TakeStepsAsync(
                [StepToTake.Of(held, PlaceState.Withdrawn, time.GetUtcNow(), by, StepReason.LeftList, reason)], token);
            await change.QueueMessagesAsync([PlaceMessages.Withdrawn(held)], token);
        }

        await change.DeactivateAsync(newcomer.Id, token);
        return new WithdrawOutcome.Withdrawn(newcomer.Id, held);
    }
}
