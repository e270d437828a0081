using System.Text;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Exchange.Tests.Catalogues;

/// <summary>iCalendar: lessons of courses on file, and nothing else of them.</summary>
public class CalendarSessionsTests
{
    private static readonly string Example = Encoding.UTF8.GetString(Read.Example("kurstermine.ics"));

    [Fact]
    public void Lessons_are_grouped_by_course_in_the_time_of_Berlin_without_cancelled_ones()
    {
        var reading = Read.Courses(Example);

        Assert.Empty(reading.Errors());
        Assert.Equal(("icalendar", false), (reading.Format, reading.IsFull));
        var update = Assert.Single(reading.Updates);
        Assert.Equal("27F-404-1101", update.Key);
        Assert.Equal(
            [
                new Lesson(new(2027, 1, 11), new(8, 45), new(13, 0)),
                new Lesson(new(2027, 1, 12), new(8, 45), new(13, 0)),
            ],
            update.Lessons);
    }

    [Fact]
    public void The_lessons_go_to_the_course_on_file_by_key_or_number()
    {
        var course = Read.Courses(Read.Example("openvhs-1.2-integrationskurs.xml")).Records[0];
        var completed = PartialFile.Complete(
            Read.Courses(Example), new Dictionary<string, string> { [course.Key] = RecordJson.Write(course) });

        var changed = Assert.Single(completed.Records);
        Assert.Equal((course.Key, 25, 2), (changed.Key, changed.Seats, changed.Lessons.Count));
        Assert.Equal(new DateOnly(2027, 1, 12), changed.Modules[0].Days.Last);
    }

    [Theory]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270111T084500", "DTSTART:gestern", "CM1333")]
    [InlineData("SUMMARY:27F-404-1101 Integrationskurs A1.1\r\n  für Eltern", "SUMMARY:Deutsch", "CM1339")]
    [InlineData("UID:1@", "RRULE:FREQ=WEEKLY\r\nUID:1@", "CM1334")]
    [InlineData("UID:1@", "RRULE:FREQ=MONTHLY;COUNT=3\r\nUID:1@", "CM1334")]
    [InlineData("UID:1@", "RRULE:FREQ=WEEKLY;BYDAY=1MO;COUNT=3\r\nUID:1@", "CM1334")]
    [InlineData("UID:1@", "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20270401\r\nUID:1@", "CM1334")]
    [InlineData("UID:1@", "RRULE:FREQ=DAILY;COUNT=731\r\nUID:1@", "CM1334")]
    [InlineData("UID:1@", "RRULE:FREQ=DAILY;COUNT=3\r\nEXRULE:FREQ=WEEKLY;COUNT=1\r\nUID:1@", "CM1334")]
    [InlineData("UID:1@", "RDATE;VALUE=PERIOD:20270112T084500/PT4H\r\nUID:1@", "CM1334")]
    [InlineData("END:VEVENT\r\nEND:VCALENDAR\r\n", "", "CM1338")]
    public void What_cannot_be_read_is_said(string before, string after, string code) =>
        Assert.Contains(code, Read.Courses(Example.Replace(before, after)).Codes());

    // Expected days counted by hand: 11 January 2027 is a Monday; clocks go forward on 28 March 2027.
    [Theory]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3", "11.01. 12.01. 13.01.")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270115", "11.01. 13.01. 15.01.")]
    [InlineData("RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=7", "11.01. 12.01. 13.01. 14.01. 15.01. 18.01. 19.01.")]
    [InlineData("RRULE:FREQ=WEEKLY;UNTIL=20270125T074500Z", "11.01. 18.01. 25.01.")]
    [InlineData("RRULE:FREQ=WEEKLY;UNTIL=20270125T074459Z", "11.01. 18.01.")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4", "11.01. 14.01. 25.01. 28.01.")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270120;WKST=SU", "11.01. 13.01. 18.01. 20.01.")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=11;COUNT=2", "11.01. 29.03.")]
    [InlineData(
        "RRULE:FREQ=DAILY;COUNT=4\r\nEXDATE;TZID=Europe/Berlin:20270112T084500,20270113T084500", "11.01. 14.01.")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20270112T074500Z", "11.01. 13.01.")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20270113", "11.01. 12.01.")]
    [InlineData("RDATE;TZID=Europe/Berlin:20270201T084500,20270202T084500", "11.01. 01.02. 02.02.")]
    public void A_repetition_is_laid_out_in_the_time_of_Berlin(string rule, string days)
    {
        var reading = Read.Courses(Only(Event("27F-404-1101", "20270111T084500", "20270111T130000", rule)));

        Assert.Empty(reading.Errors());
        var lessons = Assert.Single(reading.Updates).Lessons!;
        Assert.Equal(days, string.Join(' ', lessons.Select(lesson => $"{lesson.Day:dd.MM.}")));
        Assert.All(
            lessons, lesson => Assert.Equal((new TimeOnly(8, 45), new TimeOnly(13, 0)), (lesson.From, lesson.To)));
    }

    [Fact]
    public void A_repetition_in_universal_time_moves_with_the_clocks_of_Berlin()
    {
        var reading = Read.Courses(Only(
            Event("27F-404-1101", "20270326T080000Z", "20270326T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "")));

        Assert.Equal(
            [
                new Lesson(new(2027, 3, 26), new(9, 0), new(11, 0)),
                new Lesson(new(2027, 4, 2), new(10, 0), new(12, 0)),
            ],
            Assert.Single(reading.Updates).Lessons);
    }

    [Fact]
    public void A_single_day_of_a_repetition_can_be_moved_or_cancelled()
    {
        var moved = Event("27F-404-1101", "20270114T170000", "20270114T200000",
            "RECURRENCE-ID;TZID=Europe/Berlin:20270112T084500");
        var gone = Event("27F-404-1101", "20270113T084500", "20270113T130000",
            "STATUS:CANCELLED\r\nRECURRENCE-ID;TZID=Europe/Berlin:20270113T084500");
        var all = Event("27F-404-1101", "20270111T084500", "20270111T130000", "RRULE:FREQ=DAILY;COUNT=4");

        // The change may stand before the rule it changes.
        var lessons = Assert.Single(Read.Courses(Only(moved + all + gone)).Updates).Lessons!;

        Assert.Equal(
            ["11.01. 08:45", "14.01. 08:45", "14.01. 17:00"],
            lessons.Select(lesson => $"{lesson.Day:dd.MM.} {lesson.From:HH:mm}"));
    }

    private static string Only(string events) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n";

    private static string Event(
        string course, string from, string to, string more, string zone = ";TZID=Europe/Berlin") =>
        $"BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART{zone}:{from}\r\nDTEND{zone}:{to}\r\n{more}\r\n"
        + $"SUMMARY:{course} Deutsch\r\nEND:VEVENT\r\n";

    [Fact]
    public void A_calendar_given_as_a_list_of_people_is_told_from_it() =>
        Assert.Contains("CM1014", Read.Newcomers(Example).Codes());
}
