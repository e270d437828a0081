using System.Globalization;
using CourseMatch.Application.Messages;

namespace CourseMatch.Application.Offers;

/// <summary>The messages that events in the life of a place make; one per event, named after the place.</summary>
internal static class PlaceMessages
{
    internal static MessageDraft Offered(Place place, string? replyLink) =>
        Of(place, "offered", MessageKind.PlaceOffered, place.Plan, (MessageValue.ReplyLink, replyLink));

    internal static MessageDraft Moved(Place place, string? replyLink) =>
        Of(place, "moved-here", MessageKind.PlaceMoved, place.Plan, (MessageValue.ReplyLink, replyLink));

    internal static MessageDraft Reminder(Place place, string? replyLink) =>
        Of(place, "reminder", MessageKind.ReplyReminder, null, (MessageValue.ReplyLink, replyLink));

    internal static MessageDraft Lapsed(Place place) => Of(place, "lapsed", MessageKind.OfferLapsed);

    internal static MessageDraft Accepted(Place place) => Of(place, "accepted", MessageKind.PlaceAccepted);

    internal static MessageDraft Declined(Place place) => Of(place, "declined", MessageKind.OfferDeclined);

    internal static MessageDraft Withdrawn(Place place) => Of(place, "withdrawn", MessageKind.OfferWithdrawn);

    internal static MessageDraft Cancelled(Place place) => Of(place, "cancelled", MessageKind.CourseCancelled);

    internal static MessageDraft DidNotCome(Place place) => Of(place, "did-not-come", MessageKind.DidNotCome);

    private static MessageDraft Of(
        Place place,
        string happened,
        MessageKind kind,
        PlanId? plan = null,
        (string Name, string? Value) more = default)
    {
        var values = new Dictionary<string, string>
        {
            [MessageValue.Course] = place.CourseTitle,
            [MessageValue.CourseNumber] = place.CourseNumber,
            [MessageValue.Provider] = place.Provider,
            [MessageValue.Site] = place.Site,
            [MessageValue.FirstDay] = Day(place.EntryDay),
            [MessageValue.Children] = place.Children.ToString(CultureInfo.InvariantCulture),
        };
        if (place.ReplyBy is { } last)
        {
            values[MessageValue.ReplyBy] = Day(last);
        }

        if (more is { Name: { } name, Value: { } value })
        {
            values[name] = value;
        }

        return new MessageDraft(
            $"place/{place.Id.Value}/{happened}", new MessageRecipient.Person(place.Newcomer), kind, values, plan)
        {
            Promise = place.Id,
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
