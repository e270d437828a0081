using CourseMatch.Application.Access;

namespace CourseMatch.Host.Access;

/// <summary>Who sends a request.</summary>
internal static class SignedIn
{
    private static readonly object Key = new();

    /// <summary>The account of the request, or null when nobody is signed in.</summary>
    public static Account? AccountOrNull(HttpContext context) => context.Items[Key] as Account;

    /// <summary>The account of a request that was let in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the route is open to everybody.</exception>
    public static Account Account(HttpContext context) =>
        AccountOrNull(context) ?? throw new InvalidOperationException("Nobody is signed in.");

    public static void Set(HttpContext context, Account account) => context.Items[Key] = account;

    /// <summary>Where a role begins its work.</summary>
    public static string HomeOf(Role role) => role switch
    {
        Role.Coordinator or Role.Counsellor or Role.Auditor => "/",
        Role.ProviderStaff => "/counter",
        Role.Administrator => "/administration",
    };
}
