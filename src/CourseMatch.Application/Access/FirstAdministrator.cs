namespace CourseMatch.Application.Access;

/// <summary>Makes the first account of a database, so that there is somebody who can make the others.</summary>
public sealed class FirstAdministrator(IAccountStore accounts, IPasswordHashing hashing, TimeProvider time)
{
    /// <summary>Its login name.</summary>
    public const string Login = "administrator";

    /// <summary>Makes it when there is no account at all.</summary>
    /// <returns>Its first password, to be shown once and changed at the first sign-in; null when nothing was made.
    /// </returns>
    public async Task<string?> MakeAsync(MunicipalityId municipality, CancellationToken cancellationToken)
    {
        if ((await accounts.ExistAsync(cancellationToken)).Any)
        {
            return null;
        }

        var password = PasswordRule.MakeUp();
        var made = await accounts.AddAsync(
            new NewAccount(municipality, Login, Role.Administrator, PasswordHash: hashing.Hash(password)),
            time.GetUtcNow(),
            cancellationToken);
        return made is null ? null : password;
    }
}
