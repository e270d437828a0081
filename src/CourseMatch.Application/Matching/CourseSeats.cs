using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>The seats of one course as matching sees them.</summary>
/// <param name="Course">The course.</param>
/// <param name="Capacity">Seats for people of this run, those promised to them included.</param>
/// <param name="Fixed">Of them promised already.</param>
/// <param name="Held">Seats promised to people who are not in this run.</param>
/// <param name="Minimum">Fewest people of this run when anybody of them attends.</param>
/// <param name="OpeningCost">Points it costs to let a new course run.</param>
internal sealed record CourseSeats(Course Course, int Capacity, int Fixed, int Held, int Minimum, int OpeningCost)
{
    /// <summary>Seats left to give.</summary>
    internal int Free => Capacity - Fixed;

    /// <summary>Counts seats; never throws anybody out: what is promised has a seat, whatever the provider says now.
    /// </summary>
    /// <param name="course">The course.</param>
    /// <param name="promised">Promised to people of this run.</param>
    /// <param name="held">Promised to others, for example people who left the list.</param>
    /// <param name="circumstances">Day, policy and law.</param>
    internal static CourseSeats Of(Course course, int promised, int held, Circumstances circumstances)
    {
        var seats = SeatsToPromise(course, circumstances);
        var hasBegun = HasBegun(course, circumstances.Day);
        var minimum = hasBegun ? 0 : Math.Max(0, course.MinimumToRun - course.SeatsOfOthers - held);
        return new CourseSeats(
            course,
            Math.Max(promised, seats - held),
            promised,
            held,
            promised > 0 ? Math.Min(minimum, promised) : minimum,
            hasBegun || promised + held + course.SeatsOfOthers > 0 ? 0 : circumstances.Policy.Courses.OpeningCost);
    }

    /// <summary>Seats our promises may fill: the provider's, and never more than the law allows in one group.</summary>
    internal static int SeatsToPromise(Course course, Circumstances circumstances) =>
        circumstances.Law.ParticipantsMax(course.Kind, course.FirstDay) is { } most
            ? Math.Max(0, Math.Min(course.SeatsToPromise, most - course.SeatsOfOthers))
            : course.SeatsToPromise;

    /// <summary>Runs already, so that no minimum stands in the way.</summary>
    internal static bool HasBegun(Course course, DateOnly day) =>
        course.State == CourseState.Running || course.FirstDay <= day;

    /// <summary>What a coordinator should know about the seats.</summary>
    internal IEnumerable<Finding> Notes(Circumstances circumstances)
    {
        var name = Case.NameOf(Course);
        var seats = SeatsToPromise(Course, circumstances);
        if (Fixed + Held > seats && Course.State is CourseState.Planned or CourseState.Running)
        {
            yield return Finding.Of("CM2301", Severity.Warning, name, Fixed + Held, seats);
        }

        if (circumstances.Law.ParticipantsMax(Course.Kind, Course.FirstDay) is { } most && Course.Seats > most)
        {
            yield return Finding.Of("CM2303", Severity.Warning, name, Course.Seats, most);
        }

        if (Course.SeatsBooked is null)
        {
            yield return Finding.Of("CM2304", Severity.Note, name);
        }
    }
}
