using System.Globalization;
using System.Text;
using CourseMatch.Application.Calendars;

namespace CourseMatch.Exchange.Writing.Calendars;

/// <summary>Writes a calendar as iCalendar (RFC 5545): one VEVENT a session, times of Europe/Berlin with their zone, no
/// repetitions (they know no holidays), cancelled sessions kept.</summary>
public static class CalendarFile
{
    private const int OctetsMax = 75;

    private static readonly string[] Berlin =
    [
        "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>Writes a calendar in UTF-8.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="calendar">The calendar.</param>
    public static void Write(Stream stream, SessionCalendar calendar)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//CourseMatch//Kurstermine//DE");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escaped(calendar.Name)}");
        foreach (var line in Berlin)
        {
            Line(text, line);
        }

        foreach (var entry in calendar.Entries)
        {
            WriteEvent(text, entry);
        }

        Line(text, "END:VCALENDAR");
    }

    private static void WriteEvent(TextWriter text, CalendarEntry entry)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(entry.Uid)}");
        Line(text, $"DTSTAMP:{Stamp(entry.ChangedAt)}");
        Line(text, $"LAST-MODIFIED:{Stamp(entry.ChangedAt)}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        Line(text, $"STATUS:{(entry.IsCancelled ? "CANCELLED" : "CONFIRMED")}");
        if (entry is { From: { } from, To: { } to })
        {
            var lastDay = to <= from ? entry.Day.AddDays(1) : entry.Day;
            Line(text, $"DTSTART;TZID=Europe/Berlin:{Day(entry.Day)}T{Time(from)}");
            Line(text, $"DTEND;TZID=Europe/Berlin:{Day(lastDay)}T{Time(to)}");
        }
        else
        {
            Line(text, $"DTSTART;VALUE=DATE:{Day(entry.Day)}");
            Line(text, $"DTEND;VALUE=DATE:{Day(entry.Day.AddDays(1))}");
        }

        Line(text, $"SUMMARY:{Escaped(entry.Title)}");
        if (entry.Place is { } place)
        {
            Line(text, $"LOCATION:{Escaped(place)}");
        }

        if (entry.Point is { } point)
        {
            Line(text, string.Create(
                CultureInfo.InvariantCulture, $"GEO:{point.Latitude:0.######};{point.Longitude:0.######}"));
        }

        Line(text, $"X-COURSEMATCH-COURSE:{Escaped(entry.CourseKey)}");
        Line(text, "END:VEVENT");
    }

    /// <summary>Writes one property, folded so that no line has more than 75 octets and no letter is cut.</summary>
    private static void Line(TextWriter text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > OctetsMax)
            {
                text.Write("\r\n ");
                octets = 1;
            }

            text.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.WriteLine();
    }

    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in value.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            _ = letter switch
            {
                '\\' or ';' or ',' => text.Append('\\').Append(letter),
                '\n' or '\r' => text.Append("\\n"),
                < ' ' => text,
                _ => text.Append(letter),
            };
        }

        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HHmmss", CultureInfo.InvariantCulture);

    private static string Stamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
