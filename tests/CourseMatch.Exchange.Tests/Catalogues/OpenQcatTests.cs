using System.Text;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Partial;

namespace CourseMatch.Exchange.Tests.Catalogues;

/// <summary>open-Qcat: offers, dates that inherit from them, whole catalogues and updates.</summary>
public class OpenQcatTests
{
    private static readonly string Example = Encoding.UTF8.GetString(Read.Example("openqcat-integrationskurs.xml"));

    [Fact]
    public void A_date_inherits_from_its_offer_what_it_does_not_say()
    {
        var reading = Read.Courses(Example);

        Assert.Empty(reading.Errors());
        Assert.Equal(("open-qcat", true), (reading.Format, reading.IsFull));
        Assert.Equal(["IK-EK-1", "IK-EK-1/IK-EK-1-T2"], reading.Records.Select(course => course.Key));
        var (offer, date) = (reading.Records[0], reading.Records[1]);
        Assert.All(reading.Records, course => Assert.Equal(CourseKind.IntegrationParents, course.Kind));
        Assert.All(reading.Records, course => Assert.Equal(25, course.Seats));
        Assert.Equal("Elternintegrationskurs mit Kinderbeaufsichtigung", date.Title);
        Assert.Equal("IK-EK-1-T2", date.Number);
        Assert.Equal((11, null), (offer.MinimumToRun, offer.SeatsBooked));
        Assert.Equal(("vhs-Haus", "vhs Nord"), (offer.Site!.Name, date.Site!.Name));
        Assert.Equal(new DateOnly(2027, 1, 11), offer.Modules[0].Days.First);
        Assert.Equal(new DateOnly(2027, 6, 18), date.Modules[0].Days.Last);
        Assert.Equal(new Lesson(new(2027, 1, 11), new(8, 45), new(13, 0)), offer.Lessons[0]);
        Assert.Equal(50, offer.Lessons.Count);
        Assert.Contains("CM1331", reading.Codes());
        Assert.Contains("CM1335", reading.Codes());
        Assert.Contains("CM1330", reading.Codes());
    }

    [Fact]
    public void The_minimum_may_be_the_booked_number()
    {
        var reading = Read.Courses(Example, ReadingOptions.Default with { MinimumIsBooked = true });

        Assert.Equal((0, 11), (reading.Records[0].MinimumToRun, reading.Records[0].SeatsBooked));
        var asked = Assert.Single(reading.Findings, finding => finding.Code == "CM1330");
        Assert.Equal("TN akt", asked.Values[1].Value);
    }

    [Fact]
    public void A_date_may_stand_before_its_offer()
    {
        var parts = Example.Split("<SERVICE>");
        var date = "<SERVICE>" + parts[1][..parts[1].IndexOf("</NEW_CATALOG>", StringComparison.Ordinal)];
        var turned = Example.Replace(date, "").Replace("<SERVICE mode=\"new\">", date + "<SERVICE mode=\"new\">");

        Assert.Equal(
            Read.Courses(Example).Records.Select(course => course.Key).Order(),
            Read.Courses(turned).Records.Select(course => course.Key).Order());
    }

    [Fact]
    public void A_date_without_its_offer_is_an_error()
    {
        var orphan = Example.Replace("<COURSE_ID>IK-EK-1</COURSE_ID>", "<COURSE_ID>NIRGENDS</COURSE_ID>");

        Assert.Contains("CM1329", Read.Courses(orphan).Errors().Select(error => error[..6]));
    }

    [Theory]
    [InlineData("FULLCATALOG=\"true\"", true)]
    [InlineData("FULLCATALOG=\"false\"", false)]
    [InlineData("", true)]
    public void A_catalogue_withdraws_only_when_it_is_full(string attribute, bool isFull) =>
        Assert.Equal(isFull, Read.Courses(Example.Replace("FULLCATALOG=\"true\"", attribute)).IsFull);

    [Fact]
    public void An_update_names_what_is_new_and_what_goes_with_all_its_dates()
    {
        var reading = Read.Courses(Read.Example("openqcat-update.xml"));

        Assert.Empty(reading.Errors());
        Assert.False(reading.IsFull);
        var course = Assert.Single(reading.Records);
        Assert.Equal(("BSK-B2-7", "BSK 7", CourseKind.Vocational), (course.Key, course.Number, course.Kind));
        Assert.Equal(("B2", CourseMode.Hybrid), (course.Modules[0].Level.ToString()[..2], course.Mode));
        Assert.Equal(
            [DayOfWeek.Monday, DayOfWeek.Wednesday],
            course.Lessons.Select(lesson => lesson.Day.DayOfWeek).Distinct().Order());
        Assert.Equal(["IK-EK-1"], reading.Removed);
        Assert.Equal(
            ["IK-EK-1", "IK-EK-1/IK-EK-1-T2"],
            PartialFile.Removed(reading.Removed, ["IK-EK-1", "IK-EK-1/IK-EK-1-T2", "IK-EK-10", "IK-EK-2/T"]));
    }

    [Fact]
    public void Lesson_times_in_prose_are_read_only_where_they_are_clear()
    {
        var unclear = Example.Replace(
            "Mo-Fr 08:45 - 13:00 Uhr", "Mo 08:45 - 13:00 Uhr, Di und Do 14:00 - 17:15 Uhr");
        var reading = Read.Courses(unclear);

        Assert.Empty(reading.Records[0].Lessons);
        Assert.DoesNotContain("CM1331", reading.Codes());
        Assert.Contains("CM1308", reading.Codes());
    }

    [Fact]
    public void An_answer_of_the_agency_is_read_as_a_part()
    {
        var reading = Read.Courses(Read.Example("arbeitsagentur-sprachfoerderung.json"));

        Assert.Empty(reading.Errors());
        Assert.Equal(("arbeitsagentur-json", false), (reading.Format, reading.IsFull));
        var course = Assert.Single(reading.Records);
        Assert.Equal(("700001", CourseKind.IntegrationLiteracy), (course.Key, course.Kind));
        Assert.Equal(new DateOnly(2027, 2, 2), course.Modules[0].Days.First);
        Assert.Equal(new DateOnly(2027, 4, 10), course.Modules[0].Days.Last);
        Assert.Equal((new TimeOnly(8, 30), new TimeOnly(12, 35)), (course.Lessons[0].From, course.Lessons[0].To));
        Assert.Equal(51.4818, course.Site!.Address.Point!.Value.Latitude);
        Assert.Contains("CM1220", reading.Codes());
        Assert.Contains("CM1335", reading.Codes());
        Assert.All(reading.Findings, finding => Assert.NotEqual(Severity.Error, finding.Severity));
    }

    [Fact]
    public void Courses_of_several_providers_in_one_answer_are_said()
    {
        var text = Encoding.UTF8.GetString(Read.Example("arbeitsagentur-sprachfoerderung.json"));
        var from = text.IndexOf("{\n        \"id\"", StringComparison.Ordinal);
        var entry = text[from..text.LastIndexOf("]\n  },\n  \"page\"", StringComparison.Ordinal)];
        var two = text.Replace(entry, entry.TrimEnd() + "," + entry.Replace("700001", "700002").Replace(
            "vhs Musterstadt", "anderer Träger"));

        Assert.Contains("CM1337", Read.Courses(two).Codes());
    }
}
