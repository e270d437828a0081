namespace CourseMatch.Application.Newcomers;

/// <summary>Which scheme an entitlement opens.</summary>
public enum Scheme
{
    /// <summary>Integration courses (IntV).</summary>
    Integration,

    /// <summary>Vocational language courses (DeuFöV).</summary>
    Vocational,
}

/// <summary>How strong an entitlement is.</summary>
public enum EntitlementKind
{
    /// <summary>Obliged to attend (AufenthG § 44a).</summary>
    Obliged,

    /// <summary>Has a claim (AufenthG § 44 Abs. 1).</summary>
    Entitled,

    /// <summary>Admitted within available places (AufenthG § 44 Abs. 4, IntV §§ 5, 5a).</summary>
    Admitted,
}

/// <summary>Who issued an entitlement.</summary>
public enum Issuer
{
    /// <summary>Federal Office for Migration and Refugees.</summary>
    FederalOffice,

    /// <summary>Foreigners' authority (Ausländerbehörde).</summary>
    ForeignersAuthority,

    /// <summary>Jobcenter.</summary>
    Jobcenter,

    /// <summary>Social office under AsylbLG.</summary>
    SocialOffice,

    /// <summary>Employment agency.</summary>
    EmploymentAgency,

    /// <summary>Federal Office of Administration (Spätaussiedler).</summary>
    FederalAdministration,
}

/// <summary>A right or duty to attend, with the dates its clocks run from (domain: four clocks).</summary>
/// <param name="Scheme">Scheme.</param>
/// <param name="Kind">Obliged, entitled or admitted.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="IssuedOn">Issued on, or null when not on file.</param>
/// <param name="ValidUntil">Last day as printed on the certificate (IntV § 6): stored as read, not recomputed.</param>
/// <param name="PermitIssuedOn">Residence permit issued on; the claim of AufenthG § 44 Abs. 2 runs from here.</param>
/// <param name="RegisteredOn">Registered with a provider on; the start clock of IntV § 4 Abs. 1 runs from here.</param>
/// <param name="InterruptedSince">Interrupted since; the interruption clock of IntV § 4 Abs. 1 runs from here.</param>
/// <param name="UnitsConsumed">Funded units used so far.</param>
/// <param name="RepeatUnitsGranted">Repeat units granted (IntV § 5 Abs. 4, § 13), 0 or up to 300.</param>
/// <param name="RepeatUnitsConsumed">Repeat units used.</param>
public sealed record Entitlement(
    Scheme Scheme,
    EntitlementKind Kind,
    Issuer Issuer,
    DateOnly? IssuedOn,
    DateOnly? ValidUntil,
    DateOnly? PermitIssuedOn,
    DateOnly? RegisteredOn,
    DateOnly? InterruptedSince,
    int UnitsConsumed,
    int RepeatUnitsGranted,
    int RepeatUnitsConsumed);
