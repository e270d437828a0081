using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>The way to the course is no longer than the person accepts.</summary>
/// <remarks>Kind: hard, with a score: all points for no way at all, none at the limit, in a straight line. An unknown
/// place is admitted with half the points and a note, never silently; online courses have no way.</remarks>
/// <law read="2026-11-22">IntV § 7 (local proximity and reachability).</law>
/// <finding>CM2080</finding>
/// <finding>CM2081</finding>
/// <finding>CM2082</finding>
public sealed class JourneyWithinLimitRule : IRule
{
    /// <inheritdoc/>
    public string Name => "JourneyWithinLimit";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var points = c.Policy.Fit.ShortJourney;
        if (c.Course.Mode == CourseMode.Online)
        {
            return RuleVerdict.Admit(points);
        }

        if (c.Journey.Minutes is not { } minutes)
        {
            return RuleVerdict.Admit(points / 2, c, static c => Finding.Of("CM2081", Severity.Note, c.CourseName));
        }

        var limit = LimitOf(c);
        if (minutes > limit)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2080", Severity.Error, c.CourseName, c.Journey.Minutes!.Value, LimitOf(c),
                FindingValue.Term(c.Newcomer.Mobility)));
        }

        var score = limit == 0 ? points : points * (limit - minutes) / limit;
        return c.Journey.IsReliable
            ? RuleVerdict.Admit(score)
            : RuleVerdict.Admit(score, c, static c => Finding.Of(
                "CM2082", Severity.Note, c.CourseName, c.Journey.Minutes!.Value));
    }

    internal static int LimitOf(Case c) =>
        c.Newcomer.JourneyMinutesMax ?? c.Policy.Journeys.MinutesMax(c.Newcomer.Mobility);
}
