using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules;

/// <summary>A course for women is for women.</summary>
/// <remarks>Kind: hard. An attribute of the offer, whatever its kind, and part of two kinds. Where the list states no
/// gender the person is not turned away silently: the finding says what to enter.</remarks>
/// <finding>CM2065</finding>
/// <finding>CM2066</finding>
public sealed class WomenOnlyCourseRule : IRule
{
    /// <inheritdoc/>
    public string Name => "WomenOnlyCourse";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        if (!IsForWomen(c.Course) || c.Newcomer.Gender == Gender.Female)
        {
            return RuleVerdict.Admit();
        }

        return c.Newcomer.Gender == Gender.Unstated
            ? RuleVerdict.Refuse(c, static c => Finding.Of("CM2066", Severity.Error, c.CourseName))
            : RuleVerdict.Refuse(c, static c => Finding.Of("CM2065", Severity.Error, c.CourseName));
    }

    /// <summary>Whether only women may attend.</summary>
    internal static bool IsForWomen(Course course) =>
        course.IsWomenOnly || course.Kind is CourseKind.IntegrationWomen or CourseKind.LowThresholdWomen;
}
