namespace CourseMatch.Host.Json;

/// <summary>Accounts as <c>coursematch accounts</c> shows them.</summary>
/// <param name="Accounts">By login name.</param>
internal sealed record AccountsDocument(IReadOnlyList<AccountLine> Accounts);

/// <summary>One account.</summary>
/// <param name="Login">Login name.</param>
/// <param name="Role">Role.</param>
/// <param name="IsSample">For the sample county only.</param>
/// <param name="IsClosed">May not sign in.</param>
internal sealed record AccountLine(string Login, string Role, bool IsSample, bool IsClosed);
