using CourseMatch.Application;
using CourseMatch.Application.Access;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Access;

/// <summary>The database behind <see cref="IAccountStore"/>.</summary>
public sealed class AccountStore(NpgsqlDataSource database) : IAccountStore
{
    // A few hundred rows at most: one statement for all questions, each of them leaves the others open.
    private const string AccountRowsSql = """
        select a.account_id, a.municipality_id, a.login, a.role, a.provider_id, a.password_hash, a.subject,
            a.must_change_password, a.is_sample, a.is_closed, a.failures, a.locked_until, a.stamp, a.last_sign_in
        from account a
        where (@municipality::int is null or a.municipality_id = @municipality)
            and (@account::int is null or a.account_id = @account)
            and (@login::text is null or lower(a.login) = lower(@login))
            and (@subject::text is null or a.subject = @subject)
        order by lower(a.login)
        """;

    private const string ExistRowsSql = """
        select exists (select from account) as any_account,
            exists (select from account a where a.is_sample and not a.is_closed) as any_sample
        """;

    private const string AddSql = """
        insert into account (municipality_id, login, role, provider_id, password_hash, subject, must_change_password,
            is_sample, created_at)
        values (@municipality, @login, @role, @provider, @passwordHash, @subject, @mustChange, @isSample, @at)
        on conflict do nothing
        returning account_id
        """;

    private const string SaveSql = """
        update account
        set role = @role, provider_id = @provider, password_hash = @passwordHash,
            must_change_password = @mustChange, is_closed = @isClosed, failures = @failures,
            locked_until = @lockedUntil, stamp = @stamp
        where municipality_id = @municipality and account_id = @account
        """;

    private const string PlaceSql = """
        update account
        set municipality_id = @wanted, role = @role, provider_id = @provider, stamp = gen_random_uuid()
        where municipality_id = @municipality and account_id = @account
        """;

    private const string ProviderSql = """
        select p.provider_id
        from provider p
        where p.municipality_id = @municipality and lower(p.name) = lower(@name)
        order by p.provider_id
        limit 1
        """;

    private const string ProviderRowsSql = """
        select p.provider_id, p.name
        from provider p
        where p.municipality_id = @municipality
        order by lower(p.name), p.provider_id
        """;

    private const string CountFailureSql = """
        update account
        set failures = case when failures + 1 >= @failuresMax then 0 else failures + 1 end,
            locked_until = case when failures + 1 >= @failuresMax then @until else locked_until end
        where municipality_id = @municipality and account_id = @account
        """;

    private const string NoteSignInSql = """
        update account
        set failures = 0, locked_until = null, last_sign_in = @at
        where municipality_id = @municipality and account_id = @account
        """;

    private const string OriginsSql = """
        select o.origin
        from (select p.name as origin from provider p union select n.source from newcomer n) o
        order by o.origin
        """;

    static AccountStore() => DapperTypes.Register();

