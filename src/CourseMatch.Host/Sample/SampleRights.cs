using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Host.Sample;

/// <summary>Entitlements of the sample: most in force, some about to end, some ended on each of their clocks.</summary>
internal sealed class SampleRights(SampleChance chance, DateOnly day)
{
    private const int FirstVocationalStep = 7;

    /// <summary>What a person of this level may hold.</summary>
    public IReadOnlyList<Entitlement> Of(Level? level, Literacy literacy, DateOnly registeredOn)
    {
        if (level?.Step >= FirstVocationalStep)
        {
            return chance.Percent(92) ? [Vocational()] : [];
        }

        return chance.Percent(91) ? [Integration(literacy, registeredOn)] : [];
    }

    private Entitlement Vocational()
    {
        var issuer = chance.Pick((Issuer.EmploymentAgency, 5), (Issuer.Jobcenter, 4), (Issuer.FederalOffice, 1));
        // One in nine let the three months pass.
        var issued = day.AddDays(-(chance.Percent(11) ? chance.Between(100, 200) : chance.Between(5, 80)));
        return new Entitlement(
            Scheme.Vocational,
            issuer == Issuer.Jobcenter ? EntitlementKind.Obliged : EntitlementKind.Entitled,
            issuer, issued, null, null, null, null, 0, 0, 0);
    }

    private Entitlement Integration(Literacy literacy, DateOnly registeredOn)
    {
        var (kind, issuer) = chance.Pick(
            ((EntitlementKind.Obliged, Issuer.Jobcenter), 42),
            ((EntitlementKind.Obliged, Issuer.ForeignersAuthority), 10),
            ((EntitlementKind.Obliged, Issuer.SocialOffice), 4),
            ((EntitlementKind.Entitled, Issuer.ForeignersAuthority), 28),
            ((EntitlementKind.Entitled, Issuer.FederalAdministration), 3),
            ((EntitlementKind.Admitted, Issuer.FederalOffice), 13));
        var validUntil = chance.Pick(
            (day.AddDays(chance.Between(90, 330)), 84),
            (day.AddDays(chance.Between(6, 50)), 9),
            (day.AddDays(-chance.Between(5, 150)), 7));
        var right = new Entitlement(
            Scheme.Integration, kind, issuer, registeredOn.AddDays(-chance.Between(0, 40)), validUntil,
            kind == EntitlementKind.Entitled ? registeredOn.AddDays(-chance.Between(10, 90)) : null,
            null, null, 0, 0, 0);
        var used = chance.Between(1, 5) * 100;
        return chance.Pick(
            (right, 82),
            (right with { UnitsConsumed = used }, 8),
            (right with { UnitsConsumed = used, InterruptedSince = day.AddDays(-chance.Between(60, 250)) }, 3),
            // Interrupted for longer than a year, never begun in time, nothing left.
            (right with { UnitsConsumed = used, InterruptedSince = day.AddDays(-chance.Between(380, 600)) }, 2),
            (right with { RegisteredOn = day.AddDays(-chance.Between(380, 500)) }, 2),
            (right with { UnitsConsumed = 1_200 }, 2),
            (literacy is Literacy.None or Literacy.LowLatin
                ? right with { UnitsConsumed = 900, RepeatUnitsGranted = 300, RepeatUnitsConsumed = 100 }
                : right with { UnitsConsumed = 650 }, 2));
    }
}
