using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Matching;

/// <summary>Turns a promise into the one option of its holder, and says what no longer holds about it.</summary>
internal static class Promised
{
    /// <summary>The option, even where a rule would refuse today: a promise is kept.</summary>
    internal static PlacementOption OptionOf(Newcomer newcomer, Promise promise, Circumstances circumstances)
    {
        var course = circumstances.Find(promise.Course)!;
        var entry = Circumstances.EntryAt(course, promise.ModuleNumber, promise.EntryDay);
        var kept = circumstances.CaseOf(newcomer, entry);
        var score = circumstances.Rules.Rules.Sum(rule => rule.Judge(kept).Score);
        return new PlacementOption(kept, PromisedCare.Of(kept, promise.Care), Math.Max(1, score));
    }

    /// <summary>The options that keep the promise: the place as it is, and behind it, where a child came later that
    /// nobody looks after, the same place with care for it.</summary>
    internal static IReadOnlyList<PlacementOption> OptionsOf(
        Newcomer newcomer, Promise promise, Circumstances circumstances)
    {
        var kept = OptionOf(newcomer, promise, circumstances);
        var later = LaterChildren.Of(kept);
        return
        [
            kept,
            .. later.Arrangements.Select(arrangement => kept with
            {
                Arrangement = arrangement,
                // More than anything a night could win by leaving the child alone.
                Score = kept.Score + circumstances.Policy.Order.Priority,
            }),
        ];
    }

    /// <summary>Rules about the person that a promise no longer meets. What time alone changes is left out: the course
    /// began, was closed, or the children's arrangement is the promised one.</summary>
    internal static IEnumerable<Finding> Notes(PlacementOption option, CarePlaces care, Circumstances circumstances)
    {
        var newcomer = option.Case.Newcomer;
        foreach (var rule in circumstances.Rules.Rules)
        {
            if (rule is { IsAboutCourseOnly: false } and not CareCoversLessonsRule and not EntitlementCoversCourseRule
                && !rule.Judge(option.Case).IsAdmitted)
            {
                yield return Finding.Of(
                    "CM2307", Severity.Warning, newcomer.Reference, option.Case.CourseName,
                    new FindingValue(FindingValueKind.Term, $"Rule.{rule.Name}"));
            }
        }

        foreach (var place in option.Arrangement.Places.Where(place => place.Sessions.Any(id => !care.Knows(id))))
        {
            var group = circumstances.Find(place.Group)?.Name ?? "";
            yield return Finding.Of("CM2309", Severity.Warning, newcomer.Reference, group);
        }
    }
}
