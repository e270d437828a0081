using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CourseMatch.Application.Calendars;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Writing.Calendars;

namespace CourseMatch.Exchange.Tests.Writing.Calendars;

/// <summary>The calendar we write: bytes as RFC 5545 wants them, read back by our reader and by a reader of
/// others.</summary>
public class CalendarFileTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private static readonly SessionCalendar Calendar = new("27F-1101 Deutsch, A1; \\ für Eltern", [
        Entry("course-1-1-20270326@coursematch", new(2027, 3, 26), 0, false),
        Entry("course-1-1-20270329@coursematch", new(2027, 3, 29), 3, true),
        Entry("course-1-1-20270330@coursematch", new(2027, 3, 30), 1, false) with { From = null, To = null },
    ]);

    [Fact]
    public void Lines_have_at_most_75_octets_and_end_with_CRLF()
    {
        var bytes = Written(Calendar with { Name = string.Concat(Enumerable.Repeat("Übung 😀", 60)) });
        var text = Encoding.UTF8.GetString(bytes);

        Assert.DoesNotContain("\n", text.Replace("\r\n", ""), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public void Each_session_is_one_event_of_Berlin_with_sequence_and_state()
    {
        var text = Encoding.UTF8.GetString(Written(Calendar)).Replace("\r\n ", "");

        Assert.Equal(3, text.Split("BEGIN:VEVENT").Length - 1);
        Assert.DoesNotContain("RRULE:FREQ=WEEKLY", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin", text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:3\r\nSTATUS:CANCELLED\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Berlin:20270326T084500\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20270330\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:27F-1101 Deutsch\\, A1\\; \\\\ für Eltern\r\n", text, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Haus\\, Weg 1\r\nGEO:51.5;7.25\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_reader_reads_it_back()
    {
        var reading = Read.Courses(Written(Calendar));

        Assert.Empty(reading.Errors());
        var update = Assert.Single(reading.Updates);
        Assert.Equal("27F-1101", update.Key);
        Assert.Equal(
            [(new DateOnly(2027, 3, 26), new TimeOnly(8, 45)), (new DateOnly(2027, 3, 30), (TimeOnly?)null)],
            update.Lessons!.Select(lesson => (lesson.Day, lesson.From)));
    }

    // The nights before the clocks change: the end lies on the next day, whose length differs.
    [Theory]
    [InlineData("2027-03-26", "20270326T201500", "20270327T000000")]
    [InlineData("2027-03-27", "20270327T201500", "20270328T000000")]
    [InlineData("2027-10-30", "20271030T201500", "20271031T000000")]
    public void A_session_until_midnight_ends_on_the_next_day_and_is_read_back(string text, string start, string end)
    {
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd");
        var written = Written(new SessionCalendar("27F-1101", [
            Entry("course-1@coursematch", day, 0, false) with
            {
                From = new TimeOnly(20, 15),
                To = TimeOnly.MinValue,
            },
        ]));

        Assert.Contains($"DTSTART;TZID=Europe/Berlin:{start}\r\n", Encoding.UTF8.GetString(written));
        Assert.Contains($"DTEND;TZID=Europe/Berlin:{end}\r\n", Encoding.UTF8.GetString(written));
        var lesson = Assert.Single(Assert.Single(Read.Courses(written).Updates).Lessons!);
        Assert.Equal(new Lesson(day, new TimeOnly(20, 15), TimeOnly.MinValue), lesson);
    }

    /// <summary>Goal: others read the same moments, on both sides of the clock change. Method: ical.js in
    /// node.</summary>
    [IcalJsFact]
    public void Another_reader_reads_the_same()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ics");
        try
        {
            File.WriteAllBytes(path, Written(Calendar));
            using var node = Process.Start(new ProcessStartInfo("node", [IcalJsFactAttribute.Script, path])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = IcalJsFactAttribute.Folder,
            })!;
            var output = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            using var json = JsonDocument.Parse(output);
            var events = json.RootElement.EnumerateArray().ToArray();

            Assert.Equal(
                ["2027-03-26T07:45:00.000Z", "2027-03-29T06:45:00.000Z", "2027-03-30"],
                events.Select(one => one.GetProperty("start").GetString()));
            Assert.Equal([0, 3, 1], events.Select(one => one.GetProperty("sequence").GetInt32()));
            Assert.Equal(
                ["CONFIRMED", "CANCELLED", "CONFIRMED"],
                events.Select(one => one.GetProperty("status").GetString()));
            Assert.Equal("27F-1101 Deutsch, A1; \\ für Eltern", events[0].GetProperty("summary").GetString());
            Assert.Equal("Haus, Weg 1", events[0].GetProperty("location").GetString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Written(SessionCalendar calendar)
    {
        using var stream = new MemoryStream();
        CalendarFile.Write(stream, calendar);
        return stream.ToArray();
    }

    private static CalendarEntry Entry(string uid, DateOnly day, int sequence, bool isCancelled) => new(
        uid, "27F-1101", day, new(8, 45), new(13, 0), "27F-1101 Deutsch, A1; \\ für Eltern", "Haus, Weg 1",
        new GeoPoint(51.5, 7.25), sequence, isCancelled, At);

    /// <summary>A fact that needs node and the package ical.js, which scripts/test installs.</summary>
    private sealed class IcalJsFactAttribute : FactAttribute
    {
        public IcalJsFactAttribute()
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js")))
            {
                Skip = "node and the package ical.js are needed; scripts/test installs them where node is there.";
            }
        }

        public static string Folder { get; } =
            Path.Combine(Read.Root, "tests", "CourseMatch.Exchange.Tests", "Writing", "Calendars", "Reader");

        public static string Script { get; } = Path.Combine(Folder, "read-calendar.mjs");
    }
}
