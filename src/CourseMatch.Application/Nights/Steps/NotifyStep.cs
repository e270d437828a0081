using CourseMatch.Application.Messages;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Sends what waits. What cannot leave now stays queued, and the watch tries again later: a silent mail server
/// does not keep a night from ending.</summary>
public sealed class NotifyStep(SendMessages sending) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Notify;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var counts = await sending.RunAsync(work.Municipality, cancellationToken);
        work.Log.Write(
            $"{counts.Sent} sent, {counts.Printable} letters, {counts.Later} put back, {counts.Held} held, "
            + $"{counts.Dropped} void");
        return StepResult.Done(
            ("sent", counts.Sent), ("letters", counts.Printable), ("later", counts.Later), ("held", counts.Held),
            ("dropped", counts.Dropped));
    }
}
