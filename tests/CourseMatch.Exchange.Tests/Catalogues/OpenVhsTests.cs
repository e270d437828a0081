using System.Text;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Partial;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Tests.Catalogues;

/// <summary>Open-vhs and Berlin's feed in its shapes: one vocabulary, many habits.</summary>
public class OpenVhsTests
{
    private static readonly string[] Traps =
        ["<termin><beginn_datum>31.02.2027</beginn_datum></termin>", "<termin/>", "<termin><beginn_datum/></termin>"];

    [Fact]
    public void The_example_is_read_with_sessions_level_place_and_a_word_about_childcare()
    {
        var reading = Read.Courses(Read.Example("openvhs-1.2-integrationskurs.xml"));

        Assert.Empty(reading.Errors());
        Assert.Equal(("open-vhs", true), (reading.Format, reading.IsFull));
        var course = Assert.Single(reading.Records);
        Assert.Equal("6f0e2b1c-0001-4c1e-9a55-000000000001", course.Key);
        Assert.Equal("27F-404-1101", course.Number);
        Assert.Equal(CourseKind.IntegrationParents, course.Kind);
        Assert.Equal((8, 11, 25), (course.MinimumToRun, course.SeatsBooked, course.Seats));
        Assert.Equal("A1.1", course.Modules[0].Level.ToString());
        Assert.Equal(15, course.Modules[0].Units);
        Assert.Equal(
            [
                new Lesson(new(2027, 1, 11), new(8, 45), new(13, 0)),
                new Lesson(new(2027, 1, 12), new(8, 45), new(13, 0)),
                new Lesson(new(2027, 1, 13), null, null),
            ],
            course.Lessons);
        Assert.Equal(
            new SiteRecord(
                "vhs-Haus", new Address("Beispielstr. 1", "44787", "Bochum", null), FunctionalNeeds.StepFree),
            course.Site);
        Assert.Contains("CM1307", reading.Codes());
        var care = Assert.Single(reading.Findings, finding => finding.Code == "CM1335");
        Assert.Contains("Beaufsichtigung fuer 10 Kinder", care.Values[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Berlin_of_2026_has_parallel_places_and_sessions_and_counts_units()
    {
        var reading = Read.Courses(Read.Example("berlin-kurse-2026.json"));

        Assert.Empty(reading.Errors());
        Assert.Equal(("berlin-json", 2), (reading.Format, reading.Records.Count));
        var course = reading.Records[0];
        Assert.Equal(
            ("900001", CourseKind.IntegrationGeneral, CourseMode.Hybrid), (course.Key, course.Kind, course.Mode));
        Assert.Null(course.SeatsBooked);
        Assert.Equal(15, course.Modules[0].Units);
        Assert.Equal(3, course.Lessons.Count);
        Assert.Equal(new Lesson(new(2027, 2, 3), new(9, 0), new(12, 45)), course.Lessons[2]);
        Assert.Equal("Lehrstätte Beispiel", course.Site!.Name);
        Assert.Equal(new GeoPoint(52.531677, 13.381777), course.Site.Address.Point);
        Assert.Equal(FunctionalNeeds.StepFree, course.Site.Offers);
        Assert.Contains("CM1327", reading.Codes());
        Assert.Contains("CM1335", reading.Codes());

        var spanish = reading.Records[1];
        Assert.Equal((CourseKind.Other, 9), (spanish.Kind, spanish.SeatsBooked));
        Assert.Single(spanish.Lessons);
    }

    [Fact]
    public void Berlin_of_2022_is_the_same_as_XML()
    {
        var reading = Read.Courses(Read.Example("berlin-kurse-2022.xml"));

        Assert.Empty(reading.Errors());
        Assert.Equal("berlin-xml", reading.Format);
        var course = Assert.Single(reading.Records);
        Assert.Equal((CourseKind.IntegrationLiteracy, 100), (course.Kind, course.Modules[0].Units));
        Assert.Empty(course.Lessons);
        Assert.Contains("CM1308", reading.Codes());
    }

    [Fact]
    public void No_name_of_a_person_reaches_records_or_findings()
    {
        foreach (var example in new[] { "berlin-kurse-2026.json", "berlin-kurse-2022.xml", "openqcat-update.xml" })
        {
            var reading = Read.Courses(Read.Example(example));
            var said = string.Concat(reading.Records.Select(RecordJson.Write))
                + string.Concat(reading.Findings.Select(Read.Shown));
            foreach (var name in new[] { "Niemand", "Keiner", "4711", "000000" })
            {
                Assert.DoesNotContain(name, said, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_session_whose_day_cannot_be_read_is_left_out_and_said()
    {
        var text = Encoding.UTF8.GetString(Read.Example("openvhs-1.2-integrationskurs.xml"))
            .Replace("<preis>", string.Concat(Traps) + "<preis>");
        var reading = Read.Courses(text);

        Assert.Empty(reading.Errors());
        Assert.Equal(3, Assert.Single(reading.Records).Lessons.Count);
        Assert.Equal(3, reading.Findings.Count(finding => finding.Code == "CM1333"));
    }

    [Fact]
    public void Times_with_another_offset_are_turned_into_Berlin()
    {
        var text = Encoding.UTF8.GetString(Read.Example("openvhs-1.2-integrationskurs.xml"))
            .Replace("08:45:00+01:00", "07:45:00Z").Replace("13:00:00+01:00", "12:00:00Z");

        Assert.Equal(new TimeOnly(8, 45), Read.Courses(text).Records[0].Lessons[0].From);
    }

    [Theory]
    [InlineData("{", "CM1019")]
    [InlineData("{\"veranstaltungen\":{\"veranstaltung\":[{\"guid\":\"1\"", "CM1019")]
    [InlineData("{\"veranstaltungen\":{\"veranstaltung\":null}}", "CM1012")]
    [InlineData("{\"veranstaltungen\":[]}", "CM1012")]
    [InlineData("{\"veranstaltungen\":{\"veranstaltung\":[{}]}}", "CM1301")]
    [InlineData("{\"veranstaltungen\":{\"veranstaltung\":[1,null,[]]}} x", "CM1019")]
    public void Broken_JSON_is_refused(string json, string code)
    {
        var reading = Read.Courses(json.Length == 1 ? "{\"veranstaltungen\"" : json);

        Assert.Equal([code], reading.Errors().Select(error => error[..6]));
        Assert.Empty(reading.Records);
    }

    [Fact]
    public void Deep_nesting_is_refused_in_JSON_and_XML()
    {
        var json = "{\"veranstaltungen\":{\"veranstaltung\":[{\"text\":" + string.Concat(Enumerable.Repeat("[", 400));
        Assert.Contains("CM1016", Read.Courses(json).Codes());
        var xml = "<veranstaltungen><veranstaltung>" + string.Concat(Enumerable.Repeat("<text>", 10_000));
        Assert.Contains("CM1016", Read.Courses(xml).Codes());
    }

    [Fact]
    public void A_record_of_endless_elements_is_refused()
    {
        var json = "{\"veranstaltungen\":{\"veranstaltung\":[{\"schlagwort\":["
            + string.Join(',', Enumerable.Repeat("\"a\"", 30_000)) + "]}]}}";
        var xml = "<veranstaltungen><veranstaltung>"
            + string.Concat(Enumerable.Repeat("<schlagwort>a</schlagwort>", 30_000))
            + "</veranstaltung></veranstaltungen>";

        Assert.Equal(["CM1336"], Read.Courses(json).Errors().Select(error => error[..6]));
        Assert.Equal(["CM1336"], Read.Courses(xml).Errors().Select(error => error[..6]));
    }

    [Fact]
    public void An_occupancy_delta_changes_numbers_and_withdraws_nothing()
    {
        var course = Read.Courses(Read.Example("openvhs-1.2-integrationskurs.xml")).Records[0];
        var delta = Read.Courses(Read.Example("openvhs-belegung.xml"));

        Assert.Empty(delta.Errors());
        Assert.Equal(("open-vhs-occupancy", false, 2), (delta.Format, delta.IsFull, delta.Updates.Count));
        var completed = PartialFile.Complete(delta, new Dictionary<string, string>
        {
            [course.Key] = RecordJson.Write(course),
            ["other"] = RecordJson.Write(course with { Key = "other" }),
        });
        var changed = Assert.Single(completed.Records);
        Assert.Equal(
            RecordJson.Write(course with { SeatsBooked = 19, Seats = 24 }), RecordJson.Write(changed));
        Assert.Contains("CM1351", completed.Codes());
        Assert.Empty(PartialFile.Removed(delta.Removed, [course.Key, "other"]));
    }

    [Fact]
    public void A_number_in_a_delta_that_is_none_is_refused() =>
        Assert.Contains(
            "CM1206",
            Read.Courses("<a><b><guid>1</guid><aktuelle_teilnehmerzahl>viele</aktuelle_teilnehmerzahl></b></a>")
                .Errors().Select(error => error[..6]));
}
