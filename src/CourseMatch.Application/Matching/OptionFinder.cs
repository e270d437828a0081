using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>Finds every option of a newcomer: all courses, each by its best way in, each with every arrangement.
/// </summary>
/// <remarks>Rules that speak of the course alone are asked once per course and night. Of the others each is asked until
/// the first refusal. Cost: O(newcomers * entries) verdicts, almost all of the cheap rules.</remarks>
internal sealed class OptionFinder
{
    private readonly Circumstances circumstances;
    private readonly IRule[] personRules;
    private readonly Dictionary<CourseId, CourseEntry[]> openEntries = [];

    internal OptionFinder(Circumstances circumstances)
    {
        this.circumstances = circumstances;
        personRules = [.. circumstances.Rules.Rules.Where(rule => !rule.IsAboutCourseOnly)];
        if (circumstances.County.Newcomers.Count == 0)
        {
            return;
        }

        var anybody = circumstances.County.Newcomers[0];
        var courseRules = circumstances.Rules.Rules.Where(rule => rule.IsAboutCourseOnly).ToArray();
        foreach (var course in circumstances.County.Courses.OrderBy(course => course.Id.Value))
        {
            var open = circumstances.EntriesOf(course)
                .Where(entry => courseRules.All(
                    rule => rule.Judge(circumstances.CaseOf(anybody, entry)).IsAdmitted))
                .ToArray();
            if (open.Length > 0)
            {
                openEntries.Add(course.Id, open);
            }
        }
    }

    /// <summary>Courses somebody could still enter, with the ways in.</summary>
    internal IReadOnlyDictionary<CourseId, CourseEntry[]> OpenEntries => openEntries;

    /// <summary>Rules that look at the person.</summary>
    internal IReadOnlyList<IRule> PersonRules => personRules;

    /// <summary>Options by course number, arrangements of one course best first.</summary>
    /// <param name="newcomer">Who.</param>
    /// <param name="among">Courses to look at; null = all.</param>
    internal List<PlacementOption> OptionsOf(Newcomer newcomer, IReadOnlySet<CourseId>? among = null)
    {
        var options = new List<PlacementOption>();
        foreach (var (course, entries) in openEntries)
        {
            if (among?.Contains(course) == false)
            {
                continue;
            }

            Case? best = null;
            var bestScore = 0;
            foreach (var entry in entries)
            {
                var candidate = circumstances.CaseOf(newcomer, entry);
                if (ScoreOf(candidate) is { } score && score > bestScore)
                {
                    (best, bestScore) = (candidate, score);
                }
            }

            if (best is not null)
            {
                AddArrangements(best, bestScore, options);
            }
        }

        return options;
    }

    /// <summary>Points of an admitted case, the best arrangement included; null when a rule refuses.</summary>
    private int? ScoreOf(Case candidate)
    {
        var score = 0;
        foreach (var rule in personRules)
        {
            var verdict = rule.Judge(candidate);
            if (!verdict.IsAdmitted)
            {
                return null;
            }

            score += verdict.Score;
        }

        return score;
    }

    private void AddArrangements(Case best, int bestScore, List<PlacementOption> options)
    {
        var arrangements = best.Care.Arrangements;
        var withoutCare = bestScore - CareCoversLessonsRule.PointsOf(arrangements[0], circumstances.Policy);
        foreach (var arrangement in arrangements)
        {
            options.Add(new PlacementOption(
                best,
                arrangement,
                Math.Max(1, withoutCare + CareCoversLessonsRule.PointsOf(arrangement, circumstances.Policy))));
        }
    }
}
