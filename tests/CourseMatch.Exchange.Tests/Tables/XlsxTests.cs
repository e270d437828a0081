using System.IO.Compression;
using System.Text;
using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>Spreadsheets are read as the same table a CSV file would be; what could run or fetch is refused.</summary>
public class XlsxTests
{
    private static readonly string[] Headers =
    [
        "Kursnummer", "Titel", "Beginn", "Ende", "Wochentage", "Uhrzeit von", "Uhrzeit bis", "UE", "TN max", "PLZ",
        "Gebäude", "nur Frauen", "Breitengrad", "Längengrad",
    ];

    [Fact]
    public void Days_times_numbers_and_yes_are_read_as_what_they_are()
    {
        var reading = Read.Courses(Book());

        Assert.Empty(reading.Errors());
        Assert.Equal("xlsx", reading.Format);
        var course = Assert.Single(reading.Records);
        Assert.Equal(new DateOnly(2027, 1, 11), course.Modules[0].Days.First);
        Assert.Equal(new TimeOnly(8, 45), course.Lessons[0].From);
        Assert.Equal(new TimeOnly(12, 15), course.Lessons[0].To);
        Assert.Equal((100, 25, "01067"), (course.Modules[0].Units, course.Seats, course.Site!.Address.Postcode));
        Assert.Equal(51.123456789, course.Site.Address.Point!.Value.Latitude);
        Assert.True(course.IsWomenOnly);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_is_text_and_stays_so()
    {
        var reading = Read.Courses(Books.Of(Headers[..3], ["K1", "=cmd|' /C calc'!A0 Deutschkurs", Day]));

        Assert.Empty(reading.Errors());
        Assert.Equal("=cmd|' /C calc'!A0 Deutschkurs", Assert.Single(reading.Records).Title);
    }

    [Fact]
    public void The_examples_say_the_same_as_a_spreadsheet()
    {
        var csv = Read.Example("kurse-de-cp1252.csv");
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var people = Read.Example("teilnehmende-utf8bom.csv");

        Assert.Equal(
            Read.Courses(csv).Records.Select(Application.Imports.RecordJson.Write),
            Read.Courses(Books.OfCsv(csv, windows)).Records.Select(Application.Imports.RecordJson.Write));
        Assert.Equal(
            Read.Newcomers(people).Records.Select(Application.Imports.RecordJson.Write),
            Read.Newcomers(Books.OfCsv(people, Encoding.UTF8)).Records.Select(Application.Imports.RecordJson.Write));
    }

    [Fact]
    public void A_formula_is_refused_with_its_row_and_column()
    {
        var book = Book();
        var reading = Read.Courses(Books.With(
            book, Books.SheetPart(book), xml => xml.Replace("<x:v>25</x:v>", "<x:f>SUM(A1:A9)</x:f><x:v>25</x:v>")));

        var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("CM1107", "=SUM(A1:A9)", 2), (error.Code, error.Values[0].Value, error.Place!.Line));
        Assert.Empty(reading.Records);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "macro", "CM1020")]
    [InlineData("xl/externalLinks/externalLink1.xml", "<a/>", "CM1021")]
    [InlineData("xl/connections.xml", "<a/>", "CM1021")]
    [InlineData("xl/embeddings/oleObject1.bin", "x", "CM1021")]
    [InlineData("xl/other.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "CM1023")]
    [InlineData("xl/other.xml", "<a><b></a>", "CM1023")]
    [InlineData(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id='r' Type='x/oleObject' Target='http://example.org' TargetMode='External'/>"
        + "</Relationships>",
        "CM1021")]
    public void What_could_run_or_fetch_or_is_damaged_is_refused(string part, string text, string code)
    {
        var reading = Read.Courses(Books.With(Book(), part, _ => text));

        Assert.Equal([code], reading.Errors().Select(error => error[..6]));
        Assert.Empty(reading.Records);
    }

    [Theory]
    [InlineData("<x:c r=\"A2\"", "<x:c r=\"ZZZ2\"")]
    [InlineData("<x:row>", "<x:row r=\"2000000000\">")]
    public void A_table_wider_or_longer_than_any_list_is_refused(string before, string after)
    {
        var book = Book();
        var reading = Read.Courses(Books.With(
            book, Books.SheetPart(book), xml => xml.Replace("<x:c ", "<x:c r=\"A2\" ").Replace(before, after)));

        Assert.Contains("CM1022", reading.Codes());
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        using var stream = new MemoryStream();
        stream.Write(Book());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/sharedStrings.xml").Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                part.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Read.Courses(stream.ToArray());

        Assert.Equal(["CM1022"], reading.Errors().Select(error => error[..6]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 << 20);
    }

    [Fact]
    public void Half_a_spreadsheet_and_another_package_are_refused()
    {
        Assert.Contains("CM1023", Read.Courses(Book()[..2_000]).Codes());
        Assert.Contains("CM1004", Read.Courses(Books.With(Empty(), "a.txt", _ => "b")).Codes());
    }

    [Fact]
    public void The_sheet_with_the_list_is_found_among_others()
    {
        var book = Book();
        var part = Books.SheetPart(book);
        using var zip = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        var list = reader.ReadToEnd();

        // The list becomes the second sheet, behind a cover page.
        var cover = Books.With(book, part, _ => list[..list.IndexOf("<x:sheetData>", StringComparison.Ordinal)]
            + "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>Deckblatt</x:t></x:is></x:c></x:row></x:sheetData>"
            + "</x:worksheet>");
        var folder = part[..part.LastIndexOf('/')];
        var two = Books.With(cover, $"{folder}/list.xml", _ => list);
        two = Books.With(two, "xl/_rels/workbook.xml.rels", xml => xml.Replace(
            "</Relationships>",
            "<Relationship Id=\"rList\" Target=\"/" + folder + "/list.xml\" Type=\"http://schemas.openxmlformats.org/"
            + "officeDocument/2006/relationships/worksheet\"/></Relationships>"));
        two = Books.With(two, "[Content_Types].xml", xml => xml.Replace(
            "</Types>",
            $"<Override PartName=\"/{folder}/list.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
            + "spreadsheetml.worksheet+xml\"/></Types>"));
        two = Books.With(two, "xl/workbook.xml", xml => xml.Replace(
            "</x:sheets>", "<x:sheet name=\"Kurse\" sheetId=\"2\" r:id=\"rList\" xmlns:r=\"http://schemas."
            + "openxmlformats.org/officeDocument/2006/relationships\"/></x:sheets>"));

        var reading = Read.Courses(two);
        Assert.Equal("K1", Assert.Single(reading.Records).Number);
        Assert.Contains("CM1024", reading.Codes());
    }

    private static readonly DateOnly Day = new(2027, 1, 11);

    private static byte[] Book() => Books.Of(
        Headers,
        [
            "K1", "Integrationskurs A1.1", Day, Day.AddDays(40), "Mo-Fr", new TimeOnly(8, 45), new TimeOnly(12, 15),
            100, 25, 1067, "Haus", true, 51.123456789, 13.5,
        ]);

    private static byte[] Empty()
    {
        using var stream = new MemoryStream();
        using (new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        return stream.ToArray();
    }
}
