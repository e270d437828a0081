using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Rules;

/// <summary>The place offers what the person needs to take part at all.</summary>
/// <remarks>Kind: hard. Online courses are free of steps; what else they offer no file says, so that a hearing or
/// vision need is for a person to settle. Only functions are known here, never a diagnosis.</remarks>
/// <law read="2026-11-22">GDPR Art. 9; IntV § 13 (special courses).</law>
/// <finding>CM2085</finding>
/// <finding>CM2086</finding>
/// <finding>CM2087</finding>
public sealed class FunctionalNeedsMetRule : IRule
{
    private static readonly FunctionalNeeds[] Single =
        [FunctionalNeeds.StepFree, FunctionalNeeds.HearingSupport, FunctionalNeeds.VisionSupport];

    /// <inheritdoc/>
    public string Name => "FunctionalNeedsMet";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var needs = c.Newcomer.Needs;
        if (needs == FunctionalNeeds.None)
        {
            return RuleVerdict.Admit();
        }

        var offers = c.Course.Mode == CourseMode.Online
            ? FunctionalNeeds.StepFree
            : c.Site?.Offers ?? FunctionalNeeds.None;
        return (needs & ~offers) == FunctionalNeeds.None
            ? RuleVerdict.Admit()
            : RuleVerdict.Refuse(c, Obstacles);
    }

    private static IReadOnlyList<Finding> Obstacles(Case c)
    {
        if (c.Course.Mode == CourseMode.Online)
        {
            return [.. Lacking(c, FunctionalNeeds.StepFree).Select(need => Finding.Of(
                "CM2087", Severity.Error, c.CourseName, FindingValue.Term(need)))];
        }

        return c.Site is { } site
            ? [.. Lacking(c, site.Offers).Select(need => Finding.Of(
                "CM2085", Severity.Error, c.CourseName, site.Name, FindingValue.Term(need)))]
            : [Finding.Of("CM2086", Severity.Error, c.CourseName)];
    }

    private static IEnumerable<FunctionalNeeds> Lacking(Case c, FunctionalNeeds offers) =>
        Single.Where(need => c.Newcomer.Needs.HasFlag(need) && !offers.HasFlag(need));
}
