using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Gate;

/// <summary>How a plan came through the gate.</summary>
public abstract record GateOutcome
{
    private GateOutcome()
    {
    }

    /// <summary>The gate was open; what came of publishing.</summary>
    /// <param name="Verdict">Every check.</param>
    /// <param name="Publication">In force, as a rule; a plan may still be too old.</param>
    public sealed record Passed(GateVerdict Verdict, PublishOutcome Publication) : GateOutcome;

    /// <summary>The gate is closed: a coordinator has to look. Nothing was published.</summary>
    /// <param name="Verdict">Every check, stored with the plan.</param>
    public sealed record Held(GateVerdict Verdict) : GateOutcome;

    /// <summary>There is no such draft.</summary>
    public sealed record NotADraft(Finding Finding) : GateOutcome;
}

/// <summary>Use case of the night: a draft is judged by the gate and published, or held; in one transaction.</summary>
public sealed class PublishThroughGate(ICountyStore store, PublishPlan publishing, Planning planning, TimeProvider time)
{
    /// <summary>Judges a draft and stores the verdict with it; publishes nothing.</summary>
    /// <param name="municipality">Whose plan.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public Task<GateVerdict?> JudgeAsync(
        MunicipalityId municipality, PlanId id, CancellationToken cancellationToken) =>
        store.ChangeAsync(municipality, (change, token) => JudgeAsync(change, id, token), cancellationToken);

    /// <summary>Judges a draft, and publishes it when the gate is open.</summary>
    /// <param name="municipality">Whose plan.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public async Task<GateOutcome> RunAsync(
        MunicipalityId municipality, PlanId id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ChangeAsync<GateOutcome>(
                municipality,
                async (change, token) => await JudgeAsync(change, id, token) switch
                {
                    null => new GateOutcome.NotADraft(Finding.Of("CM3001", Severity.Error, id.Value)),
                    { IsOpen: false } closed => new GateOutcome.Held(closed),
                    { } open => new GateOutcome.Passed(open, await publishing.PublishAsync(change, id, token)),
                },
                cancellationToken);
        }
        catch (PromiseConflict conflict)
        {
            var verdict = await JudgeAsync(municipality, id, cancellationToken);
            return new GateOutcome.Passed(verdict!, new PublishOutcome.Rejected(
                [Finding.Of("CM3005", Severity.Error, conflict.Constraint)]));
        }
    }

    private async Task<GateVerdict?> JudgeAsync(ICountyChange change, PlanId id, CancellationToken token)
    {
        if (await change.PlanAsync(id, token) is not { Summary.State: PlanState.Draft } draft)
        {
            return null;
        }

        var inForce = await change.PlanInForceAsync(token) is { } head ? await change.PlanAsync(head.Id, token) : null;
        var circumstances = planning.CircumstancesOf(await change.ReadCountyAsync(token), time.Today());
        var released = ReleasedPolicy.Of(await change.ReleasesAsync(token), inForce?.Summary);
        var verdict = PublicationGate.Judge(
            new GateCase(
                draft, inForce, circumstances, released.Policy ?? circumstances.Policy,
                released.Covers(draft.Summary.PolicyVersion)),
            time.GetUtcNow());
        await change.SaveVerdictAsync(verdict, token);
        return verdict;
    }
}
