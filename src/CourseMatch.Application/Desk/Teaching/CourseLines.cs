using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Desk.Teaching;

/// <summary>One course with its seats as they stand tonight.</summary>
/// <param name="Course">The course.</param>
/// <param name="ProviderName">Who gives it.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="Others">Seats held by people we did not place.</param>
/// <param name="Promised">Seats promised.</param>
/// <param name="Proposed">Seats the newest draft gives on top.</param>
/// <param name="Reserved">Seats the provider keeps back.</param>
/// <param name="Seats">Seats in all, never more than the law allows in one group.</param>
/// <param name="Children">Children with a promised or proposed care place during the course.</param>
public sealed record CourseLine(
    Course Course,
    string ProviderName,
    Site? Site,
    int Others,
    int Promised,
    int Proposed,
    int Reserved,
    int Seats,
    int Children)
{
    /// <summary>People in the course, those of the draft counted.</summary>
    public int People => Others + Promised + Proposed;

    /// <summary>Seats still to be given; 0 when the course takes nobody.</summary>
    public int Free => Course.State is CourseState.Planned or CourseState.Running
        ? Math.Max(0, Seats - Reserved - People)
        : 0;

    /// <summary>People missing for the course to run; 0 when it has begun or has enough.</summary>
    public int Missing => Course.State == CourseState.Planned
        ? Math.Max(0, Course.MinimumToRun - People)
        : 0;
}

/// <summary>All courses with their seats, worked out once for each state of the county.</summary>
public sealed class CourseLines
{
    private readonly Dictionary<CourseId, CourseLine> lines;

    private CourseLines(Circumstances circumstances, CountySight sight)
    {
        var promised = circumstances.KeptPromises.CountBy(promise => promise.Course).ToDictionary();
        var proposed = (sight.Proposal?.Placements ?? [])
            .Where(placement => circumstances.PromiseOf(placement.Newcomer) is null)
            .ToLookup(placement => placement.Course);
        var children = circumstances.KeptPromises
            .Select(promise => (promise.Course, promise.Care))
            .Concat(proposed.SelectMany(group => group).Select(placement => (placement.Course, placement.Care)))
            .GroupBy(place => place.Course)
            .ToDictionary(
                group => group.Key,
                group => group.SelectMany(place => place.Care).Select(care => care.Child).Distinct().Count());
        lines = circumstances.County.Courses.ToDictionary(course => course.Id, course => new CourseLine(
            course,
            circumstances.Find(course.Provider)?.Name ?? "",
            circumstances.SiteOf(course),
            course.SeatsOfOthers,
            promised.GetValueOrDefault(course.Id),
            proposed[course.Id].Count(),
            course.SeatsReserved,
            Math.Min(
                course.Seats,
                circumstances.Law.ParticipantsMax(course.Kind, course.FirstDay) ?? int.MaxValue),
            children.GetValueOrDefault(course.Id)));
        All = [.. lines.Values.OrderBy(line => line.Course.FirstDay).ThenBy(line => line.Course.Id.Value)];
    }

    /// <summary>All courses, the first to begin first.</summary>
    public IReadOnlyList<CourseLine> All { get; }

    /// <summary>The lines of a county.</summary>
    public static CourseLines Of(CountySight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.Once(circumstances => new CourseLines(circumstances, sight));
    }

    /// <summary>One course's line.</summary>
    /// <exception cref="KeyNotFoundException">There is no such course.</exception>
    public CourseLine Of(CourseId course) => lines[course];

    /// <summary>One course's line, or null.</summary>
    public CourseLine? Find(CourseId course) => lines.GetValueOrDefault(course);
}
