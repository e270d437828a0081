using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Plans;

/// <summary>How a publication ended.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>The plan is in force.</summary>
    /// <param name="Plan">The plan.</param>
    /// <param name="Promised">Places newly promised by it.</param>
    /// <param name="Findings">What should be looked at nevertheless.</param>
    public sealed record Published(PlanId Plan, int Promised, IReadOnlyList<Finding> Findings) : PublishOutcome;

    /// <summary>The judge or the database said no; nothing was done.</summary>
    public sealed record Rejected(IReadOnlyList<Finding> Findings) : PublishOutcome;

    /// <summary>Another plan was published after this one was made; nothing was done.</summary>
    public sealed record Superseded(PlanId Newer) : PublishOutcome;

    /// <summary>There is no such draft; nothing was done.</summary>
    public sealed record NotADraft(Finding Finding) : PublishOutcome;

    /// <summary>The publication gate is closed: a coordinator has to look. Nothing was published.</summary>
    /// <param name="Verdict">Every check, stored with the plan.</param>
    public sealed record Held(GateVerdict Verdict) : PublishOutcome;
}

/// <summary>Puts a draft in force, asking nobody: what stands behind the gate. People and nights come by
/// <see cref="PublishThroughGate"/>.</summary>
/// <remarks>
/// Everything happens in one transaction that holds the municipality's lock: the county is read as it is now, every
/// placement is judged again, and only then places become promises. Whoever comes second finds the newer plan.
/// </remarks>
public sealed class PublishPlan(
    ICountyStore store, Planning planning, TimeProvider time, IReplyLinks? links = null)
{
    /// <summary>Publishes a draft.</summary>
    public async Task<PublishOutcome> RunAsync(
        MunicipalityId municipality, PlanId id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ChangeAsync(
                municipality,
                async (change, token) =>
                {
                    var draft = await change.PlanAsync(id, token);
                    return await RefusalAsync(change, id, draft, token)
                        ?? await PutInForceAsync(
                            change,
                            draft!,
                            planning.CircumstancesOf(await change.ReadCountyAsync(token), time.Today()),
                            token);
                },
                cancellationToken);
        }
        catch (PromiseConflict conflict)
        {
            return new PublishOutcome.Rejected([Finding.Of("CM3005", Severity.Error, conflict.Constraint)]);
        }
    }

    /// <summary>Publishes a draft that is none of <see cref="RefusalAsync"/>, inside a transaction of the caller.
    /// </summary>
    /// <param name="change">The transaction.</param>
    /// <param name="plan">The draft.</param>
    /// <param name="circumstances">What is on file as the transaction sees it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<PublishOutcome> PutInForceAsync(
        ICountyChange change, Plan plan, Circumstances circumstances, CancellationToken cancellationToken)
    {
        var id = plan.Summary.Id;
        var findings = PlacementJudge.Judge(circumstances, plan.Placements);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        if (errors > 0)
        {
            return new PublishOutcome.Rejected(
                [Finding.Of("CM3009", Severity.Error, id.Value, errors), .. findings]);
        }

        // People of a cancelled or withdrawn course wait again: whoever the plan places anew holds one promise, not
        // two, and the care places of all of them are free for others.
        var broken = await TakeBackAsync(
            change, circumstances.BrokenPromises, PlaceState.Cancelled, StepReason.CourseCancelled, cancellationToken);
        await change.QueueMessagesAsync([.. broken.Select(PlaceMessages.Cancelled)], cancellationToken);
        var moved = Moves.Of(circumstances, plan.Placements).Replaced;
        await TakeBackAsync(change, moved, PlaceState.Moved, StepReason.Rematched, cancellationToken);
        await change.PublishAsync(id, time.GetUtcNow(), cancellationToken);
        await NewOffers.AnnounceAsync(
            circumstances, change, id, moved.Select(promise => promise.Newcomer).ToHashSet(), links, cancellationToken);
        return new PublishOutcome.Published(
            id, plan.Placements.Count(placement => !placement.IsPromised), findings);
    }

    /// <summary>Why a plan cannot be published whatever it holds: not there, no draft, too old; or null.</summary>
    internal static async Task<PublishOutcome?> RefusalAsync(
        ICountyChange change, PlanId id, Plan? plan, CancellationToken cancellationToken)
    {
        if (plan is null)
        {
            return new PublishOutcome.NotADraft(Finding.Of("CM3001", Severity.Error, id.Value));
        }

        if (plan.Summary.State != PlanState.Draft)
        {
            return new PublishOutcome.NotADraft(
                Finding.Of("CM3002", Severity.Error, id.Value, FindingValue.Term(plan.Summary.State)));
        }

        return await change.PlanInForceAsync(cancellationToken) is { } inForce
            && inForce.PublishedAt > plan.Summary.CreatedAt
            ? new PublishOutcome.Superseded(inForce.Id)
            : null;
    }

    /// <summary>Ends promises that cannot be kept as they are.</summary>
    private async Task<IReadOnlyList<Place>> TakeBackAsync(
        ICountyChange change,
        IEnumerable<Promise> promises,
        PlaceState to,
        string reason,
        CancellationToken cancellationToken)
    {
        var ended = promises.Select(promise => promise.Id).ToHashSet();
        if (ended.Count == 0)
        {
            return [];
        }

        var places = (await change.PlacesAsync(new PlaceQuery(IsInForce: true), cancellationToken))
            .Where(place => ended.Contains(place.Id))
            .ToList();
        await change.TakeStepsAsync(
            [.. places.Select(place => StepToTake.Of(
                place, to, time.GetUtcNow(), new Actor(ActorKind.Publication), reason))],
            cancellationToken);
        return places;
    }
}
