using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Policies;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Pages.Administration;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Who may sign in, which providers there are, what ran, and what the authority chose.</summary>
[Access(Role.Administrator, Role.Auditor, Writers = [Role.Administrator])]
public sealed class AdministrationModel(IAccountStore accounts, ManageAccounts managing)
    : AdministrationPage(accounts)
{
    private const int NightsShown = 14;

    internal override string Title => Voice.Say("Administration.Title");

    internal PageTable Accounts { get; private set; } = null!;

    internal PageTable Roles { get; private set; } = null!;

    internal PageTable Providers { get; private set; } = null!;

    internal IReadOnlyList<NightRun> Nights { get; private set; } = [];

    internal string? Login { get; private set; }

    internal string WantedRole { get; private set; } = $"{Role.Counsellor}";

    internal string WantedProvider { get; private set; } = "";

    internal string PolicyFile { get; private set; } = "";

    internal string PolicyText { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        return export is null ? Page() : AsCsv(Accounts, "accounts");
    }

    public async Task<IActionResult> OnPostAddAsync(
        string? login, string? role, string? provider, CancellationToken cancellation)
    {
        (Login, WantedProvider) = (login, provider ?? "");
        await ReadProvidersAsync(cancellation);
        if (RoleOf(role) is { } wanted)
        {
            WantedRole = $"{wanted}";
            var (made, refused) = await managing.AddAsync(
                Reader!.Municipality, login ?? "", wanted, ProviderOf(provider), cancellation);
            if (refused is not null)
            {
                Refuse(refused, refused.Code == "CM4316" ? "provider" : "login");
            }

            MadePassword = made;
        }

        await ReadAsync(cancellation);
        return Shown();
    }

    public async Task<IActionResult> OnPostResetAsync(string? id, CancellationToken cancellation)
    {
        var (made, refused) = await managing.ResetAsync(Reader!, IdOf(id), cancellation);
        if (refused is not null)
        {
            Refuse(refused);
        }

        MadePassword = made;
        await ReadAsync(cancellation);
        return Shown();
    }

    public async Task<IActionResult> OnPostSwitchAsync(string? id, CancellationToken cancellation)
    {
        if (await managing.SwitchAsync(Reader!, IdOf(id), cancellation) is { } refused)
        {
            Refuse(refused);
            await ReadAsync(cancellation);
            return Shown();
        }

        return LocalRedirect("/administration");
    }

    /// <summary>Lets a provider's files go straight through when no guard trips, or has them asked about.</summary>
    public async Task<IActionResult> OnPostStraightAsync(string? id, CancellationToken cancellation)
    {
        await ReadProvidersAsync(cancellation);
        if (ProviderOf(id) is not { } provider)
        {
            return NotFound();
        }

        var name = NameOf(provider);
        var isStraight = (await County.Deliveries.StraightAsync(County.Municipality, cancellation)).Contains(name);
        await County.Deliveries.SetStraightAsync(
            County.Municipality, name, !isStraight, Reader!.Login, TimeProvider.System.GetUtcNow(), cancellation);
        return LocalRedirect("/administration");
    }

    /// <summary>One night in a line.</summary>
    internal string LineOf(NightRun night) => Voice.Say(
        "Administration.Night", night.Night, EndOf(night.End), BerlinText.Of(night.BegunAt, Voice));

    /// <summary>The steps of one night.</summary>
    internal PageTable StepsOf(NightRun night) => new(
        LineOf(night),
        Voice.Say("Administration.Night.Headers").Split('|'),
        [.. night.Jobs.Select(job => (IReadOnlyList<Cell>)
        [
            FindingTexts.Term(job.Step, Voice.Culture),
            job.Node,
            BerlinText.Of(job.BegunAt, Voice),
            job.EndedAt is { } ended ? Voice.Say("NightsPage.Seconds", (ended - job.BegunAt).TotalSeconds) : "–",
            EndOf(job.Result?.End),
            string.Join(' ', job.Log.Split('\n').TakeLast(2)).Trim(),
        ])])
    {
        HasHeading = true,
    };

    private async Task ReadAsync(CancellationToken cancellation)
    {
        await ReadProvidersAsync(cancellation);
        var all = await AllAccounts.AllAsync(Reader!.Municipality, cancellation);
        var straight = await County.Deliveries.StraightAsync(County.Municipality, cancellation);
        Accounts = new PageTable(
            Voice.Say("Administration.Accounts"),
            Voice.Say(MayWrite ? "Administration.Accounts.WriteHeaders" : "Administration.Accounts.Headers")
                .Split('|'),
            [.. all.Select(Row)])
        {
            ExportAddress = "/administration?export=csv",
        };
        Roles = new PageTable(
            Voice.Say("Administration.Roles"),
            Voice.Say("Administration.Roles.Headers").Split('|'),
            [.. RoleChoices.Select(role => (IReadOnlyList<Cell>)[role.Text, Voice.Say($"Role.{role.Value}.May")])])
        {
            HasHeading = true,
        };
        Providers = new PageTable(
            Voice.Say("Administration.Providers"),
            Voice.Say(MayWrite ? "Administration.Providers.WriteHeaders" : "Administration.Providers.Headers")
                .Split('|'),
            [.. KnownProviders.Select(one => Row(
                one.Name, one.Provider.Value, all.Count(account => account.Provider == one.Provider),
                straight.Contains(one.Name)))])
        {
            Empty = Voice.Say("Administration.Providers.None"),
            HasHeading = true,
        };
        Nights = await County.Nights.Ledger.ListAsync(County.Municipality, NightsShown, cancellation);
        var own = await PlanningBooks.OwnPolicyAsync(cancellation);
        PolicyFile = own ?? PolicyBook.BuiltInFile;
        PolicyText = Voice.Say(
            own is null ? "Administration.Policy.BuiltIn" : "Administration.Policy.Own",
            County.Rules.PolicyVersion[..12]);
    }

    private string EndOf(NightEnd? end) =>
        end is { } known ? Voice.Say($"NightEnd.{known}") : Voice.Say("NightEnd.Open");

    private IReadOnlyList<Cell> Row(string name, int number, int accounts, bool isStraight)
    {
        Cell[] cells =
        [
            name,
            new Cell($"{accounts}") { IsNumber = true },
            Voice.Say(isStraight ? "Administration.Straight" : "Administration.Asked"),
        ];
        return !MayWrite ? cells :
        [
            .. cells,
            new Cell("") { Action = new CellAction(
                "Straight",
                $"{number}",
                Voice.Say(isStraight ? "Administration.Straight.Ask" : "Administration.Straight.Allow"),
                name) },
        ];
    }

    private IReadOnlyList<Cell> Row(Account account)
    {
        Cell[] cells =
        [
            MayWrite ? new Cell(account.Login, $"/administration/accounts/{account.Id.Value}") : account.Login,
            FindingTexts.Term(account.Role, Voice.Culture),
            NameOf(account.Provider),
            account.LastSignIn is { } last ? BerlinText.Of(last, Voice) : "",
            StateOf(account),
        ];
        return !MayWrite ? cells :
        [
            .. cells,
            account.Subject is not null ? Voice.Say("Administration.Vouched") : new Cell("")
            {
                Action = new CellAction(
                    "Reset", $"{account.Id.Value}", Voice.Say("Administration.Reset"), account.Login),
            },
            new Cell("") { Action = new CellAction(
                "Switch",
                $"{account.Id.Value}",
                Voice.Say(account.IsClosed ? "Administration.Reopen" : "Administration.Close"),
                account.Login) },
        ];
    }
}
