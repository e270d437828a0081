using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>For somebody whom no course admits: the courses that fail for fewest reasons, and these reasons.</summary>
/// <remarks>One obstacle is what a clerk can do something about; "too far, wrong level, for women" is not. So the
/// courses with fewest refusing rules speak, one per set of rules, and of those first the ones with an obstacle that
/// can be cleared (a test, a certificate, hours, the way) before those that lie in the course (its kind, for whom it
/// is).
/// </remarks>
internal static class NearMisses
{
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
        var misses = Closest(newcomer, finder, circumstances);
        return
        [
            .. misses
                .GroupBy(miss => miss.Rules, StringComparer.Ordinal)
                .OrderBy(set => Helpfulness(set.First().Verdicts))
                // Of several courses failing alike the one with the most urgent sentence: earliest start.
                .Select(set => set.OrderBy(miss => miss.Entry).ThenBy(miss => miss.Course).First())
                .SelectMany(miss => miss.Verdicts.OrderBy(v => Helpfulness([v])).SelectMany(v => v.Verdict.Findings))
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
            if (Refusals(candidate, finder.PersonRules, fewest) is not { } refusals)
            {
                continue;
            }

            if (refusals.Count < fewest)
            {
                fewest = refusals.Count;
                misses.Clear();
            }

            misses.Add(new Miss(
                string.Join(',', refusals.Select(refusal => refusal.Rule)),
                entry.Day,
                entry.Course.Id.Value,
                refusals));
        }

        return misses;
    }

    /// <summary>Refusing rules of a case, or null as soon as there are more than allowed: the costly rules come last.
    /// </summary>
    private static List<(string Rule, RuleVerdict Verdict)>? Refusals(Case c, IReadOnlyList<IRule> rules, int most)
    {
        var refusals = new List<(string Rule, RuleVerdict Verdict)>();
        foreach (var rule in rules)
        {
            var verdict = rule.Judge(c);
            if (!verdict.IsAdmitted)
            {
                refusals.Add((rule.Name, verdict));
                if (refusals.Count > most)
                {
                    return null;
                }
            }
        }

        return refusals;
    }

    private static int Helpfulness(IReadOnlyList<(string Rule, RuleVerdict Verdict)> verdicts) =>
        verdicts.Max(verdict => Array.IndexOf(HelpfulFirst, verdict.Rule));

    private sealed record Miss(
        string Rules, DateOnly Entry, int Course, IReadOnlyList<(string Rule, RuleVerdict Verdict)> Verdicts);
}
