using CourseMatch.Application;
using CourseMatch.Application.Explanations;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>All courses as they look to one newcomer, with every rule's verdict. No name.</summary>
/// <param name="Newcomer">Number.</param>
/// <param name="Reference">File reference.</param>
/// <param name="IsActive">On the list.</param>
/// <param name="Day">The day it is judged on.</param>
/// <param name="Plan">Number of the newest plan, or null when there is none.</param>
/// <param name="Placement">Place in it, or null.</param>
/// <param name="Findings">Why there is none; empty when placed or without plan.</param>
/// <param name="PromisedCourse">Number of the course promised by a published plan, or null.</param>
/// <param name="Courses">Every course on file: those that fit first, best first.</param>
public sealed record ExplanationDocument(
    int Newcomer,
    string Reference,
    bool IsActive,
    DateOnly Day,
    int? Plan,
    PlacementView? Placement,
    IReadOnlyList<FindingView> Findings,
    int? PromisedCourse,
    IReadOnlyList<CourseView> Courses)
{
    internal static ExplanationDocument Of(ExplainOutcome.Explained explained, Voice voice)
    {
        var person = explained.Newcomer;
        var numbers = explained.Explanation.Courses.ToDictionary(
            course => course.Course.Id, course => course.Course.Number);
        return new ExplanationDocument(
            person.Id.Value,
            person.Reference,
            person.IsActive,
            explained.Explanation.Day,
            explained.Plan?.Id.Value,
            explained.Placement is { } placement
                ? PlacementView.Of(
                    placement, new Dictionary<NewcomerId, string> { [person.Id] = person.Reference }, numbers)
                : null,
            FindingView.All(explained.Findings, voice),
            explained.Explanation.Promise?.Course.Value,
            [.. explained.Explanation.Courses.Select(course => CourseView.Of(course, voice))]);
    }
}

/// <summary>One course as it looks to the newcomer.</summary>
/// <param name="Course">Number on file.</param>
/// <param name="CourseNumber">Number people know it by.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind, in words.</param>
/// <param name="Module">Module of the best way in, 1-based.</param>
/// <param name="Level">Level it teaches.</param>
/// <param name="EntryDay">First day attended.</param>
/// <param name="IsAdmitted">Every rule admits.</param>
/// <param name="Score">Points; they count in matching when all rules admit.</param>
/// <param name="Step">Step of the statutory order, in words.</param>
/// <param name="JourneyMinutes">Estimated way, or null when unknown.</param>
/// <param name="IsJourneyReliable">False when a place is known only by its postcode.</param>
/// <param name="CareArrangements">Ways of having the children looked after during the lessons.</param>
/// <param name="Rules">Every rule's verdict.</param>
public sealed record CourseView(
    int Course,
    string CourseNumber,
    string Title,
    string Kind,
    int Module,
    string Level,
    DateOnly EntryDay,
    bool IsAdmitted,
    int Score,
    string Step,
    int? JourneyMinutes,
    bool IsJourneyReliable,
    int CareArrangements,
    IReadOnlyList<RuleView> Rules)
{
    internal static CourseView Of(CourseExplanation course, Voice voice) => new(
        course.Course.Id.Value,
        course.Course.Number,
        course.Course.Title,
        FindingTexts.Term(course.Course.Kind, voice.Culture),
        course.ModuleNumber,
        course.ModuleLevel.ToString(),
        course.EntryDay,
        course.IsAdmitted,
        course.Score,
        FindingTexts.Term(course.Step, voice.Culture),
        course.Journey.Minutes,
        course.Journey.IsReliable,
        course.Arrangements.Count,
        [.. course.Rules.Select(rule => RuleView.Of(rule, voice))]);
}

/// <summary>Verdict of one rule.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="IsAdmitted">Whether it admits.</param>
/// <param name="Score">Its points.</param>
/// <param name="Sentence">The rule as a sentence and what it found.</param>
/// <param name="Findings">Why it refuses, or what is to be known.</param>
public sealed record RuleView(
    string Rule, bool IsAdmitted, int Score, string Sentence, IReadOnlyList<FindingView> Findings)
{
    internal static RuleView Of(RuleExplanation rule, Voice voice) => new(
        rule.Rule, rule.IsAdmitted, rule.Score, rule.Sentence(voice.Culture), FindingView.All(rule.Findings, voice));
}
