using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Serving;

namespace CourseMatch.Host.Access;

/// <summary>Lets a request through to its route when the route's rule admits the role, and hands it the county as far
/// as the account reaches. What has no rule is closed.</summary>
internal sealed class AccessGate(RequestDelegate next, IAccountStore accounts, SignIn signIn, ServedCounties counties)
{
    private const string PasswordPage = "/password";

    public async Task InvokeAsync(HttpContext context)
    {
        // What routing put in place of a route says only that the method or the kind of content does not fit.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        var rule = endpoint.Metadata.GetMetadata<AccessAttribute>();
        var (account, refused) = await WhoAsync(context);
        if (account is not null)
        {
            SignedIn.Set(context, account);
            ServedCounties.Set(context, await counties.OfAsync(Reach.Of(account), context.RequestAborted));
        }

        if (rule?.IsForEverybody == true)
        {
            await next(context);
        }
        else if (refused is not null || account is null)
        {
            Unknown(context, refused);
        }
        else if (rule is null || !rule.Admits(account.Role, AccessRules.IsWrite(context.Request)))
        {
            Problem.Set(context, StatusCodes.Status403Forbidden, Finding.Of("CM4310", Severity.Error));
        }
        else if (account.MustChangePassword && context.Request.Path != PasswordPage)
        {
            MustChange(context);
        }
        else
        {
            await next(context);
        }
    }

    private async Task<(Account? Account, Finding? Refused)> WhoAsync(HttpContext context) =>
        await BasicCredentials.TryAsync(context, signIn, context.RequestAborted) switch
        {
            SignInOutcome.LetIn program => (program.Account, null),
            SignInOutcome.Refused program => (null, program.Finding),
            _ => (await Sessions.AccountAsync(context, accounts, context.RequestAborted), null),
        };

    private static void Unknown(HttpContext context, Finding? refused)
    {
        if (refused is null && Problem.IsForPerson(context.Request) && !AccessRules.IsWrite(context.Request))
        {
            context.Response.Redirect(
                "/sign-in?to=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
            return;
        }

        // Browsers would ask in a window of their own, in no words of ours.
        if (!Problem.IsForPerson(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"CourseMatch\", charset=\"UTF-8\"";
        }

        Problem.Set(
            context, StatusCodes.Status401Unauthorized, refused ?? Finding.Of("CM4311", Severity.Error));
    }

    private static void MustChange(HttpContext context)
    {
        if (Problem.IsForPerson(context.Request))
        {
            context.Response.Redirect(PasswordPage);
        }
        else
        {
            Problem.Set(context, StatusCodes.Status403Forbidden, Finding.Of("CM4312", Severity.Error));
        }
    }
}
