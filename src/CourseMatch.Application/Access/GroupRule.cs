namespace CourseMatch.Application.Access;

/// <summary>What members of one group of the authority's accounts may do here.</summary>
/// <param name="Group">Name of the group as the identity provider sends it; case counts.</param>
/// <param name="Role">The role its members get.</param>
/// <param name="Municipality">Name of the municipality they work in.</param>
/// <param name="Provider">Name of the provider of <see cref="Role.ProviderStaff"/>, null for every other role.</param>
public sealed record GroupRule(string Group, Role Role, string Municipality, string? Provider);

/// <summary>A person the identity provider vouches for.</summary>
/// <param name="Issuer">The provider's own name; never holds a space.</param>
/// <param name="Subject">The person's number there: never given twice, whatever the person is called.</param>
/// <param name="Name">What the person is called there, or null.</param>
/// <param name="Groups">Groups the person is in.</param>
public sealed record VouchedPerson(string Issuer, string Subject, string? Name, IReadOnlyList<string> Groups)
{
    /// <summary>Issuer and subject together: what an account is known by.</summary>
    public string Key => $"{Issuer} {Subject}";
}
