using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>People enter where a module begins, or within its first units where the provider accepts it.</summary>
/// <remarks>Kind: hard. Measured in units of 45 minutes held before the day of entry; the first day itself is always in
/// time.</remarks>
/// <law read="2026-11-22">IntV § 11 Abs. 1; BAMF guide of 23 May 2024 and Abrechnungsrichtlinie § 1 Abs. 4: within the
/// first 25 units.</law>
/// <finding>CM2040</finding>
/// <finding>CM2041</finding>
/// <finding>CM2042</finding>
/// <finding>CM2043</finding>
public sealed class EntersAtModuleStartRule : IRule
{
    /// <inheritdoc/>
    public string Name => "EntersAtModuleStart";

    /// <inheritdoc/>
    public bool IsAboutCourseOnly => true;

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var entry = c.Entry;
        if (entry.Day > entry.Module.Days.Last)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2040", Severity.Error, c.CourseName, c.Entry.Module.Number, c.Entry.Module.Days.Last));
        }

        if (entry.Day < c.Day)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2042", Severity.Error, c.CourseName, c.Entry.Day, c.Day));
        }

        if (entry.UnitsHeld > c.Law.EntryWithinUnits(c.Course.FirstDay))
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2041", Severity.Error, c.CourseName, c.Entry.Module.Number, c.Entry.Module.Days.First,
                (int)Math.Ceiling(c.Entry.UnitsHeld), c.Law.EntryWithinUnits(c.Course.FirstDay)));
        }

        return entry.UnitsHeld > 0 && !IsLateEntryAccepted(c)
            ? RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2043", Severity.Error, c.CourseName, c.Entry.Module.Number, c.Entry.Module.Days.First))
            : RuleVerdict.Admit();
    }

    private static bool IsLateEntryAccepted(Case c) =>
        c.Circumstances.Find(c.Course.Provider)?.AcceptsLateEntry ?? c.Policy.Courses.LateEntry;
}
