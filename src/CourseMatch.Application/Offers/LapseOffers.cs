using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Matching;

namespace CourseMatch.Application.Offers;

/// <summary>What the clock did to places.</summary>
/// <param name="Lapsed">Offers nobody answered in time; their seats are free.</param>
/// <param name="Completed">Places in courses that are over; their people can be promised the next course.</param>
/// <param name="Reminded">Offers whose day to answer is near; each is reminded once.</param>
public sealed record LapsedOffers(
    IReadOnlyList<Place> Lapsed, IReadOnlyList<Place> Completed, IReadOnlyList<Place> Reminded);

/// <summary>Use case of every night: offers without an answer lapse, courses that are over end their places.</summary>
/// <remarks>Run twice on one day it does nothing the second time. Who accepted and of whom the provider reported
/// nothing until the course was over counts as having attended: absence is what a provider must report (IntV § 8 Abs.
/// 3).
/// </remarks>
public sealed class LapseOffers(ICountyStore store, Planning planning, TimeProvider time, IReplyLinks? links = null)
{
    /// <summary>Looks at every place in force.</summary>
    public Task<LapsedOffers> RunAsync(MunicipalityId municipality, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality, (change, token) => RunAsync(municipality, change, token), cancellationToken);

    private async Task<LapsedOffers> RunAsync(
        MunicipalityId municipality, ICountyChange change, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var places = await change.PlacesAsync(new PlaceQuery(IsInForce: true), cancellationToken);
        var open = places.Where(place => place is { State: PlaceState.Offered, ReplyBy: not null }).ToList();
        var lapsed = open.FindAll(place => place.ReplyBy < today);
        var near = today.AddDays(planning.Rules.Policy.Offers.ReminderDays);
        var reminded = open.FindAll(place => place.ReplyBy >= today && place.ReplyBy <= near
            && place.Steps[0].At.UtcDateTime.Date < time.GetUtcNow().UtcDateTime.Date);
        var over = places.Where(place => place.LastDay < today && !lapsed.Contains(place)).ToList();

        await change.TakeStepsAsync(
            [
                .. lapsed.Select(place => StepToTake.Of(
                    place, PlaceState.Lapsed, time.GetUtcNow(), Actor.Night, StepReason.NoAnswer)),
                .. over.Where(place => place.State != PlaceState.Started).Select(place => StepToTake.Of(
                    place, PlaceState.Started, time.GetUtcNow(), Actor.Night, StepReason.CourseOver)),
            ],
            cancellationToken);
        var started = (await change.PlacesAsync(new PlaceQuery(State: PlaceState.Started), cancellationToken))
            .Where(place => place.LastDay < today);
        await change.TakeStepsAsync(
            [
                .. started.Select(place => StepToTake.Of(
                    place, PlaceState.Completed, time.GetUtcNow(), Actor.Night, StepReason.CourseOver)),
            ],
            cancellationToken);
        await change.QueueMessagesAsync(
            [
                .. lapsed.Select(PlaceMessages.Lapsed),
                .. reminded.Select(place => PlaceMessages.Reminder(place, links?.LinkFor(municipality, place))),
            ],
            cancellationToken);
        return new LapsedOffers(lapsed, over, reminded);
    }
}
