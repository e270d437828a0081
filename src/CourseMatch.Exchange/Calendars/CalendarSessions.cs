using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Partial;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Calendars;

/// <summary>Sessions of courses already on file, from an iCalendar file: one VEVENT is one lesson.</summary>
/// <remarks>
/// A calendar knows neither seats nor levels, so it changes the lessons of courses and nothing else. The course is
/// named
/// by its key in <c>X-COURSEMATCH-COURSE</c>, as our own calendars do, or by its number in the title. Cancelled events
/// are no lessons. A repetition is not laid out: it knows no holidays; only its first lesson is read, and said.
/// </remarks>
internal sealed class CalendarSessions : IFileFormat<CourseRecord>
{
    public string Name => "icalendar";

    public bool Recognises(SourceFile file) => file.IsCalendar;

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        sink.IsPartial = true;
        var lessons = new SortedDictionary<string, (int Line, SortedSet<Lesson> Days)>(StringComparer.Ordinal);
        var byDay = Comparer<Lesson>.Create((one, other) => (one.Day, one.From).CompareTo((other.Day, other.From)));
        var events = 0;
        foreach (var session in Events(file))
        {
            if (++events > file.Options.LessonsMax)
            {
                file.Log.Add(new FindingPlace(session.Line, null), Remark.Error("CM1328", file.Options.LessonsMax));
                return;
            }

            if (Check(file, session) is not { } lesson)
            {
                continue;
            }

            if (!lessons.TryGetValue(session.Course, out var course))
            {
                lessons[session.Course] = course = (session.Line, new SortedSet<Lesson>(byDay));
            }

            if (!session.IsCancelled)
            {
                course.Days.Add(lesson);
            }
        }

        foreach (var (key, (line, days)) in lessons)
        {
            if (!sink.Take(new CourseUpdate(key, line, null, null, null, [.. days])))
            {
                return;
            }
        }
    }

    private static IEnumerable<CalendarSession> Events(SourceFile file)
    {
        CalendarSession? session = null;
        foreach (var property in ContentLines.Read(file))
        {
            if (property.Name == "BEGIN" && property.Value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase))
            {
                session = new CalendarSession { Line = property.Line };
            }
            else if (property.Name == "END" && session is not null
                && property.Value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase))
            {
                session.Close();
                yield return session;
                session = null;
            }
            else
            {
                session?.Take(property);
            }
        }

        if (session is not null && !file.Text.IsRefused)
        {
            file.Log.Add(new FindingPlace(session.Line, null), Remark.Error("CM1338"));
        }
    }

    private static Lesson? Check(SourceFile file, CalendarSession session)
    {
        var place = new FindingPlace(session.Line, "VEVENT", session.Course.Length == 0 ? null : session.Course);
        if (session.Lesson is null)
        {
            var shown = session.Start.Length > 40 ? session.Start[..40] : session.Start;
            file.Log.Add(place, Remark.Warning("CM1333", shown));
            return null;
        }

        if (session.Course.Length == 0)
        {
            file.Log.Add(place, Remark.Warning("CM1339"));
            return null;
        }

        if (session.Repetition is { } rule)
        {
            file.Log.Add(place, Remark.Warning("CM1334", rule));
        }

        return session.Lesson;
    }
}