    /// <inheritdoc/>
    public Task<Account?> ByLoginAsync(string login, CancellationToken cancellationToken) =>
        OneAsync(null, null, login, null, cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> BySubjectAsync(string subject, CancellationToken cancellationToken) =>
        OneAsync(null, null, null, subject, cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> ByIdAsync(
        MunicipalityId municipality, AccountId account, CancellationToken cancellationToken) =>
        OneAsync(municipality, account, null, null, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> AllAsync(
        MunicipalityId municipality, CancellationToken cancellationToken) =>
        RowsAsync(municipality, null, null, null, cancellationToken);

    /// <inheritdoc/>
    public async Task<(bool Any, bool AnySample)> ExistAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<ExistRow>(
            new CommandDefinition(ExistRowsSql, cancellationToken: cancellationToken));
        return (row.AnyAccount, row.AnySample);
    }

    /// <inheritdoc/>
    public async Task<AccountId?> AddAsync(
        NewAccount account, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var values = new
        {
            municipality = account.Municipality,
            login = account.Login,
            role = account.Role,
            provider = account.Provider?.Value,
            passwordHash = account.PasswordHash,
            subject = account.Subject,
            mustChange = account.MustChangePassword,
            isSample = account.IsSample,
            at,
        };
        var added = await connection.QuerySingleOrDefaultAsync<int?>(
            new CommandDefinition(AddSql, values, cancellationToken: cancellationToken));
        return added is { } number ? new AccountId(number) : null;
    }

    /// <inheritdoc/>
    public Task SaveAsync(Account account, CancellationToken cancellationToken) => RunAsync(
        SaveSql,
        new
        {
            municipality = account.Municipality,
            account = account.Id.Value,
            role = account.Role,
            provider = account.Provider?.Value,
            passwordHash = account.PasswordHash,
            mustChange = account.MustChangePassword,
            isClosed = account.IsClosed,
            failures = account.Failures,
            lockedUntil = account.LockedUntil,
            stamp = account.Stamp,
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task PlaceAsync(
        Account account,
        MunicipalityId municipality,
        Role role,
        ProviderId? provider,
        CancellationToken cancellationToken) => RunAsync(
        PlaceSql,
        new
        {
            municipality = account.Municipality,
            account = account.Id.Value,
            wanted = municipality,
            role,
            provider = provider?.Value,
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ProviderId?> ProviderAsync(
        MunicipalityId municipality, string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            ProviderSql, new { municipality, name }, cancellationToken: cancellationToken));
        return found is { } number ? new ProviderId(number) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(ProviderId Provider, string Name)>> ProvidersAsync(
        MunicipalityId municipality, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<ProviderRow>(new CommandDefinition(
            ProviderRowsSql, new { municipality }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => (row.ProviderId, row.Name))];
    }

    /// <inheritdoc/>
    public Task CountFailureAsync(
        Account account, int failuresMax, DateTimeOffset lockedUntil, CancellationToken cancellationToken) => RunAsync(
        CountFailureSql,
        new { municipality = account.Municipality, account = account.Id.Value, failuresMax, until = lockedUntil },
        cancellationToken);

    /// <inheritdoc/>
    public Task NoteSignInAsync(Account account, DateTimeOffset at, CancellationToken cancellationToken) => RunAsync(
        NoteSignInSql,
        new { municipality = account.Municipality, account = account.Id.Value, at },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> OriginsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<string>(
            new CommandDefinition(OriginsSql, cancellationToken: cancellationToken))).AsList();
    }

    private async Task<Account?> OneAsync(
        MunicipalityId? municipality,
        AccountId? account,
        string? login,
        string? subject,
        CancellationToken cancellationToken) =>
        (await RowsAsync(municipality, account, login, subject, cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<Account>> RowsAsync(
        MunicipalityId? municipality,
        AccountId? account,
        string? login,
        string? subject,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var values = new { municipality = municipality?.Value, account = account?.Value, login, subject };
        var rows = await connection.QueryAsync<AccountRow>(
            new CommandDefinition(AccountRowsSql, values, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new Account(
            new AccountId(row.AccountId),
            row.MunicipalityId,
            row.Login,
            row.Role,
            row.ProviderId is { } provider ? new ProviderId(provider) : null,
            row.PasswordHash,
            row.Subject,
            row.MustChangePassword,
            row.IsSample,
            row.IsClosed,
            row.Failures,
            row.LockedUntil,
            row.Stamp,
            row.LastSignIn))];
    }

    private async Task RunAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private sealed record ExistRow(bool AnyAccount, bool AnySample);

    private sealed record ProviderRow(ProviderId ProviderId, string Name);

    private sealed record AccountRow(
        int AccountId,
        MunicipalityId MunicipalityId,
        string Login,
        Role Role,
        int? ProviderId,
        string? PasswordHash,
        string? Subject,
        bool MustChangePassword,
        bool IsSample,
        bool IsClosed,
        int Failures,
        DateTimeOffset? LockedUntil,
        Guid Stamp,
        DateTimeOffset? LastSignIn);
}
