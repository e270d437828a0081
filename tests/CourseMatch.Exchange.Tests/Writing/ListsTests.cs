using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Writing;
using CourseMatch.Exchange.Writing.SchemaOrg;
using CourseMatch.Exchange.Writing.Tables;
using static CourseMatch.Exchange.Tests.Writing.PlacementsTableTests;

namespace CourseMatch.Exchange.Tests.Writing;

/// <summary>What an office sends on: lists, registrations, open courses.</summary>
public class ListsTests
{
    private static readonly Plan WithCare = Plan(Placement(2, 1, true));

    [Fact]
    public void The_waiting_list_says_who_waits_since_when_and_why()
    {
        var plan = Plan() with
        {
            Unplaced =
            [
                new Unplaced(new NewcomerId(1), [Finding.Of("CM1012", Severity.Warning), Finding.Of("CM1001", 0)]),
                new Unplaced(new NewcomerId(99), [Finding.Of("CM1012", Severity.Warning)]),
            ],
        };
        var rows = Rows(WaitingTable.Sheet(County(), plan));

        Assert.Equal(2, rows.Length);
        Assert.StartsWith("AZ-1;Beispiel;Ada;11.01.2027;0;", rows[1], StringComparison.Ordinal);
        Assert.Contains(";CM1012;Die Datei enthält keine einzige Zeile mit Daten.;", rows[1], StringComparison.Ordinal);
        Assert.EndsWith(";CM1001", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_a_care_group_says_which_child_comes_when()
    {
        var rows = Rows(CareChildrenTable.Sheet(County(), WithCare));

        Assert.Equal(2, rows.Length);
        Assert.StartsWith(
            "Zwerge;vhs;Haus;03.05.2022;nein;56;11.01.2027;12.01.2027;Mo 08:00-13:00;AZ-2;", rows[1],
            StringComparison.Ordinal);
        Assert.EndsWith(";K1;zugesagt", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_courses_counts_what_a_plan_puts_into_them()
    {
        var rows = Rows(CourseListTable.Sheet(County(), Plan(Placement(2, 1, true), Placement(1, 1, false))));

        Assert.EndsWith(";20;0;0;1;1;18;1", rows[1], StringComparison.Ordinal);
        Assert.EndsWith(";20;0;0;0;0;20;0", Rows(CourseListTable.Sheet(County(), null))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_spreadsheet_has_real_days_a_frozen_header_widths_and_no_formula()
    {
        using var stream = new MemoryStream();
        PlacementsTable.Sheet(County(), WithCare).Write(stream, SheetFormat.Xlsx);
        using var zip = new ZipArchive(stream);
        var part = zip.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal));
        using var reader = new StreamReader(part.Open());
        var sheet = XDocument.Parse(reader.ReadToEnd());
        var cells = sheet.Descendants().Where(element => element.Name.LocalName == "c").ToArray();

        var pane = sheet.Descendants().Single(one => one.Name.LocalName == "pane");
        Assert.Equal("frozen", pane.Attribute("state")!.Value);
        Assert.Equal(19, sheet.Descendants().Count(one => one.Name.LocalName == "col"));
        Assert.DoesNotContain(sheet.Descendants(), one => one.Name.LocalName == "f");
        // The first day attended, 11 January 2027, is the number of a day with a format of days.
        var day = cells[19 + 9];
        Assert.Equal(("46398", "1"), (day.Value, day.Attribute("s")!.Value));
        var name = cells[19 + 1];
        Assert.Equal(("=cmd|' /C calc'!A0", "5", "inlineStr"),
            (name.Value, name.Attribute("s")!.Value, name.Attribute("t")!.Value));
    }

    [Fact]
    public void Promised_places_become_registrations_with_their_children()
    {
        using var stream = new MemoryStream();
        var plan = Plan(Placement(2, 1, true), Placement(1, 1, false));
        var count = KuferRegistrations.Write(
            stream, County(), plan, null, DateTimeOffset.FromUnixTimeSeconds(1_795_230_000));
        var xml = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));

        // The other place is only proposed.
        Assert.Equal(1, count);
        var registration = Assert.Single(xml.Root!.Elements("ANMELDUNG"));
        Assert.Equal("1795230000", registration.Element("STAMMDATEN")!.Element("SESSIONTIME")!.Value);
        Assert.Equal("01.01.1990", registration.Element("STAMMDATEN")!.Element("GEBDATUM")!.Value);
        var course = registration.Element("KURSE")!.Element("KURS")!;
        Assert.Equal(("K1", "A"), (course.Element("KURSNUMMER")!.Value, course.Element("STATUS")!.Value));
        var child = course.Element("WEITEREANM")!.Element("WEITERANM")!;
        Assert.Equal("K", child.Element("TYP")!.Value);
        Assert.Equal("03.05.2022", child.Element("WEITERSTAMM")!.Element("GEBDATUM")!.Value);
    }

    [Theory]
    [InlineData("0234 000000", "a@post.example", "T;Telefon;0234 000000|E;eMail;a@post.example")]
    [InlineData("0234 000000", null, "T;Telefon;0234 000000")]
    [InlineData(null, "a@post.example", "E;eMail;a@post.example")]
    [InlineData(null, null, null)]
    public void A_registration_says_how_the_person_is_reached(string? phone, string? email, string? entries)
    {
        var county = County();
        using var stream = new MemoryStream();
        KuferRegistrations.Write(
            stream,
            county with
            {
                Newcomers =
                    [.. county.Newcomers.Select(one => one with { Contact = new Contact(email, phone, "uk") })],
            },
            WithCare,
            null,
            DateTimeOffset.UnixEpoch);
        var person = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!.Element("ANMELDUNG")!
            .Element("STAMMDATEN")!;

        Assert.Equal(entries, person.Element("KOMMUNIKATION") is { } list
            ? string.Join('|', list.Elements("KOMMUNIKATIONSEINTRAG")
                .Select(entry => string.Join(';', entry.Elements().Select(part => part.Value))))
            : null);
        Assert.Equal(
            entries is null ? [] : ["KOMMART", "KOMMBEZ", "KOMMWERT"],
            person.Descendants("KOMMUNIKATIONSEINTRAG").Take(1).Elements().Select(part => part.Name.LocalName));
    }

    [Fact]
    public void Registrations_go_to_one_provider_when_one_is_named()
    {
        var at = DateTimeOffset.UnixEpoch;

        Assert.Equal(1, KuferRegistrations.Write(new MemoryStream(), County(), WithCare, "vhs", at));
        Assert.Equal(0, KuferRegistrations.Write(new MemoryStream(), County(), WithCare, "Caritas", at));
    }

    [Fact]
    public void Open_courses_are_linked_data_with_free_seats()
    {
        using var stream = new MemoryStream();
        var county = County();
        Assert.Equal(1, OpenCourses.Write(stream, county, new DateOnly(2027, 1, 1)));
        using var json = JsonDocument.Parse(stream.ToArray());
        var course = json.RootElement.GetProperty("@graph")[0];
        var instance = course.GetProperty("hasCourseInstance")[0];

        Assert.Equal("https://schema.org", json.RootElement.GetProperty("@context").GetString());
        Assert.Equal("Course", course.GetProperty("@type").GetString());
        Assert.Equal("K1", course.GetProperty("courseCode").GetString());
        Assert.Equal(20, instance.GetProperty("remainingAttendeeCapacity").GetInt32());
        Assert.Equal("2027-01-11", instance.GetProperty("startDate").GetString());
        Assert.Equal(2, instance.GetProperty("courseSchedule").GetArrayLength());
        Assert.DoesNotContain("Beispiel", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, OpenCourses.Write(new MemoryStream(), county, new DateOnly(2028, 1, 1)));
    }

    private static string[] Rows(Sheet sheet)
    {
        using var stream = new MemoryStream();
        sheet.Write(stream, SheetFormat.Csv);
        return Encoding.UTF8.GetString(stream.ToArray()[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
