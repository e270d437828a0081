using CourseMatch.Application.Messages;

namespace CourseMatch.Host.Json;

/// <summary>Messages of a municipality.</summary>
/// <param name="Counts">How many in each state, all of them.</param>
/// <param name="Messages">Oldest first, at most a thousand.</param>
public sealed record MessagesDocument(
    IReadOnlyDictionary<string, int> Counts, IReadOnlyList<MessageDocument> Messages)
{
    internal static MessagesDocument Of(
        IReadOnlyList<OutgoingMessage> messages, IReadOnlyDictionary<MessageState, int> counts) => new(
        counts.ToDictionary(pair => NightDocument.Name(pair.Key), pair => pair.Value),
        [.. messages.Select(message => new MessageDocument(
            message.Number,
            message.EventKey,
            NightDocument.Name(message.Kind),
            NightDocument.Name(message.State),
            message.Channel is { } channel ? NightDocument.Name(channel) : null,
            message.Person?.Reference,
            message.QueuedAt,
            message.Attempts,
            message.Fault))]);
}

/// <summary>One message; no name and no address.</summary>
/// <param name="Number">Number.</param>
/// <param name="Event">Its event.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Channel">How it leaves, or null.</param>
/// <param name="Reference">File reference, or null for the office.</param>
/// <param name="QueuedAt">Since when it waits (UTC).</param>
/// <param name="Attempts">Attempts.</param>
/// <param name="Fault">Code of what went wrong last, or null.</param>
public sealed record MessageDocument(
    int Number,
    string Event,
    string Kind,
    string State,
    string? Channel,
    string? Reference,
    DateTimeOffset QueuedAt,
    int Attempts,
    string? Fault);

/// <summary>What a round of sending did.</summary>
/// <param name="Sent">Taken over.</param>
/// <param name="Letters">Letters made ready.</param>
/// <param name="Later">Put back.</param>
/// <param name="Held">Held for a person.</param>
/// <param name="Dropped">Not sent, since what they say no longer holds.</param>
public sealed record SendingDocument(int Sent, int Letters, int Later, int Held, int Dropped);

/// <summary>Letters written to files.</summary>
/// <param name="Folder">Folder.</param>
/// <param name="Files">Names.</param>
public sealed record LettersDocument(string Folder, IReadOnlyList<string> Files);

/// <summary>A decision about a message.</summary>
/// <param name="Number">Message.</param>
/// <param name="State">Where it stands now.</param>
public sealed record DecidedDocument(int Number, string State);
