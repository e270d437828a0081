using System.Text;
using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Tests.Text;

/// <summary>One list in every encoding an office may save it in.</summary>
public class EncodingTests
{
    private const string List =
        "Kursnummer;Titel;Niveau;Beginn;Ende;Wochentage;Uhrzeit;TN max;Gebäude\r\n"
        + "K1;Integrationskurs für Frühaufsteher;A1.1;11.01.2027;05.02.2027;Mo-Fr;8-12 Uhr;20;Müllerstraße 3\r\n";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Iso885915 = CodePagesEncodingProvider.Instance.GetEncoding(28605)!;

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(List) },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(List)] },
        { "UTF-16 LE with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(List)] },
        { "UTF-16 BE with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(List)] },
        { "UTF-16 LE", Encoding.Unicode.GetBytes(List) },
        { "UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(List) },
        { "Windows-1252", Windows1252.GetBytes(List) },
        { "ISO-8859-15", Iso885915.GetBytes(List) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Is_read_with_its_umlauts(string name, byte[] bytes)
    {
        var reading = Read.Courses(bytes);

        Assert.True(reading.Records.Count == 1, $"{name}: {string.Join(' ', reading.Codes())}");
        Assert.Equal("Integrationskurs für Frühaufsteher", reading.Records[0].Title);
        Assert.Equal("Müllerstraße 3", reading.Records[0].Site!.Name);
    }

    [Fact]
    public void The_euro_sign_tells_ISO_8859_15_from_Windows_1252()
    {
        var text = List.Replace("Frühaufsteher", "Frühaufsteher (50 €)", StringComparison.Ordinal);

        Assert.Equal(
            "Integrationskurs für Frühaufsteher (50 €)", Read.Courses(Iso885915.GetBytes(text)).Records[0].Title);
        Assert.Equal(
            "Integrationskurs für Frühaufsteher (50 €)", Read.Courses(Windows1252.GetBytes(text)).Records[0].Title);
    }

    [Fact]
    public void The_first_umlaut_may_come_after_many_buffers()
    {
        var padding = string.Concat(Enumerable.Repeat(";;;;;;;;\r\n", 40_000));
        var text = List.Replace("ü", "ue", StringComparison.Ordinal).Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal) + padding
            + "K2;Kurs für Müller;A1.1;11.01.2027;05.02.2027;Mo-Fr;8-12 Uhr;20;Haus\r\n";

        Assert.Equal("Kurs für Müller", Read.Courses(Windows1252.GetBytes(text)).Records[1].Title);
        Assert.Equal("Kurs für Müller", Read.Courses(Encoding.UTF8.GetBytes(text)).Records[1].Title);
    }

    [Fact]
    public void A_letter_of_two_bytes_may_lie_across_the_edge_of_a_buffer()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var filler = new string('x', 64 * 1024 - List.Length - 20 + shift);
            var text = List + $"K2;{filler}üüüüüüüüüüüüüüüü;A1.1;11.01.2027;05.02.2027;Mo-Fr;8-12 Uhr;20;Haus\r\n";
            var options = ReadingOptions.Default with { CellCharsMax = 100_000 };

            Assert.EndsWith("xüüüüüüüüüüüüüüüü", Read.Courses(Encoding.UTF8.GetBytes(text), options).Records[1].Title);
        }
    }

    [Fact]
    public void A_file_that_mixes_encodings_is_refused_with_the_line()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes(List), .. Windows1252.GetBytes("K2;Kurs für alle;A1.1\r\n")];
        var reading = Read.Courses(mixed);

        var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("CM1005", 3), (error.Code, error.Place!.Line));
        Assert.Equal("0xFC", error.Values[0].Value);
    }

    [Fact]
    public void A_mark_that_lies_is_not_believed_silently()
    {
        byte[] lying = [0xEF, 0xBB, 0xBF, .. Windows1252.GetBytes(List)];

        Assert.Equal(["CM1005"], Read.Courses(lying).Codes());
    }

    [Fact]
    public void Text_damaged_before_it_came_to_us_is_read_and_said()
    {
        var twice = Encoding.UTF8.GetBytes(List.Replace("ü", "Ã¼", StringComparison.Ordinal));
        var lost = Encoding.UTF8.GetBytes(List.Replace("ü", "\uFFFD", StringComparison.Ordinal));

        Assert.Contains("CM1006", Read.Courses(twice).Codes());
        Assert.Contains("CM1006", Read.Courses(lost).Codes());
        Assert.DoesNotContain("CM1006", Read.Courses(List).Codes());
    }

    [Fact]
    public void An_unknown_declaration_is_refused_and_a_wrong_one_corrected_with_a_warning()
    {
        const string course = "<kurse><kurs><knr>1</knr><haupttitel>Übung A1</haupttitel>"
            + "<beginndat>11.01.2027</beginndat></kurs></kurse>";
        var unknown = Read.Courses($"<?xml version=\"1.0\" encoding=\"ebcdic\"?>{course}");
        var stale = Read.Courses($"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>{course}");

        Assert.Equal(["CM1007"], unknown.Codes());
        Assert.Contains("CM1008", stale.Codes());
        Assert.Equal("Übung A1", stale.Records[0].Title);
    }
}
