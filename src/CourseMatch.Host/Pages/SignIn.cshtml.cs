using CourseMatch.Application.Access;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Serving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CourseMatch.Host.Pages;

/// <summary>Sign-in with a local account, or the way to the authority's.</summary>
[Access(IsForEverybody = true)]
public sealed class SignInModel(SignIn signIn, IAccountStore accounts, SignInWays ways) : DeskPage
{
    internal override string Title => Voice.Say("SignIn.Title");

    /// <summary>Page to go to afterwards.</summary>
    internal string? To { get; private set; }

    internal string? Login { get; private set; }

    /// <summary>Whether login name and password of ours may be tried.</summary>
    internal bool IsLocalOpen => ways.IsLocalOpen;

    /// <summary>Where the sign-in with the authority's own account begins, or null when there is none.</summary>
    internal string? AuthorityAddress => ways.Authority is null
        ? null
        : QueryHelpers.AddQueryString(AuthorityRoutes.Begin, "to", LocalPath.OrHome(To));

    internal bool HasSampleAccounts { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? to, CancellationToken cancellation)
    {
        To = to;
        await ReadAsync(cancellation);
        return Reader is { } reader ? LocalRedirect(SignedIn.HomeOf(reader.Role)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? login, string? password, string? to, CancellationToken cancellation)
    {
        (To, Login) = (to, login);
        switch (await signIn.RunAsync(login ?? "", password ?? "", cancellation))
        {
            case SignInOutcome.LetIn { Account: var account }:
                await Sessions.BeginAsync(HttpContext, account);
                return LocalRedirect(
                    account.MustChangePassword ? "/password"
                    : LocalPath.IsLocal(to) && to != "/" ? to!
                    : SignedIn.HomeOf(account.Role));
            case SignInOutcome.Refused refused:
                Refuse(refused.Finding, "login");
                await ReadAsync(cancellation);
                return AgainWithFaults();
            default:
                throw new InvalidOperationException("The set of outcomes is closed.");
        }
    }

    private async Task ReadAsync(CancellationToken cancellation) =>
        HasSampleAccounts = ways.IsLocalOpen && (await accounts.ExistAsync(cancellation)).AnySample;
}
