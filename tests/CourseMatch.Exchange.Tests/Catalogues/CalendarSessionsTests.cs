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
    [InlineData("END:VEVENT\r\nEND:VCALENDAR\r\n", "", "CM1338")]
    public void What_cannot_be_read_is_said(string before, string after, string code) =>
        Assert.Contains(code, Read.Courses(Example.Replace(before, after)).Codes());

    [Fact]
    public void A_calendar_given_as_a_list_of_people_is_told_from_it() =>
        Assert.Contains("CM1014", Read.Newcomers(Example).Codes());
}
