using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>For somebody whom no course admits: the courses that fail for fewest reasons, and these reasons.</summary>
/// <remarks>One obstacle is what a clerk can do something about; "too far, wrong level, for women" is not. So the
/// courses with fewest refusing rules speak, one per set of rules, the one that misses by least: by the level, then by
/// the way.
/// First those with an obstacle that can be cleared (a certificate, care, hours, the way), then those that lie in the
/// course (its kind, for whom it is); a course hours away or whole levels apart speaks only when nothing else does.
/// </remarks>
internal static class NearMisses
{
    private const int FarSteps = 3;

    /// <summary>Rules by how much their finding helps, most first.</summary>
    private static readonly string[] HelpfulFirst =
    [
        "EntitlementCoversCourse", "HoursLeft", "CareCoversLessons", "SessionsFitAvailability", "JourneyWithinLimit",
        "FunctionalNeedsMet", "LevelFitsModule", "KindFitsLiteracy", "AgeFitsCourse", "RightComesFirst",
        "WomenOnlyCourse", "ParentsCourse",
    ];

    internal static IReadOnlyList<Finding> Of(
        Newcomer newcomer, OptionFinder finder, Circumstances circumstances, int most)
    {
        var sets = Closest(newcomer, finder, circumstances)
            .GroupBy(miss => miss.Rules, StringComparer.Ordinal)
            .Select(set => set.Min(MissOrder.Instance)!)
            .OrderBy(miss => miss.Helpfulness)
            .ToList();
        var near = sets.FindAll(miss => !miss.IsFar);
        return
        [
            .. (near.Count > 0 ? near : sets)
                .SelectMany(miss => miss.Refusals.OrderBy(Helpfulness).SelectMany(refusal => refusal.Verdict.Findings))
                .DistinctBy(finding => finding.Code)
                .Take(most),
        ];
    }

    private static List<Miss> Closest(Newcomer newcomer, OptionFinder finder, Circumstances circumstances)
    {
        var fewest = int.MaxValue;
        var misses = new List<Miss>();
        foreach (var entry in finder.OpenEntries.Values.SelectMany(entries => entries))
        {
            var candidate = circumstances.CaseOf(newcomer, entry);
            if (RefusalsOf(candidate, finder.PersonRules, fewest) is not { } refusals)
            {
                continue;
            }

            if (refusals.Count < fewest)
            {
                fewest = refusals.Count;
                misses.Clear();
            }

            misses.Add(new Miss(candidate, refusals));
        }

        return misses;
    }

    /// <summary>Refusing rules of a case, or null as soon as there are more than allowed: the costly rules come last.
    /// </summary>
    private static List<Refusal>? RefusalsOf(Case c, IReadOnlyList<IRule> rules, int most)
    {
        var refusals = new List<Refusal>();
        foreach (var rule in rules)
        {
            var verdict = rule.Judge(c);
            if (!verdict.IsAdmitted)
            {
                refusals.Add(new Refusal(rule.Name, verdict));
                if (refusals.Count > most)
                {
                    return null;
                }
            }
        }

        return refusals;
    }

    private static int Helpfulness(Refusal refusal) => Array.IndexOf(HelpfulFirst, refusal.Rule);

    private readonly record struct Refusal(string Rule, RuleVerdict Verdict);

    /// <summary>One way into a course and the rules that refuse it.</summary>
    private sealed class Miss(Case missed, IReadOnlyList<Refusal> refusals)
    {
        internal IReadOnlyList<Refusal> Refusals { get; } = refusals;

        internal string Rules { get; } = string.Join(',', refusals.Select(refusal => refusal.Rule));

        internal int Helpfulness { get; } = refusals.Max(NearMisses.Helpfulness);

        /// <summary>Half steps between module and level to enter; 0 when the level is no obstacle.</summary>
        internal int Steps { get; } = refusals.Any(refusal => refusal.Rule == "LevelFitsModule")
            && LevelFitsModuleRule.LevelOf(missed) is { } level
                ? Math.Abs(missed.Entry.Module.Level.Step - level.Step)
                : 0;

        internal int Minutes { get; } = missed.Journey.Minutes ?? 0;

        internal DateOnly Entry { get; } = missed.Entry.Day;

        internal int Course { get; } = missed.Course.Id.Value;

        internal bool IsFar => Steps >= FarSteps
            || (Refusals.Any(refusal => refusal.Rule == "JourneyWithinLimit")
                && Minutes > 2 * JourneyWithinLimitRule.LimitOf(missed));
    }

    private sealed class MissOrder : IComparer<Miss>
    {
        internal static readonly MissOrder Instance = new();

        public int Compare(Miss? x, Miss? y) =>
            (x!.Steps, x.Minutes, x.Entry, x.Course).CompareTo((y!.Steps, y.Minutes, y.Entry, y.Course));
    }
}
