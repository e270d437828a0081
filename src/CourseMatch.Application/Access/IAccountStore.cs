namespace CourseMatch.Application.Access;

/// <summary>Port: the accounts of all municipalities. Used before anybody is known, so it is never confined.</summary>
public interface IAccountStore
{
    /// <summary>The account of a login name, whatever its case, or null.</summary>
    Task<Account?> ByLoginAsync(string login, CancellationToken cancellationToken);

    /// <summary>The account an identity provider vouches for, or null.</summary>
    Task<Account?> BySubjectAsync(string subject, CancellationToken cancellationToken);

    /// <summary>One account, or null.</summary>
    Task<Account?> ByIdAsync(MunicipalityId municipality, AccountId account, CancellationToken cancellationToken);

    /// <summary>All accounts of a municipality by login name.</summary>
    Task<IReadOnlyList<Account>> AllAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Whether there is any account in the database, and any for the sample county.</summary>
    Task<(bool Any, bool AnySample)> ExistAsync(CancellationToken cancellationToken);

    /// <summary>Adds an account.</summary>
    /// <returns>Its number, or null when the login name or the subject is taken.</returns>
    Task<AccountId?> AddAsync(NewAccount account, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Stores role, provider, password, closing and lock as they stand in <paramref
    /// name="account"/>.</summary>
    Task SaveAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Gives an account another place and role; sessions begun earlier end.</summary>
    Task PlaceAsync(
        Account account,
        MunicipalityId municipality,
        Role role,
        ProviderId? provider,
        CancellationToken cancellationToken);

    /// <summary>A provider of a municipality by its name, or null.</summary>
    Task<ProviderId?> ProviderAsync(
        MunicipalityId municipality, string name, CancellationToken cancellationToken);

    /// <summary>The providers of a municipality by name.</summary>
    Task<IReadOnlyList<(ProviderId Provider, string Name)>> ProvidersAsync(
        MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Counts one wrong password; the one that fills the measure locks the account.</summary>
    Task CountFailureAsync(
        Account account, int failuresMax, DateTimeOffset lockedUntil, CancellationToken cancellationToken);

    /// <summary>Notes that somebody was let in: failures and lock are gone.</summary>
    Task NoteSignInAsync(Account account, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Names under which anything was ever taken in: providers and sources of newcomers.</summary>
    Task<IReadOnlyList<string>> OriginsAsync(CancellationToken cancellationToken);
}
