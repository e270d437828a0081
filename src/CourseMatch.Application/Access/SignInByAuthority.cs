using System.Globalization;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Access;

/// <summary>Lets somebody in for whom the authority's identity provider vouches. The groups decide at every sign-in
/// anew what the account may do; the first sign-in makes it.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="municipalities">The municipalities the rules name.</param>
/// <param name="rules">What groups may do; of several that fit, the first holds.</param>
/// <param name="time">Clock.</param>
public sealed class SignInByAuthority(
    IAccountStore accounts, IMunicipalities municipalities, IReadOnlyList<GroupRule> rules, TimeProvider time)
{
    /// <summary>Most login names tried for a new account whose name others have already.</summary>
    private const int NamesMax = 100;

    /// <summary>Lets a person in, or says why not. A login name never links an account: whoever may choose a name at
    /// the provider would else take over somebody else's local account.</summary>
    public async Task<SignInOutcome> RunAsync(VouchedPerson person, CancellationToken cancellationToken)
    {
        var known = await accounts.BySubjectAsync(person.Key, cancellationToken);
        if (known?.IsClosed == true)
        {
            return Refused("CM4303");
        }

        if (rules.FirstOrDefault(rule => person.Groups.Contains(rule.Group, StringComparer.Ordinal)) is not { } rule)
        {
            if (known is not null)
            {
                // Whoever left the groups is out in every other window, too.
                await accounts.SaveAsync(known with { Stamp = Guid.NewGuid() }, cancellationToken);
            }

            return Refused("CM4320");
        }

        var municipality = (await municipalities.ListAsync(cancellationToken))
            .FirstOrDefault(one => one.Name.Equals(rule.Municipality, StringComparison.OrdinalIgnoreCase))?.Id;
        if (municipality is not { } place)
        {
            return Refused("CM4321", rule.Group, rule.Municipality);
        }

        var provider = rule.Provider is { } name
            ? await accounts.ProviderAsync(place, name, cancellationToken)
            : null;
        if (rule.Provider is not null && provider is null)
        {
            return Refused("CM4322", rule.Group, rule.Provider);
        }

        var account = known is null
            ? await AddAsync(person, new NewAccount(place, "", rule.Role, provider), cancellationToken)
            : await PlacedAsync(known, place, rule.Role, provider, cancellationToken);
        if (account is null)
        {
            return Refused("CM4317", LoginOf(person));
        }

        await accounts.NoteSignInAsync(account, time.GetUtcNow(), cancellationToken);
        return new SignInOutcome.LetIn(account);
    }

    private static SignInOutcome.Refused Refused(string code, params ReadOnlySpan<FindingValue> values) =>
        new(Finding.Of(code, Severity.Error, [.. values]));

    /// <summary>A login name out of the person's: only signs a login name may have, never empty.</summary>
    private static string LoginOf(VouchedPerson person)
    {
        var name = string.Concat((person.Name ?? "").Where(ManageAccounts.IsPlain));
        var fallback = string.Concat(person.Subject.Where(ManageAccounts.IsPlain));
        var wanted = name.Length > 0 ? name : fallback.Length > 0 ? fallback : "konto";
        return wanted[..Math.Min(wanted.Length, ManageAccounts.LoginLengthMax - 4)];
    }

    private async Task<Account?> PlacedAsync(
        Account known, MunicipalityId place, Role role, ProviderId? provider, CancellationToken cancellationToken)
    {
        if (known.Municipality == place && known.Role == role && known.Provider == provider)
        {
            return known;
        }

        await accounts.PlaceAsync(known, place, role, provider, cancellationToken);
        return await accounts.BySubjectAsync(known.Subject!, cancellationToken);
    }

    private async Task<Account?> AddAsync(VouchedPerson person, NewAccount wanted, CancellationToken cancellationToken)
    {
        var login = LoginOf(person);
        for (var attempt = 1; attempt <= NamesMax; attempt++)
        {
            var number = attempt == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{attempt}");
            await accounts.AddAsync(
                wanted with { Login = login + number, Subject = person.Key, MustChangePassword = false },
                time.GetUtcNow(),
                cancellationToken);

            // Two first sign-ins at once make one account: whoever comes second finds it.
            if (await accounts.BySubjectAsync(person.Key, cancellationToken) is { } added)
            {
                return added;
            }
        }

        return null;
    }
}
