using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Administration;

/// <summary>What the pages of the administration share: accounts and providers of the own municipality, no case.
/// </summary>
public abstract class AdministrationPage(IAccountStore accounts) : DeskPage
{
    /// <summary>A password or secret that was just made: shown once, stored nowhere.</summary>
    internal string? MadePassword { get; private protected set; }

    /// <summary>Providers by name.</summary>
    internal IReadOnlyList<(ProviderId Provider, string Name)> KnownProviders { get; private set; } = [];

    internal IReadOnlyList<(string Value, string Text)> RoleChoices =>
        [.. Enum.GetValues<Role>().Select(role => ($"{role}", FindingTexts.Term(role, Voice.Culture)))];

    internal IReadOnlyList<(string Value, string Text)> ProviderChoices =>
        [("", "–"), .. KnownProviders.Select(one => ($"{one.Provider.Value}", one.Name))];

    private protected IAccountStore AllAccounts => accounts;

    private protected async Task ReadProvidersAsync(CancellationToken cancellation) =>
        KnownProviders = await accounts.ProvidersAsync(Reader!.Municipality, cancellation);

    private protected string NameOf(ProviderId? provider) =>
        KnownProviders.FirstOrDefault(one => one.Provider == provider).Name ?? "";

    /// <summary>The role that was sent, or null and a fault.</summary>
    private protected Role? RoleOf(string? sent)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if ($"{role}" == sent)
            {
                return role;
            }
        }

        Refuse(Finding.Of("CM4044", Severity.Error, Voice.Say("Password.Role"), "–"), "role");
        return null;
    }

    /// <summary>The provider that was sent, when it is one of the own municipality.</summary>
    private protected ProviderId? ProviderOf(string? sent) => int.TryParse(sent, out var number)
        && KnownProviders.Any(one => one.Provider.Value == number)
            ? new ProviderId(number)
            : null;

    private protected static AccountId IdOf(string? id) => new(int.TryParse(id, out var number) ? number : 0);

    private protected Cell StateOf(Account account) =>
        new(Voice.Say(account.IsClosed ? "Administration.Closed" : "Administration.Open"))
        {
            Badge = account.IsClosed ? "warning" : "success",
        };

    private protected IActionResult Shown() => Faults.Count > 0 ? AgainWithFaults() : Page();
}
