using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Who may sign in.</summary>
[Access(Role.Administrator, Role.Auditor, Writers = [Role.Administrator])]
public sealed class AdministrationModel(IAccountStore accounts) : DeskPage
{
    internal override string Title => Voice.Say("Administration.Title");

    internal PageTable Accounts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        var all = await accounts.AllAsync(Reader!.Municipality, cancellation);
        Accounts = new PageTable(
            Voice.Say("Administration.Accounts"),
            Voice.Say("Administration.Accounts.Headers").Split('|'),
            [.. all.Select(Row)])
        {
            ExportAddress = "/administration?export=csv",
        };
        return export is null ? Page() : AsCsv(Accounts, "accounts");
    }

    private IReadOnlyList<Cell> Row(Account account) =>
    [
        account.Login,
        FindingTexts.Term(account.Role, Voice.Culture),
        account.LastSignIn is { } last ? BerlinText.Of(last, Voice) : "",
        Voice.Say(account.IsClosed ? "Administration.Closed" : "Administration.Open"),
    ];
}
