namespace CourseMatch.Application.Access;

/// <summary>One account.</summary>
public readonly record struct AccountId(int Value);

/// <summary>Somebody who may sign in.</summary>
/// <param name="Id">Number.</param>
/// <param name="Municipality">Where the account belongs; nothing of any other municipality is ever shown to it.</param>
/// <param name="Login">Name to sign in with, unique in the database whatever its case.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Provider">Provider of <see cref="Role.ProviderStaff"/>, null for everybody else.</param>
/// <param name="PasswordHash">Hash of the local password; null when only the identity provider may vouch.</param>
/// <param name="Subject">Issuer and subject of the identity provider, or null for a local account.</param>
/// <param name="MustChangePassword">The password was set by somebody else and has to be changed first.</param>
/// <param name="IsSample">Made for the sample county; its password is known to the whole world.</param>
/// <param name="IsClosed">May not sign in any more.</param>
/// <param name="Failures">Wrong passwords since the last right one.</param>
/// <param name="LockedUntil">No password is tried before this instant, or null.</param>
/// <param name="Stamp">Changes whenever sessions begun earlier have to end.</param>
/// <param name="LastSignIn">Last time it was let in, or null.</param>
public sealed record Account(
    AccountId Id,
    MunicipalityId Municipality,
    string Login,
    Role Role,
    ProviderId? Provider,
    string? PasswordHash,
    string? Subject,
    bool MustChangePassword,
    bool IsSample,
    bool IsClosed,
    int Failures,
    DateTimeOffset? LockedUntil,
    Guid Stamp,
    DateTimeOffset? LastSignIn);

/// <summary>An account that is about to be made.</summary>
/// <param name="Municipality">Where it belongs.</param>
/// <param name="Login">Name to sign in with.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Provider">Provider of staff, else null.</param>
/// <param name="PasswordHash">Hash of the first password, or null.</param>
/// <param name="Subject">Issuer and subject of the identity provider, or null.</param>
/// <param name="MustChangePassword">The first password has to be changed at the first sign-in.</param>
/// <param name="IsSample">For the sample county only.</param>
public sealed record NewAccount(
    MunicipalityId Municipality,
    string Login,
    Role Role,
    ProviderId? Provider = null,
    string? PasswordHash = null,
    string? Subject = null,
    bool MustChangePassword = true,
    bool IsSample = false);
