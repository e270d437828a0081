using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>The course takes people: it is planned or running.</summary>
/// <remarks>Kind: hard. Whether seats are left is not asked here: that is for the solver, who sees all people at once.
/// </remarks>
/// <finding>CM2050</finding>
/// <finding>CM2051</finding>
/// <finding>CM2052</finding>
/// <finding>CM2053</finding>
public sealed class CourseIsOpenRule : IRule
{
    /// <inheritdoc/>
    public string Name => "CourseIsOpen";

    /// <inheritdoc/>
    public bool IsAboutCourseOnly => true;

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) => c.Course.State switch
    {
        CourseState.Planned or CourseState.Running => RuleVerdict.Admit(),
        CourseState.Closed => Refuse(c, "CM2050"),
        CourseState.Cancelled => Refuse(c, "CM2051"),
        CourseState.Withdrawn => Refuse(c, "CM2052"),
        CourseState.Finished => Refuse(c, "CM2053"),
    };

    private static RuleVerdict Refuse(Case c, string code) =>
        RuleVerdict.Refuse(c, refused => Finding.Of(code, Severity.Error, refused.CourseName));
}
