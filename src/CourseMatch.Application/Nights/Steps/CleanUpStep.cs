namespace CourseMatch.Application.Nights.Steps;

/// <summary>Removes what may no longer be kept.</summary>
public sealed class CleanUpStep(INightCleaning cleaning, NightRetention retention, TimeProvider time) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.CleanUp;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var (drafts, nights, messages) = await cleaning.CleanAsync(
            work.Municipality, retention, time.GetUtcNow(), cancellationToken);
        work.Log.Write($"removed {drafts} drafts, {nights} nights, contents of {messages} messages");
        return StepResult.Done(("drafts", drafts), ("nights", nights), ("messages", messages));
    }
}
