using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Access;

/// <summary>Adds, closes, opens and resets accounts of one municipality, and changes what they may do.</summary>
public sealed class ManageAccounts(IAccountStore accounts, IPasswordHashing hashing, TimeProvider time)
{
    /// <summary>Most characters of a login name.</summary>
    public const int LoginLengthMax = 60;

    /// <summary>Adds an account with a password that has to be changed at the first sign-in.</summary>
    /// <returns>The password, to be shown once, or why nothing was added.</returns>
    public async Task<(string? Password, Finding? Refused)> AddAsync(
        MunicipalityId municipality,
        string login,
        Role role,
        ProviderId? provider,
        CancellationToken cancellationToken)
    {
        var name = login.Trim();
        if (name.Length is 0 or > LoginLengthMax || !name.All(IsPlain))
        {
            return (null, Finding.Of("CM4315", Severity.Error, LoginLengthMax));
        }

        if ((role == Role.ProviderStaff) != (provider is not null))
        {
            return (null, Finding.Of("CM4316", Severity.Error));
        }

        var password = PasswordRule.MakeUp();
        var added = await accounts.AddAsync(
            new NewAccount(municipality, name, role, provider, hashing.Hash(password)),
            time.GetUtcNow(),
            cancellationToken);
        return added is null ? (null, Finding.Of("CM4317", Severity.Error, name)) : (password, null);
    }

    /// <summary>Sets a new password and lifts a lock; sessions end.</summary>
    /// <returns>The password, to be shown once, or why nothing was changed.</returns>
    public async Task<(string? Password, Finding? Refused)> ResetAsync(
        Account by, AccountId wanted, CancellationToken cancellationToken)
    {
        if (await accounts.ByIdAsync(by.Municipality, wanted, cancellationToken) is not { } account)
        {
            return (null, Finding.Of("CM4318", Severity.Error));
        }

        if (account.Subject is not null)
        {
            return (null, Finding.Of("CM4335", Severity.Error));
        }

        var password = PasswordRule.MakeUp();
        await accounts.SaveAsync(
            account with
            {
                PasswordHash = hashing.Hash(password),
                MustChangePassword = true,
                LockedUntil = null,
                Failures = 0,
                Stamp = Guid.NewGuid(),
            },
            cancellationToken);
        return (password, null);
    }

    /// <summary>Gives an account another role; sessions end.</summary>
    /// <returns>Why nothing was changed, or null.</returns>
    public async Task<Finding?> ChangeRoleAsync(
        Account by, AccountId wanted, Role role, ProviderId? provider, CancellationToken cancellationToken)
    {
        if (await accounts.ByIdAsync(by.Municipality, wanted, cancellationToken) is not { } account)
        {
            return Finding.Of("CM4318", Severity.Error);
        }

        if (account.Id == by.Id)
        {
            return Finding.Of("CM4334", Severity.Error);
        }

        if (account.Subject is not null)
        {
            return Finding.Of("CM4335", Severity.Error);
        }

        if ((role == Role.ProviderStaff) != (provider is not null))
        {
            return Finding.Of("CM4316", Severity.Error);
        }

        await accounts.PlaceAsync(account, account.Municipality, role, provider, cancellationToken);
        return null;
    }

    /// <summary>Closes an open account, opens a closed one; sessions end. Nobody closes the own account, so there is
    /// always somebody left who can open the others.</summary>
    /// <returns>Why nothing was changed, or null.</returns>
    public async Task<Finding?> SwitchAsync(Account by, AccountId wanted, CancellationToken cancellationToken)
    {
        if (await accounts.ByIdAsync(by.Municipality, wanted, cancellationToken) is not { } account)
        {
            return Finding.Of("CM4318", Severity.Error);
        }

        if (account.Id == by.Id)
        {
            return Finding.Of("CM4319", Severity.Error);
        }

        await accounts.SaveAsync(
            account with { IsClosed = !account.IsClosed, Stamp = Guid.NewGuid() }, cancellationToken);
        return null;
    }

    internal static bool IsPlain(char sign) => char.IsLetterOrDigit(sign) || sign is '.' or '-' or '_' or '@';
}
