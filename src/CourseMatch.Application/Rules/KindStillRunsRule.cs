using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>The kind of course is one that still runs: known, and not abolished before the course began.</summary>
/// <remarks>Kind: hard. Courses for parents, women and youth under the IntV were abolished; those already begun go on.
/// Municipal lists still name them, so that imports hold courses that never start. A course for women or parents
/// outside the IntV is no matter of this rule but an attribute of the offer.</remarks>
/// <law read="2026-11-22">IntV § 22 Abs. 4: courses begun before 1 May 2025 go on under the old law.</law>
/// <finding>CM2024</finding>
/// <finding>CM2026</finding>
public sealed class KindStillRunsRule : IRule
{
    /// <inheritdoc/>
    public string Name => "KindStillRuns";

    /// <inheritdoc/>
    public bool IsAboutCourseOnly => true;

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        if (c.Course.Kind == CourseKind.Other)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of("CM2024", Severity.Error, c.CourseName));
        }

        return c.Course.Kind.IsLegacy() && c.Course.FirstDay > c.Law.AbolishedKindsLastStart(c.Course.FirstDay)
            ? RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2026", Severity.Error, c.CourseName, FindingValue.Term(c.Course.Kind),
                c.Law.AbolishedKindsLastStart(c.Course.FirstDay), c.Course.FirstDay))
            : RuleVerdict.Admit();
    }
}
