using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Access;

/// <summary>Changes one's own password; all other sessions of the account end.</summary>
public sealed class ChangePassword(IAccountStore accounts, IPasswordHashing hashing)
{
    /// <summary>Changes it when the old one is right and the new one is good enough.</summary>
    /// <returns>The account as it is now, or why nothing was changed.</returns>
    public async Task<(Account? Changed, Finding? Refused)> RunAsync(
        Account account, string old, string wanted, CancellationToken cancellationToken)
    {
        if (account.PasswordHash is not { } hash || old.Length > PasswordRule.LengthMax || !hashing.IsRight(hash, old))
        {
            return (null, Finding.Of("CM4306", Severity.Error));
        }

        if (wanted == old)
        {
            return (null, Finding.Of("CM4307", Severity.Error));
        }

        if (PasswordRule.Fault(account.Login, wanted) is { } fault)
        {
            return (null, fault);
        }

        var changed = account with
        {
            PasswordHash = hashing.Hash(wanted),
            MustChangePassword = false,
            Stamp = Guid.NewGuid(),
        };
        await accounts.SaveAsync(changed, cancellationToken);
        return (changed, null);
    }
}
