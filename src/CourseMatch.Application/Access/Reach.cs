namespace CourseMatch.Application.Access;

/// <summary>What of the database a session may see at all; the database itself holds it to that.</summary>
public enum Sight
{
    /// <summary>Everything of one municipality.</summary>
    Cases,

    /// <summary>What belongs to one provider.</summary>
    Provider,

    /// <summary>Settings and runs, no person.</summary>
    Administration,
}

/// <summary>How far a session reaches.</summary>
/// <param name="Municipality">The only municipality it sees.</param>
/// <param name="Sight">What of it.</param>
/// <param name="Provider">The provider of <see cref="Sight.Provider"/>, else null.</param>
/// <param name="IsReadOnly">Nothing may be changed.</param>
public readonly record struct Reach(MunicipalityId Municipality, Sight Sight, ProviderId? Provider, bool IsReadOnly)
{
    /// <summary>How far an account reaches.</summary>
    public static Reach Of(Account account) => new(
        account.Municipality,
        account.Role switch
        {
            Role.ProviderStaff => Sight.Provider,
            Role.Administrator => Sight.Administration,
            Role.Coordinator or Role.Counsellor or Role.Auditor => Sight.Cases,
        },
        account.Role == Role.ProviderStaff ? account.Provider : null,
        account.Role == Role.Auditor);
}
