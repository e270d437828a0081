using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Ends the session and says so.</summary>
[Access(IsForEverybody = true)]
public sealed class SignOutModel(SignInWays ways) : DeskPage
{
    internal override string Title => Voice.Say("SignOut.Title");

    /// <summary>The authority still knows the person, and its provider would let anybody at this machine in.</summary>
    internal bool IsKnownThere { get; private set; }

    public void OnGet() => IsKnownThere = ways.Authority is not null && Request.Query.ContainsKey("authority");

    public async Task<IActionResult> OnPostAsync()
    {
        var isVouched = Reader?.Subject is not null && ways.Authority is not null;
        await Sessions.EndAsync(HttpContext);
        return LocalRedirect(isVouched ? "/sign-out?authority=yes" : "/sign-out");
    }
}
