using CourseMatch.Application.Counties;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Offers;

/// <summary>What every publication does with the promises it made.</summary>
public static class NewOffers
{
    /// <summary>The new promises of a plan are offers: each gets its last day to answer and its message.</summary>
    /// <param name="circumstances">Day and policy.</param>
    /// <param name="change">The transaction of the publication.</param>
    /// <param name="id">The plan.</param>
    /// <param name="moved">People who had another place before.</param>
    /// <param name="links">Where the signed links come from, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task AnnounceAsync(
        Circumstances circumstances,
        ICountyChange change,
        PlanId id,
        IReadOnlySet<NewcomerId> moved,
        IReplyLinks? links,
        CancellationToken cancellationToken)
    {
        var query = new PlaceQuery(Plan: id, State: PlaceState.Offered);
        var made = await change.PlacesAsync(query, cancellationToken);
        await change.SetReplyByAsync(
            made.ToDictionary(
                place => place.Id,
                place => circumstances.Policy.Offers.ReplyBy(circumstances.Day, place.EntryDay)),
            cancellationToken);
        var offered = await change.PlacesAsync(query, cancellationToken);
        await change.QueueMessagesAsync([.. offered.Select(Message)], cancellationToken);

        MessageDraft Message(Place place)
        {
            var link = links?.LinkFor(circumstances.County.Municipality, place);
            return moved.Contains(place.Newcomer)
                ? PlaceMessages.Moved(place, link)
                : PlaceMessages.Offered(place, link);
        }
    }
}
