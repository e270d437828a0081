using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace CourseMatch.Host.Access;

/// <summary>The way to the authority's identity provider and back, and out of it. All plain links: no form of ours ever
/// leads to another site, so the pages' own rule against that stays whole.</summary>
internal static class AuthorityRoutes
{
    public const string Scheme = "authority";

    /// <summary>Begins a sign-in.</summary>
    public const string Begin = "/sign-in/authority";

    /// <summary>Where the provider sends people back to; registered there.</summary>
    public const string Back = "/sign-in/authority/back";

    /// <summary>Signs out at the provider.</summary>
    public const string End = "/sign-out/authority";

    public static void Add(IServiceCollection services, SignInWays ways)
    {
        services.AddSingleton(ways);
        if (ways.Authority is not { } settings)
        {
            return;
        }

        services.AddSingleton(parts => new SignInByAuthority(
            parts.GetRequiredService<IAccountStore>(),
            parts.GetRequiredService<IMunicipalities>(),
            settings.Groups,
            parts.GetRequiredService<TimeProvider>()));
        services.AddAuthentication().AddOAuth<AuthorityOptions, AuthorityHandler>(
            Scheme, options => options.Use(settings));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Begin, BeginAsync).Everybody().ExcludeFromDescription();
        routes.MapGet(Back, BackAsync).Everybody().ExcludeFromDescription();
        routes.MapGet(End, EndAsync).Everybody().ExcludeFromDescription();
    }

    private static async Task BeginAsync(HttpContext context, SignInWays ways, string? to)
    {
        if (ways.Authority is null)
        {
            NotHere(context);
            return;
        }

        await context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = LocalPath.OrHome(to) });
    }

    private static async Task BackAsync(HttpContext context, SignInWays ways)
    {
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        if (ways.Authority is null
            || await handlers.GetHandlerAsync(context, Scheme) is not IAuthenticationRequestHandler handler)
        {
            NotHere(context);
            return;
        }

        await handler.HandleRequestAsync();
    }

    private static async Task EndAsync(
        HttpContext context, SignInWays ways, IServiceProvider parts, CancellationToken cancellation)
    {
        if (ways.Authority is not { } settings)
        {
            NotHere(context);
            return;
        }

        var options = parts.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<AuthorityOptions>>()
            .Get(Scheme);
        string? address;
        try
        {
            address = (await options.Provider.GetConfigurationAsync(cancellation)).EndSessionEndpoint;
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or IOException)
        {
            Problem.Set(context, StatusCodes.Status502BadGateway, Finding.Of("CM4324", Severity.Error));
            return;
        }

        context.Response.Redirect(string.IsNullOrEmpty(address)
            ? settings.Authority.AbsoluteUri
            : QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
            {
                ["client_id"] = settings.ClientId,
                ["post_logout_redirect_uri"] =
                    $"{context.Request.Scheme}://{context.Request.Host}/sign-out",
            }));
    }

    private static void NotHere(HttpContext context) =>
        Problem.Set(context, StatusCodes.Status404NotFound, Finding.Of("CM4329", Severity.Error));
}
