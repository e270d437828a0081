using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace CourseMatch.Application.Offers;

/// <summary>What a signed reply address says: which place of which municipality, and until when.</summary>
/// <param name="Municipality">The municipality.</param>
/// <param name="Promise">The place.</param>
/// <param name="Expires">Last day on which it is good.</param>
public sealed record ReplyToken(MunicipalityId Municipality, PromiseId Promise, DateOnly Expires)
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    private const int ClaimBytes = 12;
    private const int SignatureBytes = 16;

    /// <summary>The address part: numbers and a signature (HMAC-SHA-256, cut to 128 bits), nothing of the person.
    /// </summary>
    public string Sign(ReadOnlySpan<byte> key)
    {
        Span<byte> token = stackalloc byte[ClaimBytes + SignatureBytes];
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(token, Municipality.Value);
        BinaryPrimitives.WriteInt32BigEndian(token[4..], Promise.Value);
        BinaryPrimitives.WriteInt32BigEndian(token[8..], Expires.DayNumber);
        HMACSHA256.HashData(key, token[..ClaimBytes], signature);
        signature[..SignatureBytes].CopyTo(token[ClaimBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads what a token claims, without looking at its signature; null when it is none.</summary>
    public static ReplyToken? Claimed(string? text)
    {
        Span<byte> token = stackalloc byte[ClaimBytes + SignatureBytes];
        if (text is not { Length: < 100 } || !Base64Url.IsValid(text, out var length)
            || length != token.Length || !Base64Url.TryDecodeFromChars(text, token, out _))
        {
            return null;
        }

        var day = BinaryPrimitives.ReadInt32BigEndian(token[8..]);
        return day < 0 || day > DateOnly.MaxValue.DayNumber
            ? null
            : new ReplyToken(
                new MunicipalityId(BinaryPrimitives.ReadInt32BigEndian(token)),
                new PromiseId(BinaryPrimitives.ReadInt32BigEndian(token[4..])),
                DateOnly.FromDayNumber(day));
    }

    /// <summary>Whether a text is this token, signed with this key; takes the same time whatever is wrong.</summary>
    public bool IsSigned(string text, ReadOnlySpan<byte> key) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.ASCII.GetBytes(Sign(key)), System.Text.Encoding.ASCII.GetBytes(text));
}

/// <summary>Addresses under which people answer: the installation's public address and a key of the municipality.
/// </summary>
public sealed class ReplyLinks(Uri publicAddress, byte[] key) : IReplyLinks
{
    /// <summary>Path of the page, with the token behind it.</summary>
    public const string Path = "antwort/";

    /// <inheritdoc/>
    public string? LinkFor(MunicipalityId municipality, Place place) => new Uri(
        publicAddress,
        Path + new ReplyToken(municipality, place.Id, place.ReplyBy ?? place.EntryDay).Sign(key)).ToString();
}

/// <summary>Port: the key that signs the reply addresses of a municipality; made when first asked for, and the same for
/// every process that shares the database.</summary>
public interface IReplyKeys
{
    /// <summary>The key, or null when there is no such municipality.</summary>
    Task<byte[]?> KeyAsync(MunicipalityId municipality, CancellationToken cancellationToken);
}
