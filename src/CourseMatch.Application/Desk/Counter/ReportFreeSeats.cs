using System.Globalization;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;

namespace CourseMatch.Application.Desk.Counter;

/// <summary>Use case: a provider says how many seats of a course are free today.</summary>
/// <remarks>The next matching takes it for the provider's own count: what is neither kept back nor promised nor free is
/// held by people we did not place. It is a correction of the booked seats like any other, so it stands until the
/// provider's next file says something else itself; who said what and when stays on record.</remarks>
public sealed class ReportFreeSeats(ICounterDesk desk, CorrectRecord correcting, TimeProvider time)
{
    /// <summary>Reports free seats.</summary>
    /// <param name="municipality">Whose course.</param>
    /// <param name="course">The course as its provider sees it now.</param>
    /// <param name="free">Free seats, 0 to what is neither kept back nor promised.</param>
    /// <param name="by">Account of who says so.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    /// <returns>Why nothing was done, or an empty list.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(
        MunicipalityId municipality, CounterCourse course, int free, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(course);
        if (!course.TakesPeople)
        {
            return [Finding.Of(
                "CM3107", Severity.Error, $"{course.Number} {course.Title}", FindingValue.Term(course.State))];
        }

        var most = Math.Max(0, course.Seats - course.SeatsReserved - course.Promised);
        if (free < 0 || free > most)
        {
            return [Finding.Of(
                "CM1640", Severity.Error, free, most, course.Seats, course.SeatsReserved, course.Promised)];
        }

        var booked = most - free + (course.CountsIncludePromises ? course.Promised : 0);
        var outcome = await correcting.CourseAsync(
            municipality, course.Id, nameof(CourseRecord.SeatsBooked), booked.ToString(CultureInfo.InvariantCulture),
            by, cancellationToken);
        if (outcome is CorrectionOutcome.Refused refused)
        {
            return refused.Findings;
        }

        await desk.AddReportAsync(
            municipality, course.Id, new SeatReport(free, by, time.GetUtcNow()), cancellationToken);
        return [];
    }
}
