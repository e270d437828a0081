using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Rules;

/// <summary>A federally funded course is open to people whose entitlement covers it: none of its clocks has run out.
/// </summary>
/// <remarks>Kind: hard. The clocks, and the moment each is read, stand in <see cref="EntitlementClocks"/>; other
/// funders ask for no entitlement.</remarks>
/// <law read="2026-11-22">AufenthG §§ 44, 44a; IntV §§ 4, 5, 5a, 6; DeuFöV §§ 5, 6.</law>
/// <finding>CM2001</finding>
/// <finding>CM2002</finding>
/// <finding>CM2003</finding>
/// <finding>CM2004</finding>
/// <finding>CM2005</finding>
/// <finding>CM2006</finding>
/// <finding>CM2007</finding>
/// <finding>CM2008</finding>
/// <finding>CM2009</finding>
/// <finding>CM2010</finding>
/// <finding>CM2011</finding>
public sealed class EntitlementCoversCourseRule : IRule
{
    /// <inheritdoc/>
    public string Name => "EntitlementCoversCourse";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        if (!c.Cover.IsCovered)
        {
            return RuleVerdict.Refuse(c, Obstacles);
        }

        return c.Cover.Best is
        {
            Scheme: Scheme.Integration, Kind: EntitlementKind.Admitted, Issuer: Issuer.FederalOffice,
            IssuedOn: { } issued,
        }
            && !c.Law.AreAdmissionsOpen(issued)
                ? RuleVerdict.Admit(0, c, static c => Finding.Of(
                    "CM2010", Severity.Warning, c.Cover.Best!.IssuedOn!.Value))
                : RuleVerdict.Admit();
    }

    private static IReadOnlyList<Finding> Obstacles(Case c) => c.Cover switch
    {
        { Lapsed.Count: > 0 } cover => cover.Lapsed,
        { Needed: Scheme.Vocational } => [Finding.Of("CM2011", Severity.Error, c.CourseName)],
        _ when c.Law.AreAdmissionsOpen(c.Day) => [Finding.Of("CM2001", Severity.Error, c.CourseName)],
        _ => [Finding.Of("CM2002", Severity.Error, c.CourseName)],
    };
}
