namespace CourseMatch.Application.Calendars;

/// <summary>Port: what every calendar said last, so that the next one counts on.</summary>
public interface ICalendarLedger
{
    /// <summary>Reads what a calendar said last, lets it go on, keeps and returns the result, all in one transaction;
    /// two who ask for one calendar at once queue.</summary>
    Task<IReadOnlyList<CalendarEntry>> ContinueAsync(
        MunicipalityId municipality,
        CalendarOwner owner,
        Func<IReadOnlyList<CalendarEntry>, IReadOnlyList<CalendarEntry>> next,
        CancellationToken cancellationToken);
}
