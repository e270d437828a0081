using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules.Entitlements;

/// <summary>How many funded units a person may still use in a kind of course.</summary>
internal static class UnitsLeft
{
    /// <summary>Units left, never negative.</summary>
    /// <remarks>Everybody attends once (IntV § 4 Abs. 1): the units of the kind less those used, and the repeat units
    /// granted where the kind may be repeated; nobody uses more than 1200 in all (IntV § 14 Abs. 5). Repeat units are
    /// counted apart from the others and add to the 1200.</remarks>
    internal static int Of(Entitlement entitlement, CourseKind kind, DateOnly courseStart, LegalLimits law)
    {
        var regular = law.LanguageUnits(kind, courseStart) + law.OrientationUnits(kind, courseStart)
            - entitlement.UnitsConsumed;
        var repeat = law.MayRepeat(kind, courseStart)
            ? Math.Min(entitlement.RepeatUnitsGranted, law.RepeatUnitsMax(courseStart))
                - entitlement.RepeatUnitsConsumed
            : 0;
        var total = law.FundedUnitsMax(courseStart)
            - entitlement.UnitsConsumed - entitlement.RepeatUnitsConsumed;
        return Math.Max(0, Math.Min(total, Math.Max(0, regular) + Math.Max(0, repeat)));
    }
}
