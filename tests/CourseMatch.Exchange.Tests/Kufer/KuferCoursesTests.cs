using System.Text;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;

namespace CourseMatch.Exchange.Tests;

/// <summary>KuferSQL's internet XML with the defects real exports have: they import without hand work.</summary>
public class KuferCoursesTests
{
    private static readonly FileReading<CourseRecord> Example = Read.Courses(Read.Example("kufer-kurse.xml"));

    [Fact]
    public void A_file_full_of_real_defects_has_warnings_and_no_error()
    {
        Assert.Empty(Example.Errors());
        Assert.Equal("kufer-xml", Example.Format);
        Assert.Equal(0, Example.Rejected);
        Assert.Equal(
            ["K27-101", "K27-102", "K27-103", "K27-104", "K27-105", "K27-106", "K27-107"],
            Example.Records.Select(record => record.Key));
    }

    [Theory]
    [InlineData("K27-101", CourseKind.IntegrationGeneral, "A2.2")]
    [InlineData("K27-102", CourseKind.IntegrationGeneral, "A2.1")]
    [InlineData("K27-103", CourseKind.IntegrationLiteracy, "Alpha")]
    [InlineData("K27-104", CourseKind.IntegrationYouth, "B1.1")]
    [InlineData("K27-105", CourseKind.Municipal, "A1.2")]
    public void Kind_and_level_come_from_titles_whatever_their_spelling(string key, CourseKind kind, string level)
    {
        Assert.Equal(kind, Course(key).Kind);
        Assert.Equal(level, Assert.Single(Course(key).Modules).Level.ToString());
    }

    [Fact]
    public void More_booked_than_seats_is_kept_and_said()
    {
        Assert.Equal((18, 25), (Course("K27-101").Seats, Course("K27-101").SeatsBooked!.Value));
        var finding = Found("K27-101", "CM1306");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("tnanmeldungen", finding.Place!.Column);
        Assert.Equal(
            "Es sind mehr Plätze belegt (25) als vorhanden (18); frei ist keiner.",
            FindingTexts.Sentence(finding, FindingTexts.German));
    }

    [Fact]
    public void A_minimum_of_zero_means_none() => Assert.Equal(0, Course("K27-101").MinimumToRun);

    [Fact]
    public void Sessions_are_taken_as_listed_and_give_the_units()
    {
        var course = Course("K27-102");
        Assert.Equal(25, course.Lessons.Count);
        var first = new Lesson(new DateOnly(2027, 1, 12), new TimeOnly(17, 30), new TimeOnly(20, 45));
        Assert.Equal(first, course.Lessons[0]);
        Assert.Equal(25 * 4, course.Modules[0].Units);
    }

    [Fact]
    public void Sessions_without_hours_are_kept_and_said()
    {
        Assert.All(Course("K27-104").Lessons, lesson => Assert.False(lesson.HasHours));
        Assert.Equal(Severity.Warning, Found("K27-104", "CM1307").Severity);
    }

    [Fact]
    public void An_end_before_the_beginning_gives_way_to_the_sessions()
    {
        Assert.Equal(new DateOnly(2027, 2, 6), Course("K27-105").Modules[0].Days.First);
        Assert.Equal(new DateOnly(2027, 4, 10), Course("K27-105").Modules[0].Days.Last);
        Assert.Equal(Severity.Warning, Found("K27-105", "CM1304").Severity);
    }

    [Fact]
    public void The_element_ausfall_cancels_a_course_even_when_empty() =>
        Assert.Equal(CourseState.Cancelled, Course("K27-106").State);

    [Fact]
    public void No_registration_on_the_web_does_not_close_a_course()
    {
        Assert.Equal(CourseState.Planned, Course("K27-101").State);
        var note = Example.Findings.Single(finding => finding.Code == "CM1320");
        Assert.Equal("6", note.Values[0].Value);
    }

