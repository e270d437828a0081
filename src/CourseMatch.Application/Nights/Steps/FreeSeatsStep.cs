using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Ends what the clock ends: offers nobody answered, places in courses that are over. Their seats are free for
/// the matching that follows.</summary>
public sealed class FreeSeatsStep(LapseOffers lapsing) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.FreeSeats;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var outcome = await lapsing.RunAsync(work.Municipality, cancellationToken);
        work.Log.Write(
            $"{outcome.Lapsed.Count} offers lapsed, {outcome.Completed.Count} places over, "
            + $"{outcome.Reminded.Count} reminded");
        return StepResult.Done(
            ("lapsed", outcome.Lapsed.Count), ("over", outcome.Completed.Count), ("reminded", outcome.Reminded.Count));
    }
}
