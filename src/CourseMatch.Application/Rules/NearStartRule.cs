using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules;

/// <summary>The sooner a person can begin, the better.</summary>
/// <remarks>Kind: score only. All points within the weeks the law aims at, then in a straight line down to none at the
/// policy's last week.</remarks>
/// <law read="2026-11-22">IntV § 7 Abs. 5: six weeks; DeuFöV § 9 Abs. 3: four weeks.</law>
/// <finding>CM2015</finding>
public sealed class NearStartRule : IRule
{
    /// <inheritdoc/>
    public string Name => "NearStart";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var days = DaysUntilEntry(c);
        var aim = AimWeeks(c) * 7;
        if (days <= aim)
        {
            return RuleVerdict.Admit(c.Policy.Fit.NearStart);
        }

        var last = Math.Max(c.Policy.Fit.StartWeeksMax * 7, aim + 1);
        var score = days >= last ? 0 : c.Policy.Fit.NearStart * (last - days) / (last - aim);
        return c.Cover.Needed is null
            ? RuleVerdict.Admit(score)
            : RuleVerdict.Admit(score, c, static c => Finding.Of(
                "CM2015", Severity.Note, c.CourseName, c.Entry.Day, (DaysUntilEntry(c) + 6) / 7, AimWeeks(c)));
    }

    private static int AimWeeks(Case c) => c.Law.StartWithinWeeks(c.Cover.Needed ?? Scheme.Integration, c.Day);

    private static int DaysUntilEntry(Case c) => c.Entry.Day.DayNumber - c.Day.DayNumber;
}
