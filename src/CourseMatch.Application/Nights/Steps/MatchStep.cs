using CourseMatch.Application.Plans;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Stores tonight's draft. Run again after a crash it stores another one; the first stays a draft that nobody
/// publishes and is cleaned up.</summary>
public sealed class MatchStep(MatchNewcomers matching, SearchLimits limits) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Match;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var outcome = await matching.RunAsync(
            work.Municipality, null, limits, SilentObserver.Instance, cancellationToken, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (outcome is not MatchOutcome.Drafted { Plan: var plan })
        {
            return StepResult.Held(((MatchOutcome.NotDrafted)outcome).Findings);
        }

        var head = plan.Summary;
        work.Log.Write(FormattableString.Invariant(
            $"plan {head.Id.Value}: {head.Placed} of {head.Newcomers} placed, gap {head.Gap:0.######}, {head.Engine}"));
        return StepResult.Done(
            ("plan", head.Id.Value),
            ("newcomers", head.Newcomers),
            ("placed", head.Placed),
            ("children", head.ChildrenPlaced));
    }
}
