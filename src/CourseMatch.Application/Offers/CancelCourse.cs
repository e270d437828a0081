using System.Globalization;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Offers;

/// <summary>What cancelling a course means, before or after it was done.</summary>
/// <param name="Course">The course.</param>
/// <param name="CourseName">Number and title.</param>
/// <param name="Places">Places that end; their people wait again together, with their original waiting date and first
/// call on the next equal offer.</param>
/// <param name="Children">Children whose care places become free.</param>
/// <param name="EqualCourses">Open courses of the same kind and level somebody of them could enter, with free seats.
/// </param>
/// <param name="SeatsElsewhere">Free seats in those.</param>
/// <param name="ExpiringSoon">Of the people, those whose entitlement must be taken up within the policy's days.</param>
public sealed record Cancellation(
    CourseId Course,
    string CourseName,
    IReadOnlyList<Place> Places,
    int Children,
    IReadOnlyList<string> EqualCourses,
    int SeatsElsewhere,
    int ExpiringSoon);

/// <summary>How a cancellation ended.</summary>
public abstract record CancelCourseOutcome
{
    private CancelCourseOutcome()
    {
    }

    /// <summary>Only looked at; nothing was done.</summary>
    public sealed record Previewed(Cancellation Cancellation) : CancelCourseOutcome;

    /// <summary>The course is cancelled, its people wait again, seats and care places are free.</summary>
    public sealed record Cancelled(Cancellation Cancellation) : CancelCourseOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(Finding Finding) : CancelCourseOutcome;
}

/// <summary>Use case: a course does not take place.</summary>
/// <remarks>Its people come back together: nothing is changed of their waiting date, and the rule FirstCallRule puts
/// them first where an equal course has a seat.</remarks>
public sealed class CancelCourse(ICountyStore store, Planning planning, TimeProvider time)
{
    /// <summary>Shows the consequences, or cancels.</summary>
    /// <param name="municipality">Whose course.</param>
    /// <param name="course">Number of the course, or its identifier.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="note">Why, in own words, or null.</param>
    /// <param name="isConfirmed">False = only look.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<CancelCourseOutcome> RunAsync(
        MunicipalityId municipality,
        string course,
        Actor by,
        string? note,
        bool isConfirmed,
        CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality, (change, token) => RunAsync(change, course, by, note, isConfirmed, token), cancellationToken);

    private async Task<CancelCourseOutcome> RunAsync(
        ICountyChange change, string number, Actor by, string? note, bool isConfirmed, CancellationToken token)
    {
        var county = await change.ReadCountyAsync(token);
        if (Find(county, number) is not { } course)
        {
            return new CancelCourseOutcome.Refused(Finding.Of("CM3106", Severity.Error, number));
        }

        if (course.State is CourseState.Cancelled or CourseState.Withdrawn or CourseState.Finished)
        {
            return new CancelCourseOutcome.Refused(Finding.Of(
                "CM3107", Severity.Error, Case.NameOf(course), FindingValue.Term(course.State)));
        }

        var places = await change.PlacesAsync(new PlaceQuery(Course: course.Id, IsInForce: true), token);
        var cancellation = ConsequencesOf(course, places, county);
        if (!isConfirmed)
        {
            return new CancelCourseOutcome.Previewed(cancellation);
        }

        await change.TakeStepsAsync(
            [.. places.Select(place => StepToTake.Of(
                place, PlaceState.Cancelled, time.GetUtcNow(), by, StepReason.CourseCancelled, note))],
            token);
        await change.CancelCourseAsync(course.Id, token);
        await change.QueueMessagesAsync([.. places.Select(PlaceMessages.Cancelled)], token);
        return new CancelCourseOutcome.Cancelled(cancellation);
    }

    /// <summary>A course by number, one that still runs first; or by identifier; or null.</summary>
    internal static Course? Find(County county, string number) =>
        county.Courses.FirstOrDefault(course => course.Number == number
            && course.State is CourseState.Planned or CourseState.Running or CourseState.Closed)
        ?? county.Courses.FirstOrDefault(course => course.Number == number)
        ?? (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? county.Courses.FirstOrDefault(course => course.Id.Value == id)
            : null);

    private Cancellation ConsequencesOf(Course course, IReadOnlyList<Place> places, County county)
    {
        var circumstances = planning.CircumstancesOf(county, time.Today());
        var people = places.Select(place => circumstances.Find(place.Newcomer)).OfType<Newcomers.Newcomer>().ToList();
        var finder = new OptionFinder(circumstances);
        var equal = people
            .SelectMany(person => finder.OptionsOf(person))
            .Where(option => option.Case.Course.Id != course.Id && FirstCallRule.IsEqual(option.Case, course))
            .Select(option => option.Case.Course)
            .DistinctBy(other => other.Id)
            .Select(other => (Course: other, Free: CourseSeats.SeatsToPromise(other, circumstances)
                - county.Promises.Count(promise => promise.Course == other.Id)))
            .Where(other => other.Free > 0)
            .OrderBy(other => other.Course.FirstDay)
            .ThenBy(other => other.Course.Id.Value)
            .ToList();
        var soon = circumstances.Day.AddDays(circumstances.Policy.Fit.ExpiringWithinDays);
        return new Cancellation(
            course.Id,
            Case.NameOf(course),
            places,
            county.Promises.Where(promise => promise.Course == course.Id)
                .SelectMany(promise => promise.Care).Select(care => care.Child).Distinct().Count(),
            [.. equal.Select(other => Case.NameOf(other.Course))],
            equal.Sum(other => other.Free),
            people.Count(person => person.Entitlements.Any(right => right.ValidUntil is { } last && last <= soon)));
    }
}
