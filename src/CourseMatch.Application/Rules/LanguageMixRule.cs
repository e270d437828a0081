namespace CourseMatch.Application.Rules;

/// <summary>Groups are mixed: the rarer a person's first language is in the course, the better.</summary>
/// <remarks>
/// Kind: score only. Points times (1 - share), where share counts the people promised in the course, and the waiting
/// list's mixture as a few people already there, so that a course without promises is not blind.
/// Who else is chosen in the same night cannot count: the score of one person may not depend on another's in a problem
/// of sums, and a bonus per pair of people would need millions of pairs. What is promised in earlier nights does count,
/// so a course that fills over weeks becomes mixed.
/// </remarks>
/// <law read="2026-11-22">IntV § 14 Abs. 2: groups of first languages as different as possible.</law>
public sealed class LanguageMixRule : IRule
{
    /// <inheritdoc/>
    public string Name => "LanguageMix";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) => Circumstances.FirstLanguageOf(c.Newcomer) is { } language
        ? RuleVerdict.Admit((int)(c.Policy.Fit.LanguageMix
            * (1 - c.Circumstances.LanguageShare(c.Course.Id, language))))
        : RuleVerdict.Admit();
}
