using CourseMatch.Application.Findings;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Rules;

/// <summary>Every child that needs care has somebody: a place in a group of its age whose sessions cover the lessons
/// and the way, or the partner.</summary>
/// <remarks>Kind: hard for all children of a person together, with a score for using a place that is there: all points
/// at the course's own site, half of them at the farthest group allowed. Whether the places are enough for all families
/// is the solver's matter.</remarks>
/// <law read="2026-11-22">IntV § 4a Abs. 2 (children not obliged to attend school, no other local offer); SGB VIII
/// §§ 24, 43.</law>
/// <finding>CM2120</finding>
/// <finding>CM2121</finding>
/// <finding>CM2122</finding>
/// <finding>CM2123</finding>
/// <finding>CM2124</finding>
/// <finding>CM2125</finding>
/// <finding>CM2126</finding>
/// <finding>CM2127</finding>
/// <finding>CM2128</finding>
/// <finding>CM2129</finding>
public sealed class CareCoversLessonsRule : IRule
{
    /// <inheritdoc/>
    public string Name => "CareCoversLessons";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        if (!c.Care.IsPossible)
        {
            return RuleVerdict.Refuse(c, static c => c.Care.Obstacles);
        }

        var best = c.Care.Arrangements[0];
        if (best.UsesCare)
        {
            return RuleVerdict.Admit(PointsOf(best, c.Policy), c, static c => Finding.Of(
                "CM2128", Severity.Note, c.CourseName,
                c.Care.Arrangements[0].Places.Select(place => place.Child).Distinct().Count()));
        }

        return best.WithPartner.Count > 0
            ? RuleVerdict.Admit(0, c, static c => Finding.Of("CM2129", Severity.Note, c.CourseName))
            : RuleVerdict.Admit();
    }

    /// <summary>Points of an arrangement; none where siblings are in different groups.</summary>
    internal static int PointsOf(CareArrangement arrangement, Policy policy)
    {
        var (most, farthest) = (policy.Fit.CareUsed, Math.Max(1, policy.Care.WayMinutesMax));
        return arrangement.UsesCare && arrangement.Places.All(place => place.Group == arrangement.Places[0].Group)
            ? most - most * Math.Min(arrangement.WayMinutes, farthest) / (2 * farthest)
            : 0;
    }
}
