using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Tests;

/// <summary>Catalogues and tables of others: real files, with counts anybody can check by reading them; what is no list
/// gets a sentence and never an exception. The files are not ours to keep, so they are looked for beside the
/// checkout.</summary>
public class ThirdPartySamplesTests
{
    [BesideCheckoutFact]
    public void The_official_example_of_Open_vhs_is_read_with_its_oddities()
    {
        var reading = Sample("openvhs/openvhs-1.2-official-example.xml");

        Assert.Empty(reading.Errors());
        Assert.Equal(("open-vhs", 6, 0), (reading.Format, reading.Records.Count, reading.Rejected));
        Assert.Equal(2, reading.Records.Count(course => course.Number == "T58130"));
        // Two with sessions, two laid out from weekdays (38 days, 15 Fridays), two with neither.
        Assert.Equal([5, 4, 38, 15, 0, 0], reading.Records.Select(course => course.Lessons.Count));
        Assert.Equal([9, 10, 10, null, null, null], reading.Records.Select(course => course.SeatsBooked));
        Assert.Equal(CourseMode.Online, reading.Records[0].Mode);
        Assert.All(reading.Records, course => Assert.Equal(CourseKind.Other, course.Kind));
        var windows = reading.Records[0];
        Assert.Equal((6, 12, 15), (windows.MinimumToRun, windows.Seats, windows.Modules[0].Units));
        var english = reading.Records[1];
        Assert.Equal(new Lesson(new(2021, 4, 11), new(13, 0), new(16, 15)), english.Lessons[0]);
        Assert.False(english.Lessons[^1].HasHours);
        // Its end lies before its beginning.
        Assert.Equal(new DateOnly(2021, 2, 6), reading.Records[3].Modules[0].Days.First);
        var others = Assert.Single(reading.Findings, finding => finding.Code == "CM1312");
        Assert.Equal("6", others.Values[0].Value);
    }

    [BesideCheckoutFact]
    public void Berlin_of_2020_is_read_as_XML_and_as_JSON()
    {
        var xml = Sample("berlin/Kurse_snippet_2020.xml");
        var json = Sample("berlin/sample-raw_2020.json");

        Assert.Empty(xml.Errors());
        Assert.Equal("berlin-xml", xml.Format);
        Assert.Equal(["569306", "578841", "569060"], Keys(xml));
        Assert.DoesNotContain("75875", string.Concat(xml.Records.Select(RecordJson.Write)));
        Assert.Empty(json.Errors());
        var course = Assert.Single(json.Records);
        Assert.Equal(("berlin-json", "531327", "TS507.041F"), (json.Format, course.Key, course.Number));
        Assert.Equal((7, 14, 40, (int?)null),
            (course.MinimumToRun, course.Seats, course.Modules[0].Units, course.SeatsBooked));
        Assert.Equal(
            new SiteRecord(
                "Schöneberg, VHS", new Address("Barbarossaplatz 5", "10781", "Berlin", null), FunctionalNeeds.StepFree),
            course.Site);
    }

    [BesideCheckoutFact]
    public void A_single_offer_of_open_Qcat_is_read_as_a_part_without_its_contact()
    {
        var reading = Sample("openqcat/service-template-Main.xml");

        Assert.Empty(reading.Errors());
        Assert.False(reading.IsFull);
        var course = Assert.Single(reading.Records);
        Assert.Equal(("375057134", CourseKind.Other), (course.Key, course.Kind));
        Assert.Equal(new DateOnly(2027, 2, 5), course.Modules[0].Days.First);
        Assert.DoesNotContain("ANONYM", RecordJson.Write(course), StringComparison.Ordinal);
    }

    [BesideCheckoutFact]
    public void Samples_that_are_no_list_of_courses_are_refused_with_one_sentence_whatever_they_are_given_as()
    {
        var catalogues = new[] { "Kurse_snippet_2020.xml", "sample-raw_2020.json", "openvhs-1.2", "service-template" };
        var files = Directory.GetFiles(BesideCheckoutFactAttribute.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("examples", StringComparison.Ordinal)
                && !Array.Exists(catalogues, name => file.Contains(name, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.True(files.Length > 5, "The folder holds tables and schemas of several kinds.");
        foreach (var bytes in files.Select(File.ReadAllBytes))
        {
            Assert.Single(Read.Courses(bytes).Findings, finding => finding.Severity == Severity.Error);
            Assert.Single(Read.Newcomers(bytes).Findings, finding => finding.Severity == Severity.Error);
            Assert.Single(Read.Care(bytes).Findings, finding => finding.Severity == Severity.Error);
            Assert.Empty(Read.Courses(bytes).Records);
        }
    }

    private static string[] Keys(FileReading<CourseRecord> reading) =>
        [.. reading.Records.Select(course => course.Key)];

    private static FileReading<CourseRecord> Sample(string name) =>
        Read.Courses(File.ReadAllBytes(Path.Combine(BesideCheckoutFactAttribute.Folder, name)));
}