    [Fact]
    public void Without_end_and_sessions_the_number_of_sessions_cannot_be_laid_out_and_that_is_said()
    {
        // The element dauer gives 40 sessions, but no element names weekdays.
        Assert.Equal(Course("K27-107").Modules[0].Days.First, Course("K27-107").Modules[0].Days.Last);
        Assert.Equal(Severity.Warning, Found("K27-107", "CM1305").Severity);
        Assert.Equal(Severity.Warning, Found("K27-107", "CM1308").Severity);
    }

    [Fact]
    public void Teachers_never_reach_a_record_or_a_finding()
    {
        var everything = string.Join('\n', Example.Records.Select(RecordJson.Write))
            + string.Join('\n', Example.Findings.Select(Read.Shown));
        Assert.DoesNotContain("Jörg", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("dozent", everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Unknown_elements_are_counted() =>
        Assert.Equal("kursfarbe (1)", Example.Findings.Single(finding => finding.Code == "CM1018").Values[0].Value);

    [Fact]
    public void A_file_cut_anywhere_gives_a_sentence_with_line_and_position()
    {
        var bytes = Read.Example("kufer-kurse.xml");
        for (var length = 40; length < bytes.Length - 12; length += 611)
        {
            var reading = Read.Courses(bytes[..length]);
            var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
            Assert.Equal("CM1015", error.Code);
            Assert.InRange(error.Place!.Line!.Value, 1, 1_000);
        }
    }

    [Fact]
    public void Old_encodings_are_read_with_and_without_a_declaration()
    {
        var xml = Encoding.UTF8.GetString(Read.Example("kufer-kurse.xml"));
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var undeclared = Read.Courses(latin.GetBytes(xml));
        var declared = Read.Courses(latin.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + xml));
        var wrong = Read.Courses(latin.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml));

        foreach (var reading in new[] { undeclared, declared, wrong })
        {
            Assert.Empty(reading.Errors());
            Assert.Equal("Deutsch für Frauen A1.2 mit Kinderbetreuung", reading.Records[4].Title);
        }

        Assert.DoesNotContain("CM1008", declared.Codes());
        Assert.Contains("CM1008", wrong.Codes());
    }

    [Fact]
    public void A_document_type_is_refused_before_anything_is_expanded()
    {
        const string bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE kurse [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <kurse><kurs><knr>&b;</knr></kurs></kurse>
            """;
        Assert.Equal(["CM1017"], Read.Courses(bomb).Codes());
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = new StringBuilder("<kurse><kurs>");
        deep.Insert(deep.Length, "<x>", 200_000).Insert(deep.Length, "</x>", 200_000);
        var reading = Read.Courses(deep.Append("</kurs></kurse>").ToString());
        Assert.Equal(["CM1016"], reading.Codes().Where(code => code == "CM1016"));
        Assert.Empty(reading.Records);
    }

    [Fact]
    public void The_same_number_twice_is_an_error_that_names_both_lines()
    {
        const string twice = """
            <kurse>
            <kurs><knr>X1</knr><haupttitel>Integrationskurs A1.1</haupttitel><beginndat>11.01.2027</beginndat></kurs>
            <kurs><knr>X1</knr><haupttitel>Integrationskurs A1.2</haupttitel><beginndat>11.02.2027</beginndat></kurs>
            </kurse>
            """;
        var error = Read.Courses(twice).Findings.Single(finding => finding.Severity == Severity.Error);
        Assert.Equal("CM1110", error.Code);
        Assert.Equal(["X1", "2", "3"], error.Values.Select(value => value.Value));
    }

    [Fact]
    public void A_day_that_does_not_exist_is_an_error_with_its_line()
    {
        const string file = """
            <kurse>
            <kurs><knr>X1</knr><haupttitel>Integrationskurs A1.1</haupttitel>
            <beginndat>31.02.2027</beginndat></kurs>
            </kurse>
            """;
        var error = Read.Courses(file).Findings.Single(finding => finding.Severity == Severity.Error);
        Assert.Equal(("CM1202", 3, "beginndat"), (error.Code, error.Place!.Line, error.Place.Column));
    }

    private static CourseRecord Course(string key) => Example.Records.Single(record => record.Key == key);

    private static Finding Found(string key, string code) =>
        Example.Findings.Single(finding => finding.Place?.Record == key && finding.Code == code);
}
