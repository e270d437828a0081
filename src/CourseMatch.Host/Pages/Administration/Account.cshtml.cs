using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Administration;

/// <summary>One account: what it may do, its password, closed or open.</summary>
[Access(Role.Administrator)]
public sealed class AccountModel(IAccountStore accounts, ManageAccounts managing) : AdministrationPage(accounts)
{
    private Account account = null!;

    internal override string Title => account is null
        ? Voice.Say("Administration.Title")
        : Voice.Say("Account.Title", account.Login);

    internal bool IsChanged { get; private set; }

    internal bool IsVouched => account.Subject is not null;

    internal bool IsClosed => account.IsClosed;

    internal string WantedRole { get; private set; } = "";

    internal string WantedProvider { get; private set; } = "";

    internal IReadOnlyList<(string Key, Cell Value)> Facts =>
    [
        (Voice.Say("SignIn.Login"), account.Login),
        (Voice.Say("Password.Role"), FindingTexts.Term(account.Role, Voice.Culture)),
        .. account.Provider is { } provider
            ? [(Voice.Say("Account.Provider"), NameOf(provider))]
            : Array.Empty<(string, Cell)>(),
        (Voice.Say("Account.LastSignIn"),
            account.LastSignIn is { } last ? BerlinText.Of(last, Voice) : Voice.Say("Account.Never")),
        (Voice.Say("Account.State"), StateOf(account)),
        .. account.LockedUntil is { } until && until > TimeProvider.System.GetUtcNow()
            ? [(Voice.Say("Account.LockedUntil"), BerlinText.Of(until, Voice))]
            : Array.Empty<(string, Cell)>(),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        IsChanged = Request.Query.ContainsKey("changed");
        return await ReadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRoleAsync(
        int id, string? role, string? provider, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (RoleOf(role) is { } wanted)
        {
            (WantedRole, WantedProvider) = ($"{wanted}", provider ?? "");
            if (await managing.ChangeRoleAsync(
                Reader!, account.Id, wanted, ProviderOf(provider), cancellation) is { } refused)
            {
                Refuse(refused, refused.Code == "CM4316" ? "provider" : null);
            }
        }

        return Faults.Count > 0 ? AgainWithFaults() : Again();
    }

    public async Task<IActionResult> OnPostResetAsync(int id, CancellationToken cancellation)
    {
        var (made, refused) = await managing.ResetAsync(Reader!, new AccountId(id), cancellation);
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (refused is not null)
        {
            Refuse(refused);
        }

        MadePassword = made;
        return Shown();
    }

    public async Task<IActionResult> OnPostSwitchAsync(int id, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (await managing.SwitchAsync(Reader!, account.Id, cancellation) is { } refused)
        {
            Refuse(refused);
            return AgainWithFaults();
        }

        return Again();
    }

    private LocalRedirectResult Again() => LocalRedirect($"/administration/accounts/{account.Id.Value}?changed=yes");

    private async Task<bool> ReadAsync(int id, CancellationToken cancellation)
    {
        await ReadProvidersAsync(cancellation);
        if (await AllAccounts.ByIdAsync(Reader!.Municipality, new AccountId(id), cancellation) is not { } found)
        {
            return false;
        }

        account = found;
        (WantedRole, WantedProvider) = ($"{found.Role}", $"{found.Provider?.Value}");
        return true;
    }
}
