using System.Security.Cryptography;
using System.Text;

namespace CourseMatch.Application.Imports.Inbox;

/// <summary>A token just made, with the secret that is shown once and kept nowhere.</summary>
/// <param name="Token">The token as kept.</param>
/// <param name="Secret">What the provider sends.</param>
public sealed record MadeToken(DeliveryToken Token, string Secret);

/// <summary>Use cases: make, revoke and recognise the tokens with which providers upload files.</summary>
/// <remarks>A secret holds 256 random bits, so one round of SHA-256 at rest is enough: there is nothing to
/// guess.</remarks>
public sealed class DeliveryTokens(IDeliveryStore store, TimeProvider time)
{
    private const string Prefix = "cmd_";
    private const int SecretBytes = 32;
    private const int SecretCharsMax = 100;

    /// <summary>Makes a token for a provider.</summary>
    public async Task<MadeToken> MakeAsync(
        MunicipalityId municipality, string source, string by, CancellationToken cancellationToken)
    {
        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var token = await store.AddTokenAsync(
            municipality, source.Trim(), HashOf(secret), by, time.GetUtcNow(), cancellationToken);
        return new MadeToken(token, secret);
    }

    /// <summary>Revokes a token; false when there is none that still holds.</summary>
    public Task<bool> RevokeAsync(
        MunicipalityId municipality, int token, string by, CancellationToken cancellationToken) =>
        store.RevokeAsync(municipality, token, by, time.GetUtcNow(), cancellationToken);

    /// <summary>Whom a secret speaks for, or null.</summary>
    public async Task<Sender?> RecogniseAsync(string secret, CancellationToken cancellationToken) =>
        secret.StartsWith(Prefix, StringComparison.Ordinal) && secret.Length <= SecretCharsMax
            ? await store.UseAsync(HashOf(secret), time.GetUtcNow(), cancellationToken)
            : null;

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
