using CourseMatch.Application.Courses;

namespace CourseMatch.Application.Rules;

/// <summary>Where both suit, the general course comes before a special one.</summary>
/// <remarks>Kind: score only.</remarks>
/// <law read="2026-11-22">IntV §§ 11, 13: special courses for people with a special need.</law>
public sealed class RegularFirstRule : IRule
{
    /// <inheritdoc/>
    public string Name => "RegularFirst";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) => RuleVerdict.Admit(c.Course.Kind.IsSpecial() ? 0 : c.Policy.Fit.RegularFirst);
}
