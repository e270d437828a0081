using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules.Entitlements;

/// <summary>Which entitlement of a person opens a course, and why the others do not.</summary>
/// <param name="Needed">Scheme the course needs, or null when it needs none.</param>
/// <param name="Best">The strongest entitlement in force, or null.</param>
/// <param name="TakeUpBy">Last day on which the best one may be taken up; null when registered already or open.</param>
/// <param name="Lapsed">Entitlements of the scheme that are not in force, with the reason.</param>
public sealed record EntitlementCover(
    Scheme? Needed, Entitlement? Best, DateOnly? TakeUpBy, IReadOnlyList<Finding> Lapsed)
{
    /// <summary>Whether the course is open as far as entitlements go.</summary>
    public bool IsCovered => Needed is null || Best is not null;

    internal static EntitlementCover Of(Case c)
    {
        var needed = c.Policy.Kinds.EntitlementFor(c.Course);
        if (needed is not { } scheme)
        {
            return new EntitlementCover(null, null, null, []);
        }

        Entitlement? best = null;
        var lapsed = new List<Finding>();
        foreach (var entitlement in c.Newcomer.Entitlements)
        {
            if (entitlement.Scheme != scheme)
            {
                continue;
            }

            if (EntitlementClocks.LapseOf(entitlement, c) is { } lapse)
            {
                lapsed.Add(lapse);
            }
            else if (best is null || Rank(entitlement) < Rank(best))
            {
                best = entitlement;
            }
        }

        var takeUpBy = best is { RegisteredOn: null } ? EntitlementClocks.TakeUpLimit(best, c.Law)?.Day : null;
        return new EntitlementCover(needed, best, takeUpBy, lapsed);
    }

    /// <summary>Comes first by law: obliged, or sent by the Jobcenter (IntV §§ 5a, 7; DeuFöV § 8 Abs. 3).</summary>
    internal static bool ComesFirst(Entitlement entitlement) =>
        entitlement.Kind == EntitlementKind.Obliged || entitlement.Issuer == Issuer.Jobcenter;

    private static int Rank(Entitlement entitlement) =>
        ComesFirst(entitlement) ? 0 : entitlement.Kind == EntitlementKind.Entitled ? 1 : 2;
}
