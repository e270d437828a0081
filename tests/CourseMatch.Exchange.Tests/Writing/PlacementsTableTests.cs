using System.Text;
using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.Exchange.Tests.Writing;

/// <summary>The list an office works with: who gets which seat.</summary>
public class PlacementsTableTests
{
    private static readonly DateOnly Monday = new(2027, 1, 11);

    [Fact]
    public void Each_placement_is_one_row_with_everything_a_letter_needs()
    {
        var rows = Written(Placement(2, 1, true), Placement(1, 1, false));

        Assert.Equal(3, rows.Length);
        Assert.Equal(
            "Aktenzeichen;Name;Vorname;Kursnummer;Titel;Kursart;Träger;Abschnitt;Niveau;Erster Tag;Letzter Tag;"
            + "Unterricht;Gebäude;Straße;PLZ;Ort;Weg (Minuten);Kinderbetreuung;Stand",
            rows[0]);
        Assert.Equal(
            "AZ-1;Beispiel;Ada;K1;Deutsch;allgemeiner Integrationskurs;vhs;1;A2.1;11.01.2027;12.01.2027;"
            + "Mo, Di 09:00-12:15;Haus;Weg 1;00101;Musterstadt;25;;vorgeschlagen",
            rows[2]);
        Assert.EndsWith(
            ";25;Zwerge: Kind, geb. 03.05.2022, 11.01.2027-12.01.2027;zugesagt", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_opens_in_a_spreadsheet_with_its_umlauts()
    {
        using var stream = new MemoryStream();
        PlacementsTable.Write(stream, County(), Plan());

        Assert.Equal(Encoding.UTF8.GetPreamble(), stream.ToArray()[..3]);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_written_as_text() =>
        Assert.Contains(";\"'=cmd|' /C calc'!A0\";", Written(Placement(2, 1, false))[1], StringComparison.Ordinal);

    [Fact]
    public void Whoever_left_the_list_meanwhile_is_left_out() => Assert.Single(Written(Placement(99, 1, false)));

    private static string[] Written(params Placement[] placements)
    {
        using var stream = new MemoryStream();
        PlacementsTable.Write(stream, County(), Plan(placements));
        return Encoding.UTF8.GetString(stream.ToArray()[3..])
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    internal static Placement Placement(int newcomer, int course, bool hasCare) => new(
        new NewcomerId(newcomer), new CourseId(course), 1, Monday, 100, 25,
        hasCare
            ?
            [
                new CarePlacement(
                    new ChildId(1), new CareGroupId(1), new DaySpan(Monday, Monday.AddDays(1)), [new CareSessionId(1)]),
            ]
            : [],
        hasCare);

    internal static Plan Plan(params Placement[] placements) => new(
        new PlanSummary(
            new PlanId(1), Monday, PlanState.Draft, DateTimeOffset.UnixEpoch, null, "", "", 2, placements.Length, 0,
            0, 0, "prices", 1, 0),
        placements, [], []);

    internal static County County()
    {
        var site = new Site(
            new SiteId(1), "Haus", new Address("Weg 1", "00101", "Musterstadt"), FunctionalNeeds.None);
        var course = new Course(
            new CourseId(1), new ProviderId(1), "K1", "K1", "Deutsch", CourseKind.IntegrationGeneral, site.Id,
            [new CourseModule(1, new Level(3), new DaySpan(Monday, Monday.AddDays(1)), 8)],
            [
                new Lesson(Monday, new(9, 0), new(12, 15)),
                new Lesson(Monday.AddDays(1), new(9, 0), new(12, 15)),
            ],
            20, 0, 0, 0, 0, false, false, CourseMode.OnSite, Funding.Federal, CourseState.Planned);
        var group = new CareGroup(
            new CareGroupId(1), new ProviderId(1), "G1", "Zwerge", site.Id, 12, 72, new DaySpan(Monday, Monday),
            [new CareSession(new CareSessionId(1), DayOfWeek.Monday, new(8, 0), new(13, 0), 5)], null, true);
        var household = new Household(
            new HouseholdId(1), [new NewcomerId(2)], [new Child(new ChildId(1), new(2022, 5, 3), false, null, null)]);
        return new County(
            new MunicipalityId(1), "Musterkreis", [new Provider(new ProviderId(1), "vhs", false)], [site], [course],
            [group], [Person(1, "Beispiel"), Person(2, "=cmd|' /C calc'!A0")], [household], []);
    }

    private static Newcomer Person(int id, string name) => new(
        new NewcomerId(id), $"AZ-{id}", name, "Ada", new(1990, 1, 1), Gender.Female, [], [], Literacy.Latin, null,
        false, null, null, Address.Unknown, Mobility.Car, null, Availability.Always, FunctionalNeeds.None, Wishes.None,
        Monday, id == 2 ? new HouseholdId(1) : null, [], true);
}
