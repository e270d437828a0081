using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Judges every placement of tonight's draft against what is on file now: imports may have come since it was
/// made. Publishing judges once more, under the lock.</summary>
public sealed class JudgeStep(ICountyStore store, Planning planning, TimeProvider time) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Judge;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        if (work.Plan is not { } id
            || await store.PlanAsync(work.Municipality, id, cancellationToken) is not { } plan)
        {
            return StepResult.Done(("judged", 0));
        }

        // Promised already: a crash came between publishing and its record.
        if (plan.Summary.State != Plans.PlanState.Draft)
        {
            return StepResult.Done(("judged", plan.Placements.Count));
        }

        var county = await store.ReadCountyAsync(work.Municipality, cancellationToken);
        var findings = PlacementJudge.Judge(planning.CircumstancesOf(county, time.Today()), plan.Placements);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        work.Log.Write($"{plan.Placements.Count} placements judged, {errors} errors");
        return errors > 0
            ? StepResult.Held(findings, ("judged", plan.Placements.Count), ("errors", errors))
            : StepResult.Done(("judged", plan.Placements.Count), ("errors", 0));
    }
}
