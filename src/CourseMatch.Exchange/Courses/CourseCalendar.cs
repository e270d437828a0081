using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Courses;

/// <summary>Days of a course: from listed sessions, or laid out from weekdays, hours and a first and last
/// day.</summary>
/// <remarks>
/// Provider lists know no school holidays unless they name them, so a layout between two days may hold more lessons
/// than the course has; it is kept as it is (a conflict too many is seen, one too few is not) and said.
/// </remarks>
internal static class CourseCalendar
{
    private const int LessonsMax = 1_000;

    /// <summary>Reads the days; null, with a finding, when the record says nothing about them.</summary>
    /// <param name="fields">Fields.</param>
    /// <param name="sessions">Sessions listed by the format itself, otherwise empty.</param>
    /// <param name="planned">Days of the module plan, which stand in for a missing first or last day.</param>
    /// <param name="day">The day of reading.</param>
    public static (DaySpan Days, IReadOnlyList<Lesson> Lessons)? Read(
        Fields fields, IReadOnlyList<Lesson> sessions, DaySpan? planned, DateOnly day)
    {
        var date = GermanDates.Near(day);
        var begin = fields.Read(CourseColumns.Begin, date) ?? planned?.First;
        var end = fields.Read(CourseColumns.End, date) ?? planned?.Last;
        if (sessions.Count == 0)
        {
            sessions = fields.ReadOr(CourseColumns.LessonDays, LessonDaysText.Near(day), []);
        }

        if (fields.HasError)
        {
            return null;
        }

        if (sessions.Count > 0)
        {
            return FromSessions(fields, begin, end, sessions);
        }

        if (begin is null)
        {
            fields.Report(Remark.Warning("CM1302"), CourseColumns.Begin);
            return null;
        }

        return FromPattern(fields, begin.Value, end, day);
    }

    /// <summary>Units of 45 minutes in a lesson; breaks are the remainder.</summary>
    public static int UnitsOf(Lesson lesson) =>
        lesson is { From: { } from, To: { } to } ? (int)((to - from).TotalMinutes / 45) : 0;

    private static (DaySpan Days, IReadOnlyList<Lesson> Lessons) FromSessions(
        Fields fields, DateOnly? begin, DateOnly? end, IReadOnlyList<Lesson> sessions)
    {
        Lesson[] lessons = [.. sessions.OrderBy(lesson => lesson.Day).ThenBy(lesson => lesson.From).Distinct()];
        var (first, last) = (lessons[0].Day, lessons[^1].Day);
        if (end < begin)
        {
            fields.Report(Remark.Warning("CM1304", begin!.Value, end!.Value, last), CourseColumns.End);
            end = null;
        }

        if (begin > first || end < last)
        {
            fields.Report(Remark.Note("CM1326", first, last), CourseColumns.Begin);
        }

        var withoutHours = lessons.Count(lesson => !lesson.HasHours);
        if (withoutHours > 0)
        {
            fields.Report(Remark.Warning("CM1307", withoutHours, lessons.Length), CourseColumns.From);
        }

        var count = fields.Read(CourseColumns.Sessions, GermanNumbers.Whole(0, LessonsMax).Softly());
        if (count > 0 && count != lessons.Length)
        {
            fields.Report(Remark.Note("CM1309", count.Value, lessons.Length), CourseColumns.Sessions);
        }

        return (new DaySpan(begin < first ? begin.Value : first, end > last ? end.Value : last), lessons);
    }

    private static (DaySpan Days, IReadOnlyList<Lesson> Lessons) FromPattern(
        Fields fields, DateOnly begin, DateOnly? end, DateOnly day)
    {
        var weekdays = fields.ReadOr(CourseColumns.Days, Lenient.Softly<IReadOnlyList<DayOfWeek>>(Weekdays.Read), []);
        var hours = HoursOf(fields);
        var pattern = new Lesson(begin, hours?.From, hours?.To);
        var free = fields.ReadOr(CourseColumns.FreeDays, FreeDaysText.Near(day), []);
        var count = CountOf(fields, pattern);
        var stated = end < begin ? null : end;
        var days = weekdays.Count == 0 ? [] : Layout(begin, stated, count, weekdays, free);
        var last = stated ?? (days.Count > 0 ? days[^1] : begin);
        if (weekdays.Count == 0)
        {
            fields.Report(Remark.Warning("CM1308"), CourseColumns.Days);
        }
        else if (hours is null && days.Count > 0)
        {
            fields.Report(Remark.Warning("CM1307", days.Count, days.Count), CourseColumns.From);
        }

        if (end < begin)
        {
            fields.Report(Remark.Warning("CM1304", begin, end!.Value, last), CourseColumns.End);
        }
        else if (end is null)
        {
            fields.Report(
                days.Count > 0 ? Remark.Warning("CM1303", days.Count, last) : Remark.Warning("CM1305", begin),
                CourseColumns.End);
        }
        else if (count is not null && days.Count > 0 && count != days.Count)
        {
            fields.Report(Remark.Note("CM1309", count.Value, days.Count), CourseColumns.Sessions);
        }

        return (new DaySpan(begin, last), [.. days.Select(date => pattern with { Day = date })]);
    }

    private static TimeSpanOfDay? HoursOf(Fields fields)
    {
        if (fields.TryRead(CourseColumns.Hours, GermanTimes.ReadSpan, out var span))
        {
            return span.IsWholeDay ? null : span;
        }

        if (!fields.TryRead(CourseColumns.From, GermanTimes.Read, out var from)
            || !fields.TryRead(CourseColumns.To, GermanTimes.Read, out var to))
        {
            return null;
        }

        if (from < to || to == TimeOnly.MinValue && from != to)
        {
            return new TimeSpanOfDay(from, to);
        }

        fields.Report(Remark.Warning("CM1214", from, to), CourseColumns.To);
        return null;
    }

    /// <summary>The number of lessons: as listed, or from the units and the length of a lesson.</summary>
    private static int? CountOf(Fields fields, Lesson pattern)
    {
        var count = fields.Read(CourseColumns.Sessions, GermanNumbers.Whole(0, LessonsMax).Softly());
        if (count > 0)
        {
            return count;
        }

        var units = fields.Text(CourseColumns.Units) is { } text ? GermanNumbers.Whole(1, 10_000)(text).Value : 0;
        var perLesson = UnitsOf(pattern);
        return units > 0 && perLesson > 0 ? Math.Min((units + perLesson - 1) / perLesson, LessonsMax) : null;
    }

    private static List<DateOnly> Layout(
        DateOnly begin, DateOnly? end, int? count, IReadOnlyList<DayOfWeek> weekdays, IReadOnlyList<DaySpan> free)
    {
        var days = new List<DateOnly>();
        var last = end ?? begin.AddYears(5);
        for (var date = begin; date <= last && days.Count < LessonsMax; date = date.AddDays(1))
        {
            if (end is null && days.Count >= (count ?? 0))
            {
                break;
            }

            if (weekdays.Contains(date.DayOfWeek) && !free.Any(span => span.Contains(date)))
            {
                days.Add(date);
            }
        }

        return days;
    }
}
