namespace CourseMatch.Application.Imports.Inbox;

/// <summary>A provider's token for uploads; the secret itself is known to the provider alone.</summary>
/// <param name="Id">Number.</param>
/// <param name="Source">Provider or authority it speaks for.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When (UTC).</param>
/// <param name="RevokedBy">Who revoked it, or null.</param>
/// <param name="RevokedAt">When (UTC), or null.</param>
/// <param name="UsedAt">When it was last used (UTC), or null.</param>
public sealed record DeliveryToken(
    int Id,
    string Source,
    string MadeBy,
    DateTimeOffset MadeAt,
    string? RevokedBy,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? UsedAt);

/// <summary>Whom a token speaks for.</summary>
/// <param name="Municipality">Municipality.</param>
/// <param name="Source">Provider or authority.</param>
public sealed record Sender(MunicipalityId Municipality, string Source);

/// <summary>Port: how each provider's files come in by themselves.</summary>
public interface IDeliveryStore
{
    /// <summary>Providers whose files go straight through when no guard trips.</summary>
    Task<IReadOnlyList<string>> StraightAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Lets a provider's files go straight through, or not.</summary>
    Task SetStraightAsync(
        MunicipalityId municipality,
        string source,
        bool isStraight,
        string by,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Tokens, newest first, revoked ones included.</summary>
    Task<IReadOnlyList<DeliveryToken>> TokensAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Keeps a token by its hash.</summary>
    Task<DeliveryToken> AddTokenAsync(
        MunicipalityId municipality,
        string source,
        byte[] hash,
        string by,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Revokes a token; false when there is none that still holds.</summary>
    Task<bool> RevokeAsync(
        MunicipalityId municipality, int token, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Whom the token of a hash speaks for, in any municipality, noting its use; null when it does not hold.
    /// </summary>
    Task<Sender?> UseAsync(byte[] hash, DateTimeOffset at, CancellationToken cancellationToken);
}
