using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>Counts seats: promises and new placements together hold no more than there are, and a new course has enough
/// people to run.</summary>
internal static class SeatCount
{
    internal static void Judge(
        IReadOnlyList<Placement> added, Circumstances circumstances, List<Finding> findings)
    {
        var promised = circumstances.KeptPromises
            .GroupBy(promise => promise.Course)
            .ToDictionary(group => group.Key, group => group.Count());
        foreach (var group in added.GroupBy(placement => placement.Course).OrderBy(group => group.Key.Value))
        {
            var course = circumstances.Find(group.Key)!;
            var people = group.Count() + promised.GetValueOrDefault(group.Key);
            var seats = SeatsOf(course, circumstances);
            if (people > seats)
            {
                findings.Add(Finding.Of("CM2401", Severity.Error, Case.NameOf(course), people, seats));
            }

            var together = people + course.SeatsOfOthers;
            if (together < course.MinimumToRun && course.State != CourseState.Running
                && course.FirstDay > circumstances.Day && promised.GetValueOrDefault(group.Key) == 0)
            {
                findings.Add(Finding.Of(
                    "CM2402", Severity.Error, Case.NameOf(course), together, course.MinimumToRun));
            }
        }
    }

    private static int SeatsOf(Course course, Circumstances circumstances)
    {
        var legal = circumstances.Law.ParticipantsMax(course.Kind, course.FirstDay);
        return legal is { } most && most - course.SeatsOfOthers < course.SeatsToPromise
            ? Math.Max(0, most - course.SeatsOfOthers)
            : course.SeatsToPromise;
    }
}
