namespace CourseMatch.Application.Messages;

/// <summary>Where a message stands.</summary>
public enum MessageState
{
    /// <summary>Waits to be sent.</summary>
    Queued,

    /// <summary>Somebody prepares it; nothing has left. When that process dies, another takes it up.</summary>
    Claimed,

    /// <summary>The other side is being told that it is complete: from here on a crash leaves open whether it took
    /// it.</summary>
    HandingOver,

    /// <summary>Taken over by the other side.</summary>
    Sent,

    /// <summary>A letter that waits for the printer.</summary>
    Printable,

    /// <summary>A letter that was printed.</summary>
    Printed,

    /// <summary>A person has to decide: it may have left or not, or nobody takes it.</summary>
    Held,

    /// <summary>Will not be sent; a person said so.</summary>
    Dropped,
}

/// <summary>How a message leaves.</summary>
public enum MessageChannel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A letter on paper.</summary>
    Letter,

    /// <summary>Short message to a telephone.</summary>
    Sms,

    /// <summary>Shown in the program only: nobody at the office has given an address.</summary>
    Screen,
}

/// <summary>A message as whoever sends it needs it. Holds a person's name and address: never logged, never stored
/// anew.</summary>
/// <param name="Number">Number within the municipality.</param>
/// <param name="EventKey">Its event.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">State.</param>
/// <param name="Channel">Channel, or null while unknown.</param>
/// <param name="Attempts">Times it was claimed.</param>
/// <param name="QueuedAt">Since when it waits (UTC).</param>
/// <param name="Fault">Code of what went wrong last, or null.</param>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="Person">Who it is for, or null when it is for the office.</param>
/// <param name="Values">What the sentences need.</param>
public sealed record OutgoingMessage(
    int Number,
    string EventKey,
    MessageKind Kind,
    MessageState State,
    MessageChannel? Channel,
    int Attempts,
    DateTimeOffset QueuedAt,
    string? Fault,
    string Municipality,
    MessagePerson? Person,
    IReadOnlyDictionary<string, string> Values);

/// <summary>Who a message is for.</summary>
/// <param name="Name">Given and family name.</param>
/// <param name="Reference">File reference.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Phone">Telephone, or null.</param>
/// <param name="Language">Language of letters, ISO 639, or null when only German is known to be of use.</param>
/// <param name="Street">Street and house number, or null.</param>
/// <param name="Town">Postcode and town, or null.</param>
public sealed record MessagePerson(
    string Name, string Reference, string? Email, string? Phone, string? Language, string? Street, string? Town);
