using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>Use case of everybody who publishes, night or person, page, API or terminal: a draft is judged by the gate
/// and put in force, or held.</summary>
/// <remarks>Judgement and publication are one transaction under the municipality's lock: what was judged is what is
/// published, and nothing on file can change in between.</remarks>
public sealed class PublishThroughGate(
    ICountyStore store, Planning planning, TimeProvider time, IReplyLinks? links = null)
{
    private readonly PublishPlan publishing = new(store, planning, time, links);

    /// <summary>Judges a draft and stores the verdict with it; publishes nothing.</summary>
    /// <param name="municipality">Whose plan.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    /// <returns>Every check, or null when there is no such draft.</returns>
    public Task<GateVerdict?> JudgeAsync(
        MunicipalityId municipality, PlanId id, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality,
            async (change, token) =>
            {
                if (await change.PlanAsync(id, token) is not { Summary.State: PlanState.Draft } draft)
                {
                    return null;
                }

                var circumstances = await CircumstancesAsync(change, token);
                var verdict = await JudgeAsync(change, draft, circumstances, byHand: null, token);
                await change.SaveVerdictAsync(verdict, token);
                return verdict;
            },
            cancellationToken);

    /// <summary>Judges a draft, and publishes it when the gate is open or a coordinator may and does let it through.
    /// </summary>
    /// <param name="municipality">Whose plan.</param>
    /// <param name="id">The draft.</param>
    /// <param name="release">A coordinator's word for a plan that the gate holds; null by night.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public async Task<PublishOutcome> RunAsync(
        MunicipalityId municipality, PlanId id, GateRelease? release, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ChangeAsync(
                municipality, (change, token) => RunAsync(change, id, release, token), cancellationToken);
        }
        catch (PromiseConflict conflict)
        {
            return new PublishOutcome.Rejected([Finding.Of("CM3005", Severity.Error, conflict.Constraint)]);
        }
    }

    /// <summary>The same inside a transaction of the caller.</summary>
    internal async Task<PublishOutcome> RunAsync(
        ICountyChange change, PlanId id, GateRelease? release, CancellationToken cancellationToken)
    {
        var draft = await change.PlanAsync(id, cancellationToken);
        if (await PublishPlan.RefusalAsync(change, id, draft, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var circumstances = await CircumstancesAsync(change, cancellationToken);
        var verdict = await JudgeAsync(change, draft!, circumstances, byHand: null, cancellationToken);
        var isReleased = !verdict.IsOpen && verdict.MayBeReleased && release is { IsGiven: true };
        verdict = verdict with { Release = isReleased ? release!.Kept : null };
        await change.SaveVerdictAsync(verdict, cancellationToken);
        return verdict.IsOpen || isReleased
            ? await publishing.PutInForceAsync(change, draft!, circumstances, cancellationToken)
            : new PublishOutcome.Held(verdict);
    }

    /// <summary>What the gate says of a draft that need not be stored.</summary>
    /// <param name="change">The transaction.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="circumstances">What is on file as the transaction sees it.</param>
    /// <param name="byHand">A person whom a coordinator places by hand, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<GateVerdict> JudgeAsync(
        ICountyChange change, Plan draft, Circumstances circumstances, NewcomerId? byHand,
        CancellationToken cancellationToken)
    {
        var inForce = await change.PlanInForceAsync(cancellationToken) is { } head
            ? await change.PlanAsync(head.Id, cancellationToken)
            : null;
        var released = ReleasedPolicy.Of(await change.ReleasesAsync(cancellationToken), inForce?.Summary);
        return PublicationGate.Judge(
            new GateCase(
                draft, inForce, circumstances, released.Policy ?? circumstances.Policy,
                released.Covers(draft.Summary.PolicyVersion))
            {
                ByHand = byHand,
            },
            time.GetUtcNow());
    }

    private async Task<Circumstances> CircumstancesAsync(ICountyChange change, CancellationToken cancellationToken) =>
        planning.CircumstancesOf(await change.ReadCountyAsync(cancellationToken), time.Today());
}
