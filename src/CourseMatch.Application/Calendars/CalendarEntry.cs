using CourseMatch.Application.Places;

namespace CourseMatch.Application.Calendars;

/// <summary>One session in somebody's calendar, in every state it ever had there.</summary>
/// <param name="Uid">Identifier that never changes, unique in the world (RFC 5545 UID).</param>
/// <param name="CourseKey">Key of the course in its provider's files.</param>
/// <param name="Day">The day, Europe/Berlin.</param>
/// <param name="From">Begins, or null when the hours are unknown.</param>
/// <param name="To">Ends; 00:00 = midnight at the end of the day.</param>
/// <param name="Title">Title.</param>
/// <param name="Place">Place and address, or null.</param>
/// <param name="Point">Coordinates, or null.</param>
/// <param name="Sequence">How often the session was changed since it first stood in the calendar.</param>
/// <param name="IsCancelled">It does not take place; it stays in the calendar so that programs strike it out.</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
public sealed record CalendarEntry(
    string Uid,
    string CourseKey,
    DateOnly Day,
    TimeOnly? From,
    TimeOnly? To,
    string Title,
    string? Place,
    GeoPoint? Point,
    int Sequence,
    bool IsCancelled,
    DateTimeOffset ChangedAt)
{
    /// <summary>Shows the same to a person.</summary>
    public bool ShowsLike(CalendarEntry other) =>
        (Day, From, To, Title, Place, Point, IsCancelled)
        == (other.Day, other.From, other.To, other.Title, other.Place, other.Point, other.IsCancelled);
}
