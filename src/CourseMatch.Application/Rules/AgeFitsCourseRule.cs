using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>The person's age fits the course, and school comes before any course.</summary>
/// <remarks>Kind: hard. Age in completed years on the first day attended. Pupils are shut out of federally regulated
/// courses; municipal and volunteer courses decide for themselves.</remarks>
/// <law read="2026-11-22">AufenthG § 44 Abs. 3 (pupils); IntV § 13 Abs. 1 before 3 December 2024 (youth: not yet 27);
/// BAMF framework conditions of MiA (16).</law>
/// <finding>CM2060</finding>
/// <finding>CM2061</finding>
/// <finding>CM2062</finding>
public sealed class AgeFitsCourseRule : IRule
{
    /// <inheritdoc/>
    public string Name => "AgeFitsCourse";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var kind = c.Course.Kind;
        if (c.Newcomer.AttendsSchool && kind is not (CourseKind.Municipal or CourseKind.Volunteer or CourseKind.Other))
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2060", Severity.Error, c.CourseName, FindingValue.Term(c.Course.Kind)));
        }

        if (kind == CourseKind.IntegrationYouth && AgeOf(c) >= c.Law.YouthAgeBelow(c.Course.FirstDay))
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2061", Severity.Error, c.CourseName, AgeOf(c), c.Law.YouthAgeBelow(c.Course.FirstDay)));
        }

        return kind == CourseKind.LowThresholdWomen && AgeOf(c) < c.Law.LowThresholdWomenAgeFrom(c.Course.FirstDay)
            ? RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2062", Severity.Error, c.CourseName, AgeOf(c), c.Law.LowThresholdWomenAgeFrom(c.Course.FirstDay)))
            : RuleVerdict.Admit();
    }

    /// <summary>Completed years on a day.</summary>
    internal static int YearsOn(DateOnly birthDate, DateOnly day) =>
        day.Year - birthDate.Year - (day < birthDate.AddYears(day.Year - birthDate.Year) ? 1 : 0);

    private static int AgeOf(Case c) => YearsOn(c.Newcomer.BirthDate, c.Entry.Day);
}
