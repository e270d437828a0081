using System.Globalization;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Explanations;

/// <summary>What one rule says about one course, for reading.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="IsAdmitted">Whether it admits.</param>
/// <param name="Score">Its points.</param>
/// <param name="Findings">Why it refuses, or what is to be known.</param>
public sealed record RuleExplanation(string Rule, bool IsAdmitted, int Score, IReadOnlyList<Finding> Findings)
{
    /// <summary>The rule as a sentence, then what it found.</summary>
    public string Sentence(CultureInfo culture)
    {
        var found = Findings.Select(finding => FindingTexts.Sentence(finding, culture));
        return IsAdmitted
            ? string.Join(' ', found.Prepend(FindingTexts.Named("Rule." + Rule, culture)))
            : string.Join(' ', found);
    }
}

/// <summary>One course as it looks to one person.</summary>
/// <param name="Course">The course.</param>
/// <param name="ModuleNumber">Module of the best way in, 1-based.</param>
/// <param name="ModuleLevel">Level that module teaches.</param>
/// <param name="EntryDay">First day attended.</param>
/// <param name="IsAdmitted">Whether every rule admits.</param>
/// <param name="Score">Points of all admitting rules; what counts in matching when all admit.</param>
/// <param name="Step">Step of the order the person stands on for this course.</param>
/// <param name="Journey">The way.</param>
/// <param name="Rules">Every rule's verdict, in the order of the book.</param>
/// <param name="Arrangements">Ways of having the children looked after, best first.</param>
public sealed record CourseExplanation(
    Course Course,
    int ModuleNumber,
    Level ModuleLevel,
    DateOnly EntryDay,
    bool IsAdmitted,
    int Score,
    OrderStep Step,
    Journey Journey,
    IReadOnlyList<RuleExplanation> Rules,
    IReadOnlyList<CareArrangement> Arrangements)
{
    /// <summary>Rules that refuse.</summary>
    public int RefusalCount => Rules.Count(rule => !rule.IsAdmitted);
}

/// <summary>Every course on file as it looks to one person: what fits, how well, and what stands in the way.</summary>
/// <param name="Newcomer">The person.</param>
/// <param name="Day">The day it is judged on.</param>
/// <param name="Promise">The promise the person holds, or null.</param>
/// <param name="Courses">Admitted courses by score, then the others by number of refusing rules.</param>
public sealed record Explanation(
    Newcomer Newcomer, DateOnly Day, Promise? Promise, IReadOnlyList<CourseExplanation> Courses)
{
    /// <summary>Lets every rule judge every course for one newcomer.</summary>
    /// <param name="circumstances">What is on file, the day to reckon from, and the rule book.</param>
    /// <param name="newcomer">The person.</param>
    public static Explanation Of(Circumstances circumstances, Newcomer newcomer) =>
        new(newcomer, circumstances.Day, circumstances.PromiseOf(newcomer.Id),
        [
            .. circumstances.County.Courses
                .Select(course => BestOf(newcomer, course, circumstances))
                .OrderBy(course => course.RefusalCount)
                .ThenByDescending(course => course.Score)
                .ThenBy(course => course.Course.Id.Value),
        ]);

    /// <summary>The best way into a course: admitted with most points, else refused by fewest rules, else the first.
    /// </summary>
    private static CourseExplanation BestOf(Newcomer newcomer, Course course, Circumstances circumstances) =>
        circumstances.EntriesOf(course)
            .Select(entry => Explain(circumstances.CaseOf(newcomer, entry)))
            .OrderBy(explained => explained.RefusalCount)
            .ThenByDescending(explained => explained.Score)
            .First();

    /// <summary>What every rule says of one way into one course.</summary>
    internal static CourseExplanation Explain(Case c)
    {
        var verdicts = c.Circumstances.Rules.Rules
            .Select(rule => (rule.Name, Verdict: rule.Judge(c)))
            .Select(pair => new RuleExplanation(
                pair.Name, pair.Verdict.IsAdmitted, pair.Verdict.Score, pair.Verdict.Findings))
            .ToList();
        return new CourseExplanation(
            c.Course,
            c.Entry.Module.Number,
            c.Entry.Module.Level,
            c.Entry.Day,
            verdicts.TrueForAll(verdict => verdict.IsAdmitted),
            verdicts.Sum(verdict => verdict.Score),
            StatutoryOrderRule.StepOf(c),
            c.Journey,
            verdicts,
            c.Care.Arrangements);
    }
}
