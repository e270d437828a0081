using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Rules;

/// <summary>The person has funded units left for at least the module entered.</summary>
/// <remarks>Kind: hard for integration courses. Units that end before the course does are no obstacle but a note: the
/// rest can be repeated, applied for, or paid.</remarks>
/// <law read="2026-11-22">IntV § 4 Abs. 1 (once), § 13 Abs. 1 (repeat units since 7 December 2024 in literacy and
/// low-literacy courses only), § 14 Abs. 5 (1200 in all).</law>
/// <finding>CM2090</finding>
/// <finding>CM2091</finding>
/// <finding>CM2092</finding>
public sealed class HoursLeftRule : IRule
{
    /// <inheritdoc/>
    public string Name => "HoursLeft";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        if (c.Cover is not { Needed: Scheme.Integration, Best: not null } || !c.Course.Kind.IsIntegration())
        {
            return RuleVerdict.Admit();
        }

        var left = LeftOf(c);
        if (left == 0)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2090", Severity.Error, c.CourseName, c.Cover.Best!.UnitsConsumed,
                c.Cover.Best.RepeatUnitsConsumed));
        }

        if (left < c.Entry.Module.Units)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2091", Severity.Error, c.CourseName, LeftOf(c), c.Entry.Module.Number, c.Entry.Module.Units));
        }

        return left >= UnitsAhead(c)
            ? RuleVerdict.Admit()
            : RuleVerdict.Admit(0, c, static c => Finding.Of(
                "CM2092", Severity.Warning, c.CourseName, LeftOf(c), UnitsAhead(c)));
    }

    private static int LeftOf(Case c) => UnitsLeft.Of(c.Cover.Best!, c.Course.Kind, c.Course.FirstDay, c.Law);

    private static int UnitsAhead(Case c) =>
        c.Course.Modules.Where(module => module.Days.First >= c.Entry.Module.Days.First).Sum(module => module.Units);
}
