using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseMatch.Application.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CourseMatch.Host.Access;

/// <summary>The identity token of one sign-in, checked: signature, issuer, audience, time and nonce (OpenID Connect
/// Core 3.1.3.7).</summary>
internal sealed class IdentityToken
{
    /// <summary>Only signatures that the provider alone can make; none made with a secret that is shared.</summary>
    private static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private readonly JsonElement claims;

    private IdentityToken(JsonElement claims) => this.claims = claims;

    /// <summary>Checks the token in an answer of the token endpoint.</summary>
    /// <exception cref="SecurityTokenException">There is none, or it does not hold.</exception>
    public static async Task<IdentityToken> CheckedAsync(
        JsonElement? answer,
        string? nonce,
        AuthorityOptions options,
        OpenIdConnectConfiguration provider,
        CancellationToken cancellation)
    {
        var text = answer is { ValueKind: JsonValueKind.Object } tokens ? Text(tokens, "id_token") : null;
        var checking = await CheckAsync(text, options, provider);
        if (checking.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys since it was asked.
            options.Provider.RequestRefresh();
            checking = await CheckAsync(
                text, options, await options.Provider.GetConfigurationAsync(cancellation));
        }

        if (!checking.IsValid || checking.SecurityToken is not JsonWebToken token)
        {
            throw checking.Exception as SecurityTokenException ?? new SecurityTokenException("No identity token.");
        }

        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var claims = payload.RootElement.Clone();
        var isOurs = nonce is { Length: > 0 } && IsSame(nonce, Text(claims, "nonce"))
            && (Text(claims, "azp") is not { } party || party == options.ClientId)
            && Text(claims, "sub") is { Length: > 0 and <= 255 };
        return isOurs ? new IdentityToken(claims) : throw new SecurityTokenException("Not for this sign-in.");
    }

    /// <summary>The person it names. What the token leaves out, providers tell at their userinfo endpoint.</summary>
    /// <exception cref="SecurityTokenException">The endpoint speaks of somebody else.</exception>
    public async Task<VouchedPerson> PersonAsync(
        string? accessToken,
        AuthorityOptions options,
        OpenIdConnectConfiguration provider,
        CancellationToken cancellation)
    {
        var subject = Text(claims, "sub")!;
        var more = claims;
        if (!claims.TryGetProperty(options.Settings.GroupsClaim, out _) && provider.UserInfoEndpoint is { } address
            && accessToken is not null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await options.Backchannel.SendAsync(request, cancellation);
            answer.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            more = document.RootElement.Clone();
            if (more.ValueKind != JsonValueKind.Object || Text(more, "sub") != subject)
            {
                throw new SecurityTokenException("The userinfo endpoint speaks of somebody else.");
            }
        }

        return new VouchedPerson(
            provider.Issuer,
            subject,
            Name(claims) ?? Name(more),
            Groups(more, options.Settings.GroupsClaim));
    }

    private static async Task<TokenValidationResult> CheckAsync(
        string? text, AuthorityOptions options, OpenIdConnectConfiguration provider) =>
        await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            text ?? "",
            new TokenValidationParameters
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = options.ClientId,
                IssuerSigningKeys = provider.SigningKeys,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ClockSkew = ClockSkew,
            });

    private static string? Name(JsonElement from) => Text(from, "preferred_username") ?? Text(from, "email");

    private static IReadOnlyList<string> Groups(JsonElement from, string claim) =>
        !from.TryGetProperty(claim, out var groups) ? []
        : groups.ValueKind switch
        {
            JsonValueKind.String => [groups.GetString()!],
            JsonValueKind.Array =>
                [.. groups.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String)
                    .Select(one => one.GetString()!)],
            _ => [],
        };

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsSame(string wanted, string? found) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(wanted), Encoding.UTF8.GetBytes(found ?? ""));
}
