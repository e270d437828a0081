using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CourseMatch.Host.Access;

/// <summary>Signs people in at the authority's identity provider: OpenID Connect, code flow with PKCE.</summary>
/// <remarks>
/// The framework's OAuth handler brings the code flow, PKCE, the protected state and the cookie that ties the answer to
/// the browser which asked. Added here: the provider's description, the nonce, and the check of the identity token.
/// Every failure ends in a sentence.
/// </remarks>
internal sealed class AuthorityHandler(
    IOptionsMonitor<AuthorityOptions> options, ILoggerFactory loggers, UrlEncoder encoder, SignInByAuthority signIn)
    : OAuthHandler<AuthorityOptions>(options, loggers, encoder)
{
    private const string NonceKey = "nonce";
    private const int NonceBytes = 32;

    private OpenIdConnectConfiguration provider = null!;
    private Step step = Step.Returning;

    private enum Step
    {
        /// <summary>Coming back from the provider: state and cookie.</summary>
        Returning,

        /// <summary>Handing in the code.</summary>
        HandingIn,

        /// <summary>Looking at what came for it.</summary>
        Looking,
    }

    /// <summary>Only as the route it is: the framework would answer before the guards, the gate and the pages of
    /// problems have their turn.</summary>
    public override async Task<bool> ShouldHandleRequestAsync() =>
        Context.GetEndpoint() is not null && await base.ShouldHandleRequestAsync();

    /// <summary>Sends the browser to the provider.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await DescribeAsync();
        }
        catch (Exception trouble) when (IsOutOfReach(trouble))
        {
            Refuse("CM4324", StatusCodes.Status502BadGateway);
            return;
        }

        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(NonceBytes));
        properties.Items[NonceKey] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), NonceKey, nonce);
    }

    /// <summary>Takes the browser back from the provider and begins a session, or says why not.</summary>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        HandleRequestResult result;
        try
        {
            await DescribeAsync();

            // An answer of another provider that was slipped in here (RFC 9207).
            if (Request.Query["iss"] is [{ Length: > 0 } issuer] && issuer != provider.Issuer)
            {
                return Refuse("CM4326");
            }

            result = await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception trouble) when (IsOutOfReach(trouble))
        {
            return Refuse("CM4324", StatusCodes.Status502BadGateway);
        }
        catch (SecurityTokenException)
        {
            return Refuse("CM4327");
        }

        return result.Ticket is { } ticket ? await BeginAsync(ticket) : Refuse(result);
    }

    protected override Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        step = Step.HandingIn;
        return base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        step = Step.Looking;
        var claims = await IdentityToken.CheckedAsync(
            tokens.Response?.RootElement, properties.Items[NonceKey], Options, provider, Context.RequestAborted);
        properties.SetParameter(
            nameof(VouchedPerson),
            await claims.PersonAsync(tokens.AccessToken, Options, provider, Context.RequestAborted));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    /// <summary>The provider is down, slow, or says something that is no description and no token.</summary>
    private static bool IsOutOfReach(Exception trouble) => trouble
        is HttpRequestException or IOException or InvalidOperationException or TaskCanceledException
        or System.Text.Json.JsonException;

    private async Task DescribeAsync()
    {
        provider = await Options.Provider.GetConfigurationAsync(Context.RequestAborted);
        Options.AuthorizationEndpoint = provider.AuthorizationEndpoint;
        Options.TokenEndpoint = provider.TokenEndpoint;
    }

    private async Task<HandleRequestResult> BeginAsync(AuthenticationTicket ticket)
    {
        var person = ticket.Properties.GetParameter<VouchedPerson>(nameof(VouchedPerson))!;
        switch (await signIn.RunAsync(person, Context.RequestAborted))
        {
            case SignInOutcome.LetIn { Account: var account }:
                await Sessions.BeginAsync(Context, account);
                var wanted = ticket.Properties.RedirectUri;
                Response.Redirect(
                    LocalPath.IsLocal(wanted) && wanted != "/" ? wanted! : SignedIn.HomeOf(account.Role));
                return HandleRequestResult.Handle();
            case SignInOutcome.Refused refused:
                return Refuse(refused.Finding, StatusCodes.Status403Forbidden);
            default:
                throw new InvalidOperationException("The set of outcomes is closed.");
        }
    }

    private HandleRequestResult Refuse(HandleRequestResult result) => (step, $"{Request.Query["error"]}") switch
    {
        (Step.Returning, "access_denied") when result.Properties is not null => Refuse("CM4325"),
        (Step.Returning, not "") when result.Properties is not null => Refuse("CM4328"),
        (Step.Returning, _) => Refuse("CM4326"),
        (Step.HandingIn, _) => Refuse("CM4328"),
        (Step.Looking, _) => Refuse("CM4327"),
    };

    private HandleRequestResult Refuse(string code, int status = StatusCodes.Status403Forbidden) =>
        Refuse(Finding.Of(code, Severity.Error), status);

    private HandleRequestResult Refuse(Finding finding, int status)
    {
        LogMessages.AuthorityRefused(Logger, finding.Code);
        Problem.Set(Context, status, finding);
        return HandleRequestResult.Handle();
    }
}
