using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Explanations;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Desk.People;

/// <summary>One course in the answer to "where could this person go?".</summary>
/// <param name="Explained">What every rule says of it.</param>
/// <param name="Occupancy">Seats of the course.</param>
/// <param name="IsOwn">The person holds a promise for it or is proposed for it.</param>
public sealed record Destination(CourseExplanation Explained, CourseLine Occupancy, bool IsOwn)
{
    /// <summary>Every rule admits and a seat is free, those in the draft counted as taken.</summary>
    public bool IsOpen => Explained.IsAdmitted && Occupancy.Free > 0;
}

/// <summary>Use case: all courses as one person could or could not go there, best first.</summary>
public sealed class WhereToGo
{
    /// <summary>Every course that somebody could still enter, ranked: admitted with a free seat, admitted but full,
    /// then by the number of rules that refuse and by points.</summary>
    /// <param name="sight">The county.</param>
    /// <param name="newcomer">The person.</param>
    /// <remarks>Cost: every rule judges every way into every course for one person; tens of milliseconds for six
    /// hundred courses.</remarks>
    public static IReadOnlyList<Destination> Of(CountySight sight, Newcomer newcomer)
    {
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(newcomer);
        var lines = CourseLines.Of(sight);
        var explanation = sight.Ask(circumstances => Explanation.Of(circumstances, newcomer));
        var own = explanation.Promise?.Course
            ?? sight.Once(_ => new Verdicts(sight.Newest)).PlacementOf(newcomer.Id)?.Course;
        return
        [
            .. explanation.Courses
                .Where(course => course.Course.State is CourseState.Planned or CourseState.Running
                    || course.Course.Id == own)
                .Select(course => new Destination(course, lines.Of(course.Course.Id), course.Course.Id == own))
                .OrderByDescending(destination => destination.IsOwn)
                .ThenByDescending(destination => destination.IsOpen)
                .ThenBy(destination => destination.Explained.RefusalCount)
                .ThenByDescending(destination => destination.Explained.Score)
                .ThenBy(destination => destination.Explained.Course.Id.Value),
        ];
    }
}
