using System.Globalization;
using System.Security.Claims;
using CourseMatch.Application;
using CourseMatch.Application.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CourseMatch.Host.Access;

/// <summary>Sessions of browsers: a protected cookie that names the account and its stamp. The account is read anew
/// with every request, so whatever is changed about it holds at once.</summary>
internal static class Sessions
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Municipality = "municipality";
    private const string Stamp = "stamp";

    /// <summary>Longest time between two requests of a session.</summary>
    private static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(60);

    public static void Add(IServiceCollection services) => services.AddAuthentication(Scheme).AddCookie(options =>
    {
        options.Cookie.Name = "coursematch";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = IdleMax;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => Task.CompletedTask;
        options.Events.OnRedirectToAccessDenied = context => Task.CompletedTask;
    });

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext context, Account account) => context.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.Value.ToString(CultureInfo.InvariantCulture)),
                new Claim(Municipality, account.Municipality.Value.ToString(CultureInfo.InvariantCulture)),
                new Claim(Stamp, account.Stamp.ToString("N")),
            ],
            Scheme)));

    /// <summary>Ends the session of this browser.</summary>
    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>The account of the request's session, or null when there is none or it has ended.</summary>
    public static async Task<Account?> AccountAsync(
        HttpContext context, IAccountStore accounts, CancellationToken cancellation)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        if (ticket.Principal is not { } who
            || !int.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), out var number)
            || !int.TryParse(who.FindFirstValue(Municipality), out var municipality))
        {
            return null;
        }

        var account = await accounts.ByIdAsync(
            new MunicipalityId(municipality), new AccountId(number), cancellation);
        return account is { IsClosed: false } && account.Stamp.ToString("N") == who.FindFirstValue(Stamp)
            ? account
            : null;
    }
}
