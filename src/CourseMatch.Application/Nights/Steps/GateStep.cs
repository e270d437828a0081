using CourseMatch.Application.Gate;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Asks the publication gate about tonight's draft; what it says is stored with the plan, and publishing asks
/// it once more under the lock.</summary>
public sealed class GateStep(PublishThroughGate gate) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Gate;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        // No verdict: matching made no draft, or a crash came between publishing and its record.
        if (work.Plan is not { } plan
            || await gate.JudgeAsync(work.Municipality, plan, cancellationToken) is not { } verdict)
        {
            return StepResult.Done(("passed", 0), ("stopped", 0));
        }

        var stopped = verdict.Checks.Where(check => !check.IsPassed).Select(check => check.Kind).ToArray();
        work.Log.Write(stopped.Length == 0
            ? $"{verdict.Checks.Count} checks passed"
            : $"stopped by {string.Join(", ", stopped)}");
        return verdict.IsOpen
            ? StepResult.Done(("passed", verdict.Checks.Count), ("stopped", 0))
            : StepResult.Held(
                verdict.Obstacles, ("passed", verdict.Checks.Count - stopped.Length), ("stopped", stopped.Length));
    }
}
