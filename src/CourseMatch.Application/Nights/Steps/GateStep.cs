using CourseMatch.Application.Gate;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Asks the publication gate about tonight's draft; what it says is stored with the plan.</summary>
public sealed class GateStep(PublishThroughGate gate) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Gate;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        if (work.Plan is not { } id
            || await gate.JudgeAsync(work.Municipality, id, cancellationToken) is not { } verdict)
        {
            return StepResult.Done(("checks", 0));
        }

        var stopped = verdict.Checks.Where(check => !check.IsPassed).Select(check => check.Kind).ToList();
        work.Log.Write(stopped.Count == 0
            ? $"plan {id.Value}: {verdict.Checks.Count} checks passed"
            : $"plan {id.Value}: stopped by {string.Join(", ", stopped)}");
        return stopped.Count == 0
            ? StepResult.Done(("checks", verdict.Checks.Count), ("stopped", 0))
            : StepResult.Held(verdict.Obstacles, ("checks", verdict.Checks.Count), ("stopped", stopped.Count));
    }
}
