using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CourseMatch.Host.Access;

/// <summary>What the sign-in at the authority's identity provider works with. Addresses there come from the provider's
/// own description, read when somebody first signs in and every day anew.</summary>
internal sealed class AuthorityOptions : OAuthOptions
{
    /// <summary>Longest wait for one answer of the provider.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Longest time from the beginning of a sign-in to its end.</summary>
    private static readonly TimeSpan SignInTime = TimeSpan.FromMinutes(15);

    public AuthoritySettings Settings { get; private set; } = null!;

    public ConfigurationManager<OpenIdConnectConfiguration> Provider { get; private set; } = null!;

    public void Use(AuthoritySettings settings)
    {
        Settings = settings;
        ClientId = settings.ClientId;
        ClientSecret = settings.ClientSecret;
        CallbackPath = AuthorityRoutes.Back;
        UsePkce = true;
        Scope.Clear();
        Scope.Add("openid");
        settings.Scopes.Where(scope => scope != "openid").ToList().ForEach(Scope.Add);

        // The way back is a plain link of another site: a lax cookie comes along, over HTTP on this machine, too.
        CorrelationCookie.Name = "coursematch-authority.";
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        RemoteAuthenticationTimeout = SignInTime;
        Backchannel = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = 1_000_000 };
        Provider = new ConfigurationManager<OpenIdConnectConfiguration>(
            settings.DiscoveryAddress,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(Backchannel) { RequireHttps = !settings.Authority.IsLoopback });
    }

    /// <summary>The settings are checked when they are read; addresses come later, from the provider.</summary>
    public override void Validate()
    {
    }
}
