namespace CourseMatch.Application.Messages;

/// <summary>What a message is about; each has its own sentences in every language of the letters.</summary>
public enum MessageKind
{
    /// <summary>A place is offered: course, first day, reply by when, childcare.</summary>
    PlaceOffered,

    /// <summary>The day to reply by is near.</summary>
    ReplyReminder,

    /// <summary>Nobody replied in time; the place is free again.</summary>
    OfferLapsed,

    /// <summary>The yes has been noted: the place is firm.</summary>
    PlaceAccepted,

    /// <summary>The no has been noted.</summary>
    OfferDeclined,

    /// <summary>An offered place is replaced by another one.</summary>
    PlaceMoved,

    /// <summary>An offer cannot be kept, for a reason on the side of the authority or provider.</summary>
    OfferWithdrawn,

    /// <summary>The course does not take place; the person keeps the original waiting date.</summary>
    CourseCancelled,

    /// <summary>The person did not come to the course; the place goes to somebody else.</summary>
    DidNotCome,

    /// <summary>The right to attend ends soon (IntV § 7, DeuFöV § 6).</summary>
    EntitlementEnding,

    /// <summary>The right to attend has ended.</summary>
    EntitlementEnded,

    /// <summary>To the office: the night published a plan.</summary>
    PlanPublished,

    /// <summary>To the office: the night held a plan; a coordinator has to look.</summary>
    PlanHeld,

    /// <summary>To the office: the night ended with a fault.</summary>
    NightFailed,
}

/// <summary>Whom at the authority or provider a message is for; people are found by their accounts when it is
/// sent.</summary>
public enum OfficeRole
{
    /// <summary>Whoever decides about plans.</summary>
    Coordinator,

    /// <summary>Whoever counsels newcomers.</summary>
    Counsellor,

    /// <summary>Whoever keeps the installation running.</summary>
    Administrator,
}

/// <summary>Whom a message is for: a newcomer or a role at the office.</summary>
public abstract record MessageRecipient
{
    private MessageRecipient()
    {
    }

    /// <summary>A person on the list; address and language are looked up when the message is sent.</summary>
    public sealed record Person(NewcomerId Newcomer) : MessageRecipient;

    /// <summary>Everybody at the municipality with this role.</summary>
    public sealed record Office(OfficeRole Role) : MessageRecipient;
}

/// <summary>One message to come, as the change that makes the event writes it down.</summary>
/// <remarks>
/// Queued in the transaction of the event itself: the message exists exactly when the event does. A second draft with
/// the same event key is the same message and changes nothing, so a step that is run again may queue again.
/// </remarks>
/// <param name="EventKey">Names the event within the municipality, for example <c>offer/123/made</c>; at most 200
/// characters of letters, digits and <c>/ - _ . :</c>. One message per key, whatever crashes.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Values">What the sentences need, by name; dates as yyyy-MM-dd. Never a person's name or address: those
/// are looked up when the message is written. See <see cref="MessageValue"/>.</param>
/// <param name="Plan">The plan whose publication makes the event, or null. Nothing is sent for a plan that is not
/// published.</param>
public sealed record MessageDraft(
    string EventKey,
    MessageRecipient To,
    MessageKind Kind,
    IReadOnlyDictionary<string, string> Values,
    PlanId? Plan = null)
{
    /// <summary>The place the message speaks of, or null. An offer whose place has ended before it left is not sent.
    /// </summary>
    public PromiseId? Promise { get; init; }
}

/// <summary>Names of values in <see cref="MessageDraft.Values"/>.</summary>
public static class MessageValue
{
    /// <summary>Title of the course.</summary>
    public const string Course = "course";

    /// <summary>Number of the course as the provider gives it.</summary>
    public const string CourseNumber = "courseNumber";

    /// <summary>Name of the provider.</summary>
    public const string Provider = "provider";

    /// <summary>Where lessons are held, one line.</summary>
    public const string Site = "site";

    /// <summary>First day attended, yyyy-MM-dd.</summary>
    public const string FirstDay = "firstDay";

    /// <summary>Last day to reply, yyyy-MM-dd.</summary>
    public const string ReplyBy = "replyBy";

    /// <summary>Signed address to reply at.</summary>
    public const string ReplyLink = "replyLink";

    /// <summary>Number of children with a care place.</summary>
    public const string Children = "children";

    /// <summary>Last day of the right to attend, yyyy-MM-dd.</summary>
    public const string ValidUntil = "validUntil";

    /// <summary>Day of the night the office is told about, yyyy-MM-dd.</summary>
    public const string Night = "night";

    /// <summary>Number of the plan.</summary>
    public const string Plan = "plan";

    /// <summary>People placed.</summary>
    public const string Placed = "placed";

    /// <summary>Codes of findings, parted by blanks.</summary>
    public const string Findings = "findings";
}
