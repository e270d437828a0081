using System.Text;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>A mapping made by hand once: shown, used, remembered as JSON.</summary>
public class ColumnMappingTests
{
    private const string Foreign = """
        Kennz;Was;Los gehts;Memo;Maximal;Kursleitung
        K1;Integrationskurs A1.1;11.01.2027;x;25;Frau Muster
        K2;Integrationskurs A2.1;12.01.2027;;20;
        """;

    private static readonly ColumnMapping Mapping = new(ImportSubject.Courses, new Dictionary<string, string?>
    {
        ["kennz"] = "Kursnummer",
        ["Was"] = "Titel",
        ["Los gehts"] = "Beginn",
        ["Memo"] = null,
        ["Maximal"] = "TN max",
    });

    [Fact]
    public void Without_a_mapping_foreign_headers_are_refused_with_it_they_are_read()
    {
        Assert.Contains("CM1101", Read.Courses(Foreign).Codes());
        var reading = Read.Courses(Foreign, ReadingOptions.Default with { Mapping = Mapping });

        Assert.Empty(reading.Errors());
        Assert.Equal([("K1", 25), ("K2", 20)], reading.Records.Select(course => (course.Number, course.Seats)));
        Assert.Contains("CM1114", reading.Codes());
        Assert.DoesNotContain("CM1104", reading.Codes());
    }

    [Fact]
    public void A_mapping_goes_before_the_known_words()
    {
        var mapping = new ColumnMapping(
            ImportSubject.Courses, new Dictionary<string, string?> { ["Nummer"] = "Schlüssel", ["Nr"] = "Kursnummer" });
        var reading = Read.Courses(
            "Nummer;Nr;Titel;Beginn\nguid-1;K1;Deutschkurs A1;11.01.2027\n",
            ReadingOptions.Default with { Mapping = mapping });

        Assert.Equal(("guid-1", "K1"), reading.Records.Select(course => (course.Key, course.Number)).Single());
    }

    [Theory]
    [InlineData("Mondphase", ImportSubject.Courses, "CM1113")]
    [InlineData("Name", ImportSubject.Newcomers, "CM1117")]
    public void A_field_that_does_not_exist_or_another_subject_is_refused(
        string field, ImportSubject subject, string code)
    {
        var mapping = new ColumnMapping(subject, new Dictionary<string, string?> { ["Was"] = field });
        var reading = Read.Courses(Foreign, ReadingOptions.Default with { Mapping = mapping });

        Assert.Equal([code], reading.Errors().Select(error => error[..6]));
    }

    [Fact]
    public void A_header_of_the_mapping_that_is_not_there_is_said()
    {
        var wanted = new Dictionary<string, string?>(Mapping.Fields) { ["Raumfarbe"] = null };
        Assert.Contains("CM1115", Read.Courses(
            Foreign, ReadingOptions.Default with { Mapping = Mapping with { Fields = wanted } }).Codes());
    }

    [Fact]
    public void A_look_shows_headers_samples_and_what_is_missing()
    {
        var look = Look(Foreign, ReadingOptions.Default);

        Assert.Equal(1, look.HeaderLine);
        Assert.Equal(
            ["Kennz", "Was", "Los gehts", "Memo", "Maximal", "Kursleitung"], look.Columns.Select(one => one.Header));
        Assert.All(look.Columns, column => Assert.Null(column.Field));
        Assert.Equal(["Integrationskurs A1.1", "Integrationskurs A2.1"], look.Columns[1].Samples);
        Assert.True(look.Columns[5].IsPersonal);
        Assert.Empty(look.Columns[5].Samples);
        Assert.Equal(3, look.Missing.Count);

        var mapped = Look(Foreign, ReadingOptions.Default with { Mapping = Mapping });
        Assert.Equal("Kursnummer", mapped.Columns[0].Field);
        Assert.True(mapped.Columns[0].IsByHand);
        Assert.Empty(mapped.Missing);
        Assert.Equal("Maximal", mapped.Fields.Single(field => field.Name == "TN max").Header);
        Assert.Empty(Read.Courses(Foreign, ReadingOptions.Default with { Mapping = mapped.Mapping }).Errors());
    }

    [Fact]
    public void A_look_at_something_else_says_so() =>
        Assert.Contains("CM1010", Look("<kurse/>", ReadingOptions.Default).Findings.Select(finding => finding.Code));

    [Fact]
    public void A_mapping_is_written_and_read_as_JSON()
    {
        var read = ColumnMappingJson.Read(ColumnMappingJson.Write(Mapping), out var refusal);

        Assert.Null(refusal);
        Assert.Equal(Mapping.Subject, read!.Subject);
        Assert.Equal(Mapping.Fields.OrderBy(pair => pair.Key), read.Fields.OrderBy(pair => pair.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"subject": "courses"}""")]
    [InlineData("""{"subject": "moon", "columns": {}}""")]
    [InlineData("""{"subject": 1, "columns": {}}""")]
    [InlineData("""{"subject": "courses", "columns": {"a": 1}}""")]
    [InlineData("""{"subject": "courses", "columns": {}, "other": 1}""")]
    public void What_is_no_mapping_is_refused(string json)
    {
        Assert.Null(ColumnMappingJson.Read(json, out var refusal));
        Assert.Equal("CM1116", refusal!.Code);
    }

    private static ColumnProposal Look(string text, ReadingOptions options) => TableColumns.Look(
        new MemoryStream(Encoding.UTF8.GetBytes(text)), ImportSubject.Courses, Read.Day, options);
}
