using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Administration;

/// <summary>Tokens with which providers' programs deliver files: made, shown once, revoked.</summary>
[Access(Role.Administrator, Role.Auditor, Writers = [Role.Administrator])]
public sealed class TokensModel(IAccountStore accounts) : AdministrationPage(accounts)
{
    internal override string Title => Voice.Say("Tokens.Title");

    internal PageTable Tokens { get; private set; } = null!;

    internal string WantedProvider { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(string? provider, CancellationToken cancellation)
    {
        WantedProvider = provider ?? "";
        await ReadProvidersAsync(cancellation);
        if (ProviderOf(provider) is { } known)
        {
            var made = await County.Tokens.MakeAsync(
                County.Municipality, NameOf(known), Reader!.Login, cancellation);
            MadePassword = made.Secret;
        }
        else
        {
            Refuse(Finding.Of("CM4336", Severity.Error), "provider");
        }

        await ReadAsync(cancellation);
        return Shown();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? id, CancellationToken cancellation)
    {
        var number = int.TryParse(id, out var sent) ? sent : 0;
        if (await County.Tokens.RevokeAsync(County.Municipality, number, Reader!.Login, cancellation))
        {
            return LocalRedirect("/administration/tokens");
        }

        Refuse(Finding.Of("CM4061", Severity.Error, number));
        await ReadAsync(cancellation);
        return Shown();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        await ReadProvidersAsync(cancellation);
        Tokens = new PageTable(
            Voice.Say("Tokens.Title"),
            Voice.Say(MayWrite ? "Tokens.WriteHeaders" : "Tokens.Headers").Split('|'),
            [.. (await County.Deliveries.TokensAsync(County.Municipality, cancellation)).Select(Row)])
        {
            Empty = Voice.Say("Tokens.None"),
            HasHeading = true,
        };
    }

    private IReadOnlyList<Cell> Row(DeliveryToken token)
    {
        Cell[] cells =
        [
            $"{token.Id}",
            token.Source,
            Voice.Say("Tokens.Done", token.MadeBy, BerlinText.Of(token.MadeAt, Voice)),
            token.UsedAt is { } used ? BerlinText.Of(used, Voice) : Voice.Say("Tokens.Unused"),
            token.RevokedAt is { } revoked
                ? new Cell(Voice.Say("Tokens.Revoked", token.RevokedBy ?? "–", BerlinText.Of(revoked, Voice)))
                    { Badge = "warning" }
                : new Cell(Voice.Say("Tokens.Holds")) { Badge = "success" },
        ];
        return !MayWrite ? cells :
        [
            .. cells,
            token.RevokedAt is not null ? "" : new Cell("")
            {
                Action = new CellAction(
                    "Revoke", $"{token.Id}", Voice.Say("Tokens.Revoke"), $"{token.Id} ({token.Source})"),
            },
        ];
    }
}
