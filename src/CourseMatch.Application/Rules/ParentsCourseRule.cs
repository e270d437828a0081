using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>A course for parents is for people with a child under age in their household.</summary>
/// <remarks>Kind: hard. An attribute of the offer ("Mama lernt Deutsch") or the abolished kind.</remarks>
/// <finding>CM2067</finding>
public sealed class ParentsCourseRule : IRule
{
    private const int AdultYears = 18;

    /// <inheritdoc/>
    public string Name => "ParentsCourse";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        if (!c.Course.IsForParents && c.Course.Kind != CourseKind.IntegrationParents)
        {
            return RuleVerdict.Admit();
        }

        foreach (var child in c.Household?.Children ?? [])
        {
            if (AgeFitsCourseRule.YearsOn(child.BirthDate, c.Entry.Day) < AdultYears)
            {
                return RuleVerdict.Admit();
            }
        }

        return RuleVerdict.Refuse(c, static c => Finding.Of("CM2067", Severity.Error, c.CourseName));
    }
}
