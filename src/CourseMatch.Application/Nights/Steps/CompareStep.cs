using CourseMatch.Application.Counties;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Counts what tonight's draft changes for people against the plan in force: newly placed, kept, moved to
/// another course, no longer placed.</summary>
public sealed class CompareStep(ICountyStore store) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Compare;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        if (work.Plan is not { } id
            || await store.PlanAsync(work.Municipality, id, cancellationToken) is not { } draft)
        {
            return StepResult.Done();
        }

        var plans = await store.PlansAsync(work.Municipality, cancellationToken);
        var inForce = plans.FirstOrDefault(plan => plan.State == PlanState.Published && plan.Id != id);
        var before = inForce is null
            ? []
            : (await store.PlanAsync(work.Municipality, inForce.Id, cancellationToken))!.Placements
                .ToDictionary(placement => placement.Newcomer, placement => placement.Course);
        var now = draft.Placements.ToDictionary(placement => placement.Newcomer, placement => placement.Course);
        var kept = now.Count(pair => before.TryGetValue(pair.Key, out var course) && course == pair.Value);
        var moved = now.Count(pair => before.TryGetValue(pair.Key, out var course) && course != pair.Value);
        var gone = before.Keys.Count(newcomer => !now.ContainsKey(newcomer));
        work.Log.Write($"against plan {inForce?.Id.Value ?? 0}: {now.Count - kept - moved} new, {kept} kept, "
            + $"{moved} moved, {gone} no longer placed");
        return StepResult.Done(("new", now.Count - kept - moved), ("kept", kept), ("moved", moved), ("gone", gone));
    }
}
