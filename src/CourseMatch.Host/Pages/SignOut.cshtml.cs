using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Ends the session and says so.</summary>
[Access(IsForEverybody = true)]
public sealed class SignOutModel : DeskPage
{
    internal override string Title => Voice.Say("SignOut.Title");

    public async Task<IActionResult> OnPostAsync()
    {
        await Sessions.EndAsync(HttpContext);
        return LocalRedirect("/sign-out");
    }
}
