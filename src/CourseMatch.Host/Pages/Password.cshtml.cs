using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>One's own account: who one is here, and a new password.</summary>
[Access(Role.Coordinator, Role.ProviderStaff, Role.Counsellor, Role.Auditor, Role.Administrator)]
public sealed class PasswordModel(ChangePassword changing) : DeskPage
{
    internal override string Title => Voice.Say("Password.Title");

    internal bool IsChanged { get; private set; }

    public void OnGet() => IsChanged = Request.Query.ContainsKey("changed");

    public async Task<IActionResult> OnPostAsync(
        string? old, string? wanted, string? again, CancellationToken cancellation)
    {
        if (wanted != again)
        {
            Refuse(Finding.Of("CM4314", Severity.Error), "again");
            return AgainWithFaults();
        }

        var (changed, refused) = await changing.RunAsync(Reader!, old ?? "", wanted ?? "", cancellation);
        if (changed is null)
        {
            Refuse(refused!, refused!.Code == "CM4306" ? "old" : "wanted");
            return AgainWithFaults();
        }

        await Sessions.BeginAsync(HttpContext, changed);
        return LocalRedirect(Reader!.MustChangePassword ? SignedIn.HomeOf(changed.Role) : "/password?changed=1");
    }
}
