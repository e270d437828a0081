using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>Every writer by its verb, over one published plan; what comes out is read with readers of others.</summary>
public sealed class ExportTests(TestCounty county) : IClassFixture<TestCounty>
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Ten people, eight seats, two parents with a child each and a place for both.</summary>
    [Fact]
    public async Task A_published_plan_goes_out_in_every_format()
    {
        await county.TakeInAsync(new SmallCounty(People: 10));
        var none = (await ExportAsync(3, "placements", "none.csv")).Codes;
        Assert.Equal(["CM4052"], none);
        var plan = (await county.Program.RunAsync("match", "--work", "10000", "--json")).Json.GetProperty("plan");
        await county.Program.RunAsync("publish", $"{plan}", "--json");

        Assert.Equal(8, Rows(await ExportAsync(0, "placements", "placements.csv")));
        Assert.Equal(2, Rows(await ExportAsync(0, "waiting", "waiting.csv")));
        Assert.Equal(2, Rows(await ExportAsync(0, "children", "children.csv")));
        Assert.Equal(2, Rows(await ExportAsync(0, "courselist", "courselist.csv")));
        foreach (var (list, rows) in new[] { ("placements", 8), ("waiting", 2), ("children", 2), ("courselist", 2) })
        {
            var bytes = File.ReadAllBytes(PathOf(list + ".csv"));
            Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), list);
            var lines = Encoding.UTF8.GetString(bytes).TrimEnd().Split("\r\n");
            Assert.Equal(rows + 1, lines.Length);
            Assert.True(lines[0].Split(';').Length >= 8, lines[0]);
            await ExportAsync(0, list, list + ".xlsx");
            Assert.Equal(rows + 1, RowsOfBook(list + ".xlsx"));
        }

        Assert.Equal(8, Rows(await ExportAsync(0, "registrations", "anmeldungen.xml")));
        var registrations = XDocument.Load(PathOf("anmeldungen.xml")).Root!;
        Assert.Equal("ANMELDUNGEN", registrations.Name.LocalName);
        Assert.Equal(8, registrations.Elements("ANMELDUNG").Count());
        Assert.Equal(2, registrations.Descendants("WEITERANM").Count(one => (string?)one.Element("TYP") == "K"));
        Assert.All(registrations.Descendants("STATUS"), status => Assert.Equal("A", status.Value));

        await ExportAsync(0, "offers", "offers.json");
        using (var offers = JsonDocument.Parse(File.ReadAllText(PathOf("offers.json"))))
        {
            Assert.Contains("https://schema.org", offers.RootElement.GetRawText(), StringComparison.Ordinal);
        }

        await ExportAsync(0, "problem", "problem.json");
        var problem = await File.ReadAllTextAsync(PathOf("problem.json"));
        Assert.DoesNotContain("Familie", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("AZ-", problem, StringComparison.Ordinal);
        (await county.Program.RunAsync("solve", "problem.json", "--out", "again.json", "--work", "10000", "--json"))
            .Ends(0);
        (await county.Program.RunAsync("check", "problem.json", "again.json", "--json")).Ends(0);
    }

    /// <summary>A calendar counts on: what changes gets a higher number, what falls away stays as cancelled.</summary>
    [Fact]
    public async Task A_calendar_of_a_course_keeps_what_falls_away()
    {
        const string Header = "Kursnummer;Titel;Niveau;Beginn;Ende;Unterrichtstage;UE;TN max;PLZ;Ort;Gebäude\r\n";
        const string Row = "C1;Integrationskurs A1.1;A1.1;11.01.2027;13.01.2027;{0};15;10;44787;Bochum;Haus\r\n";
        await CalendarAsync("11.01.2027 08:30-12:30, 12.01.2027 08:30-12:30, 13.01.2027 08:30-12:30");
        var first = Events("c1.ics");
        Assert.Equal([("20270111T083000", "0"), ("20270112T083000", "0"), ("20270113T083000", "0")], Starts(first));

        await CalendarAsync("11.01.2027 08:30-12:30, 12.01.2027 09:00-12:30");
        var second = Events("c1.ics");

        Assert.Equal([("20270111T083000", "0"), ("20270112T090000", "1"), ("20270113T083000", "1")], Starts(second));
        Assert.Equal("CANCELLED", second[2]["STATUS"]);
        Assert.Equal(first.Select(one => one["UID"]), second.Select(one => one["UID"]));
        Assert.Equal(["CM4064"], (await ExportAsync(2, "calendar", "x.ics", "--course", "nowhere")).Codes);

        async Task CalendarAsync(string days)
        {
            File.WriteAllText(
                PathOf("c1.csv"),
                Header + string.Format(System.Globalization.CultureInfo.InvariantCulture, Row, days),
                new UTF8Encoding(true));
            var run = await county.Program.RunAsync(
                "import", "courses", "c1.csv", "--provider", "Kalender", "--confirmed", "--json");
            Assert.True(run.Status <= 1, run.ToString());
            await ExportAsync(0, "calendar", "c1.ics", "--course", "C1");
        }
    }

    private static List<(string, string)> Starts(IReadOnlyList<Dictionary<string, string>> events) =>
        [.. events.Select(one => (one["DTSTART"], one["SEQUENCE"]))];

    private List<Dictionary<string, string>> Events(string file) =>
    [
        .. File.ReadAllText(PathOf(file)).Replace("\r\n ", "", StringComparison.Ordinal)
            .Split("BEGIN:VEVENT\r\n").Skip(1)
            .Select(text => text.Split("\r\n").Where(line => line.Contains(':', StringComparison.Ordinal))
                .Select(line => line.Split(':', 2))
                .GroupBy(parts => parts[0].Split(';')[0])
                .ToDictionary(group => group.Key, group => group.First()[1])),
    ];

    private int RowsOfBook(string file)
    {
        using var zip = ZipFile.OpenRead(PathOf(file));
        using var stream = zip.Entries.Single(entry => entry.FullName.Contains("/sheet", StringComparison.Ordinal)
            && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Open();
        var sheet = XDocument.Load(stream);
        Assert.Equal("frozen", (string?)sheet.Descendants(Sheet + "pane").Single().Attribute("state"));
        Assert.NotEmpty(sheet.Descendants(Sheet + "col"));
        Assert.Empty(sheet.Descendants(Sheet + "f"));
        return sheet.Descendants(Sheet + "row").Count();
    }

    private static int Rows(RunResult run) => run.Json.GetProperty("rows").GetInt32();

    private async Task<RunResult> ExportAsync(int status, params string[] more) =>
        (await county.Program.RunAsync(["export", .. more, "--json"])).Ends(status);

    private string PathOf(string file) => Path.Combine(county.Folder, file);
}
