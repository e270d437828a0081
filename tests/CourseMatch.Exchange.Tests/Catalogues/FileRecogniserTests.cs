using System.Text;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Tests.Tables;

namespace CourseMatch.Exchange.Tests.Catalogues;

/// <summary>What a file is stands in it, not in its name.</summary>
public class FileRecogniserTests
{
    [Theory]
    [InlineData("kufer-kurse.xml", "kufer-xml", ImportSubject.Courses)]
    [InlineData("openvhs-1.2-integrationskurs.xml", "open-vhs", ImportSubject.Courses)]
    [InlineData("openvhs-belegung.xml", "open-vhs-occupancy", ImportSubject.Courses)]
    [InlineData("berlin-kurse-2022.xml", "berlin-xml", ImportSubject.Courses)]
    [InlineData("berlin-kurse-2026.json", "berlin-json", ImportSubject.Courses)]
    [InlineData("openqcat-integrationskurs.xml", "open-qcat", ImportSubject.Courses)]
    [InlineData("openqcat-update.xml", "open-qcat", ImportSubject.Courses)]
    [InlineData("arbeitsagentur-sprachfoerderung.json", "arbeitsagentur-json", ImportSubject.Courses)]
    [InlineData("kurstermine.ics", "icalendar", ImportSubject.Courses)]
    [InlineData("kurse-de-cp1252.csv", "csv", ImportSubject.Courses)]
    [InlineData("teilnehmende-utf8bom.csv", "csv", ImportSubject.Newcomers)]
    public void Every_example_is_recognised(string name, string format, ImportSubject subject) =>
        Assert.Equal(new RecognisedFile(format, subject), Recognised(Read.Example(name)));

    [Fact]
    public void A_spreadsheet_is_recognised_by_its_headers() => Assert.Equal(
        new RecognisedFile("xlsx", ImportSubject.Newcomers),
        Recognised(Books.OfCsv(Read.Example("teilnehmende-utf8bom.csv"), Encoding.UTF8)));

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("{\"a\": 1}")]
    [InlineData("")]
    [InlineData("%PDF-1.7")]
    public void What_is_none_of_ours_is_not_recognised(string text) =>
        Assert.Equal(new RecognisedFile(null, null), Recognised(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_table_of_something_else_needs_somebody_to_say_what_it_is() => Assert.Equal(
        new RecognisedFile("csv", null), Recognised(Encoding.UTF8.GetBytes("poi_id;name;lat\n1;a;2\n")));

    private static RecognisedFile Recognised(byte[] bytes) =>
        FileRecogniser.Recognise(new MemoryStream(bytes), Read.Day, ReadingOptions.Default);
}
