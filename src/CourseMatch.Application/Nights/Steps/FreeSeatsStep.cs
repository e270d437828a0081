using CourseMatch.Application.Counties;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Collects the seats that became free since the plan in force: by no-shows, refusals, lapsed offers and those
/// who left. Ending a place frees its seat in the same moment; this step counts them for the morning.</summary>
public sealed class FreeSeatsStep(ICountyStore store) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.FreeSeats;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var since = (await store.PlansAsync(work.Municipality, cancellationToken))
            .FirstOrDefault(plan => plan.State == PlanState.Published)?.PublishedAt;
        var county = await store.ReadCountyAsync(work.Municipality, cancellationToken);
        var freed = county.Past.Where(past => since is not null && past.EndedAt > since).ToArray();
        var absent = freed.Count(past => past.State == PlaceState.DidNotCome);
        work.Log.Write($"{freed.Length} seats became free since the plan in force, {absent} of them by absence");
        return StepResult.Done(("freed", freed.Length), ("absent", absent));
    }
}
