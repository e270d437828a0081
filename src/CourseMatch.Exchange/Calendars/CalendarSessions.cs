using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Partial;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Calendars;

/// <summary>Sessions of courses already on file, from an iCalendar file: one VEVENT is one lesson, or several by its
/// rule.</summary>
/// <remarks>
/// A calendar knows neither seats nor levels, so it changes the lessons of courses and nothing else. The course is
/// named by its key in <c>X-COURSEMATCH-COURSE</c>, as our own calendars do, or by its number in the title. Cancelled
/// events are no lessons. A repetition is laid out whole, without the days it leaves out and with the changes of single
/// days, or the file is refused: the lessons of a course are replaced, so half of them must not be taken for all.
/// </remarks>
internal sealed class CalendarSessions : IFileFormat<CourseRecord>
{
    public string Name => "icalendar";

    public bool Recognises(SourceFile file) => file.IsCalendar;

    public void Read(SourceFile file, RecordSink<CourseRecord> sink)
    {
        sink.IsPartial = true;
        var courses = new SortedDictionary<string, Sessions>(StringComparer.Ordinal);
        var (events, lessons) = (0, 0);
        foreach (var session in Events(file))
        {
            var found = IsUsable(file, session) ? session.Lessons().ToArray() : [];
            lessons += found.Length;
            if (++events > file.Options.LessonsMax || lessons > file.Options.LessonsMax)
            {
                file.Log.Add(new FindingPlace(session.Line, null), Remark.Error("CM1328", file.Options.LessonsMax));
                return;
            }

            if (session.NotUnderstood is { } rule)
            {
                file.Log.Add(PlaceOf(session), Remark.Error("CM1334", rule));
            }
            else if (found.Length > 0 || session.Replaces is not null)
            {
                if (!courses.TryGetValue(session.Course, out var course))
                {
                    courses[session.Course] = course = new Sessions(session.Line, [], []);
                }

                course.Take(session, found);
            }
        }

        foreach (var (key, course) in courses)
        {
            if (!sink.Take(new CourseUpdate(key, course.Line, null, null, null, course.Lessons())))
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

    /// <summary>The event has a day and a course; says so when it has not.</summary>
    private static bool IsUsable(SourceFile file, CalendarSession session)
    {
        if (!session.HasDay)
        {
            var shown = session.Start.Length > 40 ? session.Start[..40] : session.Start;
            file.Log.Add(PlaceOf(session), Remark.Warning("CM1333", shown));
            return false;
        }

        if (session.Course.Length == 0)
        {
            file.Log.Add(PlaceOf(session), Remark.Warning("CM1339"));
        }

        return session.Course.Length > 0;
    }

    private static FindingPlace PlaceOf(CalendarSession session) =>
        new(session.Line, "VEVENT", session.Course.Length == 0 ? null : session.Course);

    /// <summary>What the events of one course say.</summary>
    /// <param name="Line">1-based line of the first.</param>
    /// <param name="Planned">Lessons by event and the moment they were first planned for.</param>
    /// <param name="Replaced">Repetitions for which an event of their own stands.</param>
    private sealed record Sessions(
        int Line,
        List<(string Uid, DateTime Planned, Lesson Lesson)> Planned,
        HashSet<(string Uid, DateTime Planned)> Replaced)
    {
        private static readonly Comparer<Lesson> ByDay = Comparer<Lesson>.Create(
            (one, other) => (one.Day, one.From, one.To).CompareTo((other.Day, other.From, other.To)));

        public void Take(CalendarSession session, IReadOnlyList<(DateTime Planned, Lesson Lesson)> lessons)
        {
            if (session.Replaces is { } replaced)
            {
                Replaced.Add((session.Uid, replaced));
            }

            if (!session.IsCancelled)
            {
                // A day of its own is never replaced again, whatever moment it was moved to.
                var uid = session.Replaces is null ? session.Uid : "";
                Planned.AddRange(lessons.Select(one => (uid, one.Planned, one.Lesson)));
            }
        }

        public IReadOnlyList<Lesson> Lessons() =>
        [
            .. new SortedSet<Lesson>(
                Planned.Where(one => one.Uid.Length == 0 || !Replaced.Contains((one.Uid, one.Planned)))
                    .Select(one => one.Lesson),
                ByDay),
        ];
    }
}
