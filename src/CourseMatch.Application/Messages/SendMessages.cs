using System.Security.Cryptography;
using System.Text;

namespace CourseMatch.Application.Messages;

/// <summary>What a round of sending did.</summary>
/// <param name="Sent">Taken over by a carrier.</param>
/// <param name="Printable">Letters made ready.</param>
/// <param name="Later">Put back for another attempt.</param>
/// <param name="Held">Held for a person.</param>
/// <param name="Dropped">Not sent, since what they say no longer holds.</param>
public sealed record SendingCounts(int Sent, int Printable, int Later, int Held, int Dropped = 0);

/// <summary>Use case: sends the messages of one municipality that may leave, one after another.</summary>
/// <remarks>Nothing is sent that no longer holds; that is asked again at the last moment, under the lock.
/// One process sends for a municipality at a time. A message is claimed, prepared and handed over. What breaks
/// before the last word is said to the other side is tried again; what breaks after it, before the answer is on
/// record, is held for a person, because sending it again could send it twice: docs/decisions, "Exactly one
/// message". A message to a person without an address that a carrier serves becomes a letter.
/// </remarks>
public sealed class SendMessages(
    IOutbox outbox, IReadOnlyList<ICarrier> carriers, string? officeAddress, TimeProvider time)
{
    /// <summary>Attempts after which a message is held for a person.</summary>
    public const int AttemptsMax = 8;

    private const int RoundMax = 10_000;

    private static readonly TimeSpan Expected = TimeSpan.FromMinutes(2);

    /// <summary>Sends until nothing may leave any more, at most ten thousand; nothing while another process
    /// sends.</summary>
    public async Task<SendingCounts> RunAsync(MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var held = await outbox.TryLockAsync(municipality, cancellationToken);
        if (held is null)
        {
            return new SendingCounts(0, 0, 0, 0);
        }

        var counts = new SendingCounts(
            0, 0, 0, await outbox.HoldUnknownAsync(municipality, cancellationToken),
            await outbox.DropVoidAsync(municipality, time.GetUtcNow(), cancellationToken));
        for (var turn = 0; turn < RoundMax; turn++)
        {
            var now = time.GetUtcNow();
            var claim = Guid.NewGuid().ToString("N");
            if (await outbox.ClaimAsync(municipality, claim, now + Expected, now, cancellationToken) is not { } message)
            {
                break;
            }

            counts = await SendOneAsync(municipality, message, claim, cancellationToken) switch
            {
                MessageState.Sent => counts with { Sent = counts.Sent + 1 },
                MessageState.Printable => counts with { Printable = counts.Printable + 1 },
                MessageState.Held => counts with { Held = counts.Held + 1 },
                MessageState.Queued => counts with { Later = counts.Later + 1 },
                _ => counts,
            };
        }

        // What became void while its turn came.
        var late = await outbox.DropVoidAsync(municipality, time.GetUtcNow(), cancellationToken);
        return counts with { Dropped = counts.Dropped + late };
    }

    /// <summary>Same event, same identity, on every attempt and in every process.</summary>
    public static string IdentityOf(MunicipalityId municipality, string eventKey) =>
        Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(FormattableString.Invariant($"{municipality.Value}|{eventKey}"))))[..32];

    private async Task<MessageState?> SendOneAsync(
        MunicipalityId municipality, OutgoingMessage message, string claim, CancellationToken cancellationToken)
    {
        var (carrier, address) = WayOf(message);
        if (carrier is null || address is null)
        {
            var (state, channel) = message.Person is null
                ? (MessageState.Sent, MessageChannel.Screen)
                : (MessageState.Printable, MessageChannel.Letter);
            return await SettleAsync(municipality, message, claim, state, channel, null, cancellationToken);
        }

        var text = message.Person is null ? OfficeText.Of(message) : MessageText.ToPerson(message);
        var (answer, fault) = await carrier.CarryAsync(
            address,
            IdentityOf(municipality, message.EventKey),
            text,
            token => outbox.HandOverAsync(municipality, message.Number, claim, token),
            cancellationToken);
        var end = answer switch
        {
            CarrierAnswer.Taken => MessageState.Sent,
            CarrierAnswer.Later when message.Attempts < AttemptsMax => MessageState.Queued,
            CarrierAnswer.Later or CarrierAnswer.Refused or CarrierAnswer.Unknown => MessageState.Held,
            CarrierAnswer.ClaimLost => (MessageState?)null,
        };
        return end is { } known
            ? await SettleAsync(municipality, message, claim, known, carrier.Channel, fault, cancellationToken)
            : null;
    }

    private (ICarrier? Carrier, string? Address) WayOf(OutgoingMessage message)
    {
        if (message.Person is not { } person)
        {
            return (carriers.FirstOrDefault(one => one.Channel == MessageChannel.Email), officeAddress);
        }

        return person.Email is not null && Find(MessageChannel.Email) is { } mail ? (mail, person.Email)
            : person.Phone is not null && Find(MessageChannel.Sms) is { } sms ? (sms, person.Phone)
            : (null, null);
    }

    private ICarrier? Find(MessageChannel channel) => carriers.FirstOrDefault(one => one.Channel == channel);

    /// <summary>Not cancelled half-way: what was sent is put on record.</summary>
    private async Task<MessageState?> SettleAsync(
        MunicipalityId municipality,
        OutgoingMessage message,
        string claim,
        MessageState state,
        MessageChannel channel,
        string? fault,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pause = TimeSpan.FromSeconds(Math.Min(3600, 15 << Math.Min(message.Attempts, 8)));
        return await outbox.SettleAsync(
            municipality,
            message.Number,
            claim,
            state,
            channel,
            fault,
            state == MessageState.Queued ? now + pause : null,
            now,
            state == MessageState.Sent ? CancellationToken.None : cancellationToken)
            ? state
            : null;
    }
}
