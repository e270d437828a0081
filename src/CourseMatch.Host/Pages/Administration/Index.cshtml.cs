using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Policies;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Who may sign in, which providers there are, what ran, and what the authority chose.</summary>
[Access(Role.Administrator, Role.Auditor, Writers = [Role.Administrator])]
public sealed class AdministrationModel(IAccountStore accounts, ManageAccounts managing) : DeskPage
{
    private const int NightsShown = 14;

    internal override string Title => Voice.Say("Administration.Title");

    internal PageTable Accounts { get; private set; } = null!;

    internal PageTable Roles { get; private set; } = null!;

    internal PageTable Providers { get; private set; } = null!;

    internal PageTable Jobs { get; private set; } = null!;

    /// <summary>Password that was just made: shown once, stored nowhere.</summary>
    internal string? MadePassword { get; private set; }

    internal string? Login { get; private set; }

    internal string WantedRole { get; private set; } = $"{Role.Counsellor}";

    internal string WantedProvider { get; private set; } = "";

    internal string PolicyFile { get; private set; } = "";

    internal string PolicyText { get; private set; } = "";

    internal IReadOnlyList<(string Value, string Text)> RoleChoices =>
        [.. Enum.GetValues<Role>().Select(role => ($"{role}", FindingTexts.Term(role, Voice.Culture)))];

    internal IReadOnlyList<(string Value, string Text)> ProviderChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        return export is null ? Page() : AsCsv(Accounts, "accounts");
    }

    public async Task<IActionResult> OnPostAddAsync(
        string? login, string? role, string? provider, CancellationToken cancellation)
    {
        (Login, WantedProvider) = (login, provider ?? "");
        if (!Enum.TryParse<Role>(role, out var wanted) || !Enum.IsDefined(wanted))
        {
            Refuse(Finding.Of("CM4044", Severity.Error, Voice.Say("Password.Role"), "–"), "role");
            return await ShowAsync(cancellation);
        }

        WantedRole = $"{wanted}";
        var known = (await County.Store.ReadCountyAsync(County.Municipality, cancellation)).Providers;
        var chosen = int.TryParse(provider, out var number)
            ? known.FirstOrDefault(one => one.Id.Value == number)?.Id
            : null;
        var (made, refused) = await managing.AddAsync(
            Reader!.Municipality, login ?? "", wanted, chosen, cancellation);
        if (refused is not null)
        {
            Refuse(refused, refused.Code == "CM4316" ? "provider" : "login");
        }

        MadePassword = made;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostResetAsync(string? id, CancellationToken cancellation)
    {
        var (made, refused) = await managing.ResetAsync(Reader!, IdOf(id), cancellation);
        if (refused is not null)
        {
            Refuse(refused);
        }

        MadePassword = made;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostSwitchAsync(string? id, CancellationToken cancellation)
    {
        if (await managing.SwitchAsync(Reader!, IdOf(id), cancellation) is { } refused)
        {
            Refuse(refused);
            return await ShowAsync(cancellation);
        }

        return LocalRedirect("/administration");
    }

    private static AccountId IdOf(string? id) => new(int.TryParse(id, out var number) ? number : 0);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        return Faults.Count > 0 ? AgainWithFaults() : Page();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var all = await accounts.AllAsync(Reader!.Municipality, cancellation);
        var county = await County.Store.ReadCountyAsync(County.Municipality, cancellation);
        var providers = county.Providers.ToDictionary(provider => provider.Id, provider => provider.Name);
        ProviderChoices =
        [
            ("", "–"),
            .. county.Providers.OrderBy(provider => provider.Name, StringComparer.Ordinal)
                .Select(provider => ($"{provider.Id.Value}", provider.Name)),
        ];
        Accounts = new PageTable(
            Voice.Say("Administration.Accounts"),
            Voice.Say(MayWrite ? "Administration.Accounts.WriteHeaders" : "Administration.Accounts.Headers")
                .Split('|'),
            [.. all.Select(account => Row(account, providers))])
        {
            ExportAddress = "/administration?export=csv",
        };
        Roles = new PageTable(
            Voice.Say("Administration.Roles"),
            Voice.Say("Administration.Roles.Headers").Split('|'),
            [.. Enum.GetValues<Role>().Select(role => (IReadOnlyList<Cell>)
            [
                FindingTexts.Term(role, Voice.Culture), Voice.Say($"Role.{role}.May"),
            ])]);
        Providers = new PageTable(
            Voice.Say("Administration.Providers"),
            Voice.Say("Administration.Providers.Headers").Split('|'),
            [.. county.Providers.Select(provider => (IReadOnlyList<Cell>)
            [
                provider.Name, $"{all.Count(account => account.Provider == provider.Id)}",
            ])])
        {
            Empty = Voice.Say("Administration.Providers.None"),
        };
        var nights = await County.Nights.Ledger.ListAsync(County.Municipality, NightsShown, cancellation);
        Jobs = new PageTable(
            Voice.Say("Administration.Jobs"),
            Voice.Say("Administration.Jobs.Headers").Split('|'),
            [.. nights.SelectMany(night => night.Jobs.Select(job => Row(night, job)))])
        {
            Empty = Voice.Say("Administration.Jobs.None"),
        };
        var own = await PlanningBooks.OwnPolicyAsync(cancellation);
        PolicyFile = own ?? PolicyBook.BuiltInFile;
        PolicyText = Voice.Say(
            own is null ? "Administration.Policy.BuiltIn" : "Administration.Policy.Own",
            County.Rules.PolicyVersion[..12]);
    }

    private IReadOnlyList<Cell> Row(NightRun night, JobRun job) =>
    [
        night.Night.ToString("d", Voice.Culture),
        $"{job.Step}",
        BerlinText.Of(job.BegunAt, Voice),
        job.EndedAt is { } ended ? BerlinText.Of(ended, Voice) : "–",
        job.Result is { } result ? $"{result.End}" : "–",
    ];

    private IReadOnlyList<Cell> Row(Account account, Dictionary<ProviderId, string> providers)
    {
        Cell[] cells =
        [
            account.Login,
            FindingTexts.Term(account.Role, Voice.Culture),
            account.Provider is { } provider ? providers.GetValueOrDefault(provider, "") : "",
            account.LastSignIn is { } last ? BerlinText.Of(last, Voice) : "",
            new Cell(Voice.Say(account.IsClosed ? "Administration.Closed" : "Administration.Open"))
            {
                Badge = account.IsClosed ? "warning" : "success",
            },
        ];
        return !MayWrite ? cells :
        [
            .. cells,
            new Cell("") { Action = new CellAction(
                "Reset", $"{account.Id.Value}", Voice.Say("Administration.Reset"), account.Login) },
            new Cell("") { Action = new CellAction(
                "Switch",
                $"{account.Id.Value}",
                Voice.Say(account.IsClosed ? "Administration.Reopen" : "Administration.Close"),
                account.Login) },
        ];
    }
}
