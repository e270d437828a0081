using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Rules;

/// <summary>Whoever has a right to a funded course is not sent to an offer without entitlement unasked.</summary>
/// <remarks>Kind: hard, a choice of the authority (<c>kinds.entitledToOpenOffers</c>). A seat in such an offer takes
/// the person off the list, and with it the place in the queue for the course the law provides. First orientation
/// courses are for people who cannot attend an integration course yet. A wish for the kind opens it; so does a level
/// beyond what integration courses teach.</remarks>
/// <law read="2026-11-22">AufenthG §§ 44, 44a; BAMF overview of first orientation courses.</law>
/// <finding>CM2013</finding>
public sealed class RightComesFirstRule : IRule
{
    private static readonly Level LastTaught = new(6);

    /// <inheritdoc/>
    public string Name => "RightComesFirst";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) =>
        c.Policy.Kinds.EntitledToOpenOffers
        || c.Policy.Kinds.EntitlementFor(c.Course) is not null
        || c.Newcomer.Wishes.Kind == c.Course.Kind
        || (LevelFitsModuleRule.LevelOf(c) is { } level && level.CompareTo(LastTaught) > 0)
        || RightOf(c) is null
            ? RuleVerdict.Admit()
            : RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2013", Severity.Error, c.CourseName, FindingValue.Term(RightOf(c)!.Kind)));

    /// <summary>An entitlement to integration courses in force and not used up.</summary>
    private static Entitlement? RightOf(Case c)
    {
        foreach (var entitlement in c.Newcomer.Entitlements)
        {
            if (entitlement.Scheme == Scheme.Integration
                && EntitlementClocks.LapseOf(entitlement, c) is null
                && UnitsLeft.Of(entitlement, CourseKind.IntegrationGeneral, c.Course.FirstDay, c.Law) > 0)
            {
                return entitlement;
            }
        }

        return null;
    }
}
