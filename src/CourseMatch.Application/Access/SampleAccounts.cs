using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Access;

/// <summary>Accounts with a password the whole world knows, for a database with nothing but made-up people.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="hashing">Hashes the password.</param>
/// <param name="origins">Names of the sample's providers and authorities: whatever came under another name is
/// real.</param>
/// <param name="time">Clock.</param>
public sealed class SampleAccounts(
    IAccountStore accounts, IPasswordHashing hashing, IReadOnlySet<string> origins, TimeProvider time)
{
    /// <summary>Password of all of them.</summary>
    public const string Password = "coursematch-demo";

    /// <summary>Login names with their roles.</summary>
    public static IReadOnlyList<(string Login, Role Role)> All { get; } =
    [
        ("koordination", Role.Coordinator),
        ("vhs", Role.ProviderStaff),
        ("beratung", Role.Counsellor),
        ("pruefung", Role.Auditor),
        ("verwaltung", Role.Administrator),
    ];

    /// <summary>Adds those that are missing.</summary>
    /// <returns>Why nothing was added, or null.</returns>
    public async Task<Finding?> AddAsync(
        MunicipalityId municipality, ProviderId provider, CancellationToken cancellationToken)
    {
        if (await ForeignAsync(cancellationToken) is { } foreign)
        {
            return Finding.Of("CM4308", Severity.Error, foreign);
        }

        var hash = hashing.Hash(Password);
        foreach (var (login, role) in All)
        {
            await accounts.AddAsync(
                new NewAccount(
                    municipality,
                    login,
                    role,
                    role == Role.ProviderStaff ? provider : null,
                    hash,
                    MustChangePassword: false,
                    IsSample: true),
                time.GetUtcNow(),
                cancellationToken);
        }

        return null;
    }

    /// <summary>Closes them; sessions begun with them end.</summary>
    public async Task CloseAsync(MunicipalityId municipality, CancellationToken cancellationToken)
    {
        foreach (var account in await accounts.AllAsync(municipality, cancellationToken))
        {
            if (account is { IsSample: true, IsClosed: false })
            {
                await accounts.SaveAsync(
                    account with { IsClosed = true, Stamp = Guid.NewGuid() }, cancellationToken);
            }
        }
    }

    /// <summary>Why the service must not start, or null: there are sample accounts beside data that is no sample.
    /// </summary>
    public async Task<Finding?> RefusalToServeAsync(CancellationToken cancellationToken) =>
        (await accounts.ExistAsync(cancellationToken)).AnySample
        && await ForeignAsync(cancellationToken) is { } foreign
            ? Finding.Of("CM4309", Severity.Error, foreign)
            : null;

    private async Task<string?> ForeignAsync(CancellationToken cancellationToken) =>
        (await accounts.OriginsAsync(cancellationToken)).FirstOrDefault(origin => !origins.Contains(origin));
}
