using CourseMatch.Application.Access;

namespace CourseMatch.Host.Access;

/// <summary>The authority's identity provider (OpenID Connect), as the operator's file names it.</summary>
/// <param name="Authority">Address of the provider; HTTPS, or this machine.</param>
/// <param name="ClientId">What CourseMatch is called there; 1 to 200 characters.</param>
/// <param name="ClientSecret">Its secret there, from a file of its own or the environment; never in the settings file.
/// </param>
/// <param name="GroupsClaim">Name of the claim that holds a person's groups. <value>groups</value></param>
/// <param name="Scopes">Scopes asked for besides <c>openid</c>. <value>profile</value></param>
/// <param name="IsLocalSignInOpen">Whether accounts with a password of ours may sign in, too. <value>true</value>
/// </param>
/// <param name="Groups">What groups may do, the first that fits holds; at least one, at most 1000.</param>
public sealed record AuthoritySettings(
    Uri Authority,
    string ClientId,
    string ClientSecret,
    string GroupsClaim,
    IReadOnlyList<string> Scopes,
    bool IsLocalSignInOpen,
    IReadOnlyList<GroupRule> Groups)
{
    /// <summary>Where the provider describes itself.</summary>
    public string DiscoveryAddress => Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";
}

/// <summary>The ways in that are open here.</summary>
/// <param name="Authority">The authority's identity provider, or null when there is none.</param>
public sealed record SignInWays(AuthoritySettings? Authority)
{
    /// <summary>Login name and password of ours.</summary>
    public bool IsLocalOpen => Authority?.IsLocalSignInOpen != false;
}
