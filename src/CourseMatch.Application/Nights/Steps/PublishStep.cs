using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Publishes tonight's draft through the gate, or leaves it to a coordinator when the gate or an earlier step
/// held it.</summary>
/// <remarks>Run again after a crash it finds the plan published and says so: nothing is promised twice.</remarks>
public sealed class PublishStep(ICountyStore store, PublishThroughGate gate) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Publish;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        if (work.Plan is not { } id)
        {
            return StepResult.Done(("published", 0));
        }

        if (work.IsHeld)
        {
            work.Log.Write($"plan {id.Value} waits for a coordinator");
            return StepResult.Held([Finding.Of("CM4102", Severity.Warning, id.Value)], ("published", 0));
        }

        var outcome = await gate.RunAsync(work.Municipality, id, release: null, cancellationToken);
        if (outcome is PublishOutcome.Held held)
        {
            work.Log.Write($"plan {id.Value} held by the gate");
            return StepResult.Held(
                [Finding.Of("CM4102", Severity.Warning, id.Value), .. held.Verdict.Obstacles], ("published", 0));
        }

        if (outcome is PublishOutcome.Published published)
        {
            work.Log.Write($"plan {id.Value} published, {published.Promised} places promised");
            return new StepResult(
                NightEnd.Done,
                new Dictionary<string, long> { ["published"] = 1, ["promised"] = published.Promised },
                published.Findings);
        }

        var state = (await store.PlanAsync(work.Municipality, id, cancellationToken))?.Summary.State;
        if (outcome is PublishOutcome.NotADraft && state is PlanState.Published or PlanState.Superseded)
        {
            work.Log.Write($"plan {id.Value} had been published before");
            return StepResult.Done(("published", 1));
        }

        work.Log.Write($"plan {id.Value} not published: {outcome.GetType().Name}");
        return StepResult.Held(
            outcome switch
            {
                PublishOutcome.Rejected rejected => rejected.Findings,
                PublishOutcome.Superseded superseded =>
                    [Finding.Of("CM3003", Severity.Error, id.Value, superseded.Newer.Value)],
                PublishOutcome.NotADraft refused => [refused.Finding],
                _ => throw new InvalidOperationException("The set of outcomes is closed."),
            },
            ("published", 0));
    }
}
