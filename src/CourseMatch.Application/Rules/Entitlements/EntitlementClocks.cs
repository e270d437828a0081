using CourseMatch.Application.Findings;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules.Entitlements;

/// <summary>The clocks of an entitlement: each is read at the moment it speaks of.</summary>
/// <remarks>
/// Taking up: the printed last day (IntV § 6) goes before every clock of ours, since a certificate is stored as read
/// and never recomputed. Without one, a claim runs one year from the residence permit (AufenthG § 44 Abs. 2), an
/// admission one year (IntV § 5) and a vocational entitlement three months (DeuFöV § 6 Abs. 3) from the day of issue.
/// All of them ask for registration in time: on the date on file, else on the day of the plan.
/// Beginning: within one year of registration, and of an interruption (IntV § 4 Abs. 1), on the day of entry.
/// </remarks>
internal static class EntitlementClocks
{
    /// <summary>Last day for taking up and the code that names the clock, or null when none runs.</summary>
    internal static (DateOnly Day, string Code)? TakeUpLimit(Entitlement entitlement, LegalLimits law)
    {
        if (entitlement.ValidUntil is { } printed)
        {
            return (printed, "CM2004");
        }

        return entitlement switch
        {
            { Scheme: Scheme.Vocational, IssuedOn: { } issued } => (law.VocationalEnds(issued), "CM2007"),
            { Scheme: Scheme.Integration, Kind: EntitlementKind.Entitled, PermitIssuedOn: { } permit } =>
                (law.ClaimEnds(permit), "CM2005"),
            { Scheme: Scheme.Integration, Kind: EntitlementKind.Admitted, IssuedOn: { } issued } =>
                (law.AdmissionEnds(issued), "CM2006"),
            _ => null,
        };
    }

    /// <summary>Why an entitlement is not in force for a case, or null when it is.</summary>
    internal static Finding? LapseOf(Entitlement entitlement, Case c)
    {
        var entry = c.Entry.Day;
        if (c.Policy.Kinds.EntitlementMustCoverStart && entitlement.ValidUntil is { } printed && printed < entry)
        {
            return Finding.Of("CM2003", Severity.Error, printed, entry);
        }

        if (TakeUpLimit(entitlement, c.Law) is { } limit && (entitlement.RegisteredOn ?? c.Day) > limit.Day)
        {
            return Finding.Of(limit.Code, Severity.Error, limit.Day, entitlement.RegisteredOn ?? c.Day);
        }

        if (entitlement.Scheme != Scheme.Integration)
        {
            return null;
        }

        // Once begun (units used), only an interruption can let the right lapse, no longer a late start.
        if (entitlement is { UnitsConsumed: 0, RegisteredOn: { } registered } && c.Law.StartEnds(registered) < entry)
        {
            return Finding.Of("CM2008", Severity.Error, registered, c.Law.StartEnds(registered), entry);
        }

        return entitlement.InterruptedSince is { } since && c.Law.InterruptionEnds(since) < entry
            ? Finding.Of("CM2009", Severity.Error, since, c.Law.InterruptionEnds(since), entry)
            : null;
    }
}
