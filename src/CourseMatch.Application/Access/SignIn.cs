using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Access;

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>Let in.</summary>
    /// <param name="Account">Who.</param>
    public sealed record LetIn(Account Account) : SignInOutcome;

    /// <summary>Not let in.</summary>
    /// <param name="Finding">Why; the same for a wrong name and a wrong password.</param>
    public sealed record Refused(Finding Finding) : SignInOutcome;
}

/// <summary>Lets somebody in who knows login name and password.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="hashing">Knows right passwords.</param>
/// <param name="time">Clock.</param>
/// <param name="isOpen">False where only the authority's identity provider may vouch for people.</param>
public sealed class SignIn(IAccountStore accounts, IPasswordHashing hashing, TimeProvider time, bool isOpen = true)
{
    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    public const int FailuresMax = 5;

    /// <summary>How long it is locked.</summary>
    public static readonly TimeSpan LockLength = TimeSpan.FromMinutes(15);

    /// <summary>Hash of nothing anybody knows, so that an unknown name costs as much time as a wrong
    /// password.</summary>
    private readonly Lazy<string> nobody = new(() => hashing.Hash(PasswordRule.MakeUp()));

    /// <summary>Tries a login name and a password.</summary>
    public async Task<SignInOutcome> RunAsync(string login, string password, CancellationToken cancellationToken)
    {
        if (!isOpen)
        {
            return new SignInOutcome.Refused(Finding.Of("CM4323", Severity.Error));
        }

        var account = password.Length <= PasswordRule.LengthMax
            ? await accounts.ByLoginAsync(login.Trim(), cancellationToken)
            : null;
        var now = time.GetUtcNow();
        var isRight = hashing.IsRight(account?.PasswordHash ?? nobody.Value, password);
        if (account?.LockedUntil > now)
        {
            var minutes = (int)Math.Ceiling((account.LockedUntil.Value - now).TotalMinutes);
            return new SignInOutcome.Refused(Finding.Of("CM4302", Severity.Error, minutes));
        }

        if (account?.PasswordHash is null || !isRight)
        {
            if (account is not null)
            {
                await accounts.CountFailureAsync(account, FailuresMax, now + LockLength, cancellationToken);
            }

            return new SignInOutcome.Refused(Finding.Of("CM4301", Severity.Error));
        }

        if (account.IsClosed)
        {
            return new SignInOutcome.Refused(Finding.Of("CM4303", Severity.Error));
        }

        await accounts.NoteSignInAsync(account, now, cancellationToken);
        return new SignInOutcome.LetIn(account);
    }
}
