using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>All lessons lie in hours the person has, in even and odd calendar weeks.</summary>
/// <remarks>Kind: hard; the policy may let a share of the lessons be missed (built in: none). A shift worker's clash in
/// every second week is named, never passed over. Lessons without hours take part in no check, and a note says so.
/// </remarks>
/// <law read="2026-11-22">IntV § 7 (availability on the registration form), § 14 Abs. 1 and 3 (part time, virtual class
/// room), § 14 Abs. 6 (regular attendance).</law>
/// <finding>CM2070</finding>
/// <finding>CM2071</finding>
/// <finding>CM2072</finding>
/// <finding>CM2073</finding>
public sealed class SessionsFitAvailabilityRule : IRule
{
    /// <inheritdoc/>
    public string Name => "SessionsFitAvailability";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var free = c.Newcomer.Availability;
        var taken = c.Lessons.Hours;
        if (!free.EvenWeeks.Includes(taken.EvenWeeks) || !free.OddWeeks.Includes(taken.OddWeeks))
        {
            return MissedShare(c) <= c.Policy.Courses.MissedLessonsShare
                ? RuleVerdict.Admit(0, c, static c => Finding.Of(
                    "CM2073", Severity.Note, c.CourseName, (int)Math.Round(MissedShare(c) * 100)))
                : RuleVerdict.Refuse(c, Clashes);
        }

        return c.Lessons.AreHoursKnown
            ? RuleVerdict.Admit()
            : RuleVerdict.Admit(0, c, static c => Finding.Of("CM2072", Severity.Note, c.CourseName));
    }

    private static double MissedShare(Case c)
    {
        var missed = 0;
        var all = 0;
        foreach (var weekly in c.Lessons.Weekly)
        {
            foreach (var date in weekly.Dates)
            {
                all++;
                if (!c.Newcomer.Availability.Covers(date, weekly.From, weekly.To))
                {
                    missed++;
                }
            }
        }

        return all == 0 ? 0 : missed / (double)all;
    }

    /// <summary>The weekly hours that clash, at most three: the sentence is for a person.</summary>
    private static IReadOnlyList<Finding> Clashes(Case c)
    {
        var findings = new List<Finding>();
        foreach (var weekly in c.Lessons.Weekly)
        {
            var missed = weekly.Dates
                .Where(date => !c.Newcomer.Availability.Covers(date, weekly.From, weekly.To))
                .ToList();
            if (missed.Count == 0)
            {
                continue;
            }

            findings.Add(missed.Count == weekly.Dates.Count
                ? Finding.Of("CM2070", Severity.Error,
                    c.CourseName, FindingValue.Term(weekly.Day), weekly.From, weekly.To)
                : Finding.Of("CM2071", Severity.Error,
                    c.CourseName, FindingValue.Term(weekly.Day), weekly.From, weekly.To,
                    missed.Count, weekly.Dates.Count, missed[0]));
            if (findings.Count == 3)
            {
                break;
            }
        }

        return findings;
    }
}
