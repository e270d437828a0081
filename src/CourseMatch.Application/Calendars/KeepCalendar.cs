using CourseMatch.Application.Counties;

namespace CourseMatch.Application.Calendars;

/// <summary>A calendar to be sent.</summary>
/// <param name="Name">Its name: number and title of the course, or the file reference of the newcomer.</param>
/// <param name="Entries">Entries by day, cancelled ones included.</param>
public sealed record SessionCalendar(string Name, IReadOnlyList<CalendarEntry> Entries);

/// <summary>Use case: the calendar of a course or of a newcomer, one entry a session, counted on from the last time it
/// was asked for (RFC 5545 SEQUENCE).</summary>
public sealed class KeepCalendar(ICountyStore store, ICalendarLedger ledger, TimeProvider time)
{
    /// <summary>All sessions of a course; null when no course has this number or key.</summary>
    public async Task<SessionCalendar?> OfCourseAsync(
        MunicipalityId municipality, string numberOrKey, CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        var course = county.Courses.FirstOrDefault(one => one.Key == numberOrKey)
            ?? county.Courses.FirstOrDefault(one => one.Number == numberOrKey);
        if (course is null)
        {
            return null;
        }

        CalendarEntry[] now = [.. CourseSessions.Of(county, course, DateOnly.MinValue)];
        var entries = await ContinueAsync(municipality, CalendarOwner.Of(course.Id), now, cancellationToken);
        return new SessionCalendar($"{course.Number} {course.Title}", entries);
    }

    /// <summary>The sessions of the promised course from the first day attended; null when nobody has this file
    /// reference. Somebody without a promise has an empty calendar, or one whose sessions are cancelled.</summary>
    public async Task<SessionCalendar?> OfNewcomerAsync(
        MunicipalityId municipality, string reference, CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        if (county.Newcomers.FirstOrDefault(one => one.Reference == reference) is not { } newcomer)
        {
            return null;
        }

        var promise = county.Promises.FirstOrDefault(one => one.Newcomer == newcomer.Id);
        var course = county.Courses.FirstOrDefault(one => one.Id == promise?.Course);
        CalendarEntry[] now = course is null ? [] : [.. CourseSessions.Of(county, course, promise!.EntryDay)];
        var entries = await ContinueAsync(municipality, CalendarOwner.Of(newcomer.Id), now, cancellationToken);
        return new SessionCalendar(reference, entries);
    }

    private Task<IReadOnlyList<CalendarEntry>> ContinueAsync(
        MunicipalityId municipality, CalendarOwner owner, CalendarEntry[] now, CancellationToken cancellationToken) =>
        ledger.ContinueAsync(
            municipality, owner, before => CalendarHistory.Continue(before, now, time.GetUtcNow()), cancellationToken);
}
