using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>Newcomers, their rights and their families from a table.</summary>
public class CsvNewcomersTests
{
    [Theory]
    [InlineData("ja", "", EntitlementKind.Entitled, Issuer.ForeignersAuthority, "CM1411")]
    [InlineData("j", "Jobcenter", EntitlementKind.Obliged, Issuer.Jobcenter, null)]
    [InlineData("", "Jobcenter", EntitlementKind.Obliged, Issuer.Jobcenter, null)]
    [InlineData("Verpflichtung", "ABH", EntitlementKind.Obliged, Issuer.ForeignersAuthority, null)]
    [InlineData("Zulassung", "", EntitlementKind.Admitted, Issuer.FederalOffice, "CM1414")]
    [InlineData("Anspruch", "", EntitlementKind.Entitled, Issuer.ForeignersAuthority, "CM1414")]
    [InlineData("nein", "Sozialamt", EntitlementKind.Obliged, Issuer.SocialOffice, "CM1429")]
    [InlineData("Verpflichtung", "Landrat", EntitlementKind.Obliged, Issuer.ForeignersAuthority, "CM1413")]
    public void Entitlements_are_read_and_what_is_open_is_said(
        string right, string obligedBy, EntitlementKind kind, Issuer issuer, string? code)
    {
        var reading = One("Berechtigung;Verpflichtet durch", $"{right};{obligedBy}");

        var entitlement = Assert.Single(Only(reading).Newcomer.Entitlements);
        Assert.Equal((kind, issuer), (entitlement.Kind, entitlement.Issuer));
        Assert.Equal(code, Warnings(reading).FirstOrDefault());
    }

    [Theory]
    [InlineData("nein", null)]
    [InlineData("", null)]
    [InlineData("nein (beantragt)", "CM1412")]
    [InlineData("beantragt", "CM1412")]
    [InlineData("siehe Akte", "CM1428")]
    public void No_entitlement_is_none(string right, string? code)
    {
        var reading = One("Berechtigung", right);

        Assert.Empty(Only(reading).Newcomer.Entitlements);
        Assert.Equal(code, reading.Codes().FirstOrDefault(one => one is "CM1412" or "CM1428"));
    }

    [Fact]
    public void All_dates_and_units_of_several_entitlements_are_read()
    {
        var rights = Only(One(
            "Berechtigung;Ausgestellt von;Ausgestellt am;gültig bis;Aufenthaltstitel vom;beim Träger angemeldet am;"
            + "Unterbrochen seit;verbrauchte UE;Wiederholungs-UE bewilligt;Wiederholungs-UE verbraucht;"
            + "BSK Berechtigung;BSK Ausgestellt von;BSK Ausgestellt am;Berechtigung 2;Verpflichtet durch 2;Programm 2",
            "Anspruch;ABH;01.02.2026;01.02.2027;15.01.2026;03.03.2026;04.05.2026;300;200;100;"
            + "Anspruch;Agentur für Arbeit;01.11.2026;Verpflichtung;Jobcenter;Integrationskurs")).Newcomer.Entitlements;

        Assert.Equal(
            new Entitlement(
                Scheme.Integration, EntitlementKind.Entitled, Issuer.ForeignersAuthority, new(2026, 2, 1),
                new(2027, 2, 1), new(2026, 1, 15), new(2026, 3, 3), new(2026, 5, 4), 300, 200, 100),
            rights[0]);
        Assert.Equal((Scheme.Vocational, Issuer.EmploymentAgency), (rights[1].Scheme, rights[1].Issuer));
        Assert.Equal((Scheme.Integration, EntitlementKind.Obliged), (rights[2].Scheme, rights[2].Kind));
    }

    [Theory]
    [InlineData("Einstufung", "A2.1", "A2.1", ProofKind.PlacementTest)]
    [InlineData("Einstufung", "Modul 3", "A2.1", ProofKind.PlacementTest)]
    [InlineData("Deutschkenntnisse", "A2", "A2.1", ProofKind.SelfStated)]
    [InlineData("erreichtes Niveau", "A2", "B1.1", ProofKind.Certificate)]
    [InlineData("erreichtes Niveau", "A2.1", "A2.2", ProofKind.Certificate)]
    [InlineData("erreichtes Niveau", "B1", "B2.1", ProofKind.Certificate)]
    public void A_placement_is_the_level_to_enter_and_a_certificate_the_one_before(
        string column, string text, string entry, ProofKind kind)
    {
        var proof = Only(One(column, text)).Newcomer.Proof!;

        Assert.Equal((entry, kind), (proof.EntryLevel.ToString(), proof.Kind));
    }

    [Fact]
    public void Everything_a_list_can_say_of_a_person_is_read()
    {
        var person = Only(One(
            "Geschlecht;Muttersprache;weitere Sprachen;Schriften;Schreibkundigkeit;Schuljahre;Schulpflichtig;"
            + "Einstufung;Nachweis vom;Intensivkurs geeignet;Kursart empfohlen;Mobilität;max. Wegzeit;Verfügbarkeit;"
            + "Bedarf;Wunsch Frauenkurs;Wunsch Tageszeit;Wunsch Kursart;Wunsch Träger;Status",
            "d;Tigrinya;Arabisch, Englisch;äthiopisch, lateinisch;gering literalisiert;6;nein;A1.2;1.10.26;ja;Intensiv;"
            + "Rad;40 Min.;Mo-Fr 8-12 Uhr;Hörunterstützung;ja;vormittags;Ehrenamt;vhs;abgemeldet")).Newcomer;

        Assert.Equal(Gender.Diverse, person.Gender);
        Assert.Equal(["ti", "ar", "en"], person.Languages);
        Assert.Equal(["Ethi", "Latn"], person.Scripts);
        Assert.Equal((Literacy.LowLatin, 6, false), (person.Literacy, person.SchoolYears!.Value, person.AttendsSchool));
        Assert.Equal(new LevelProof(new Level(2), ProofKind.PlacementTest, new(2026, 10, 1), true), person.Proof);
        Assert.Equal(CourseKind.IntegrationIntensive, person.RecommendedKind);
        Assert.Equal(40, person.JourneyMinutesMax);
        Assert.Equal(new Wishes(true, DayPart.Morning, CourseKind.Volunteer, "vhs"), person.Wishes);
        Assert.False(person.IsActive);
    }

    [Theory]
    [InlineData(";Muster;Ada;1.5.92", "OHNE-AZ-", "CM1402")]
    [InlineData("PK-1;;;1.5.92", "PK-1", null)]
    public void A_person_is_known_by_reference_or_by_name_and_birth_date(string row, string key, string? code)
    {
        var reading = Read.Newcomers($"Aktenzeichen;Name;Vorname;Geburtsdatum;Anmeldedatum\n{row};1.10.26\n");

        Assert.StartsWith(key, Only(reading).Key, StringComparison.Ordinal);
        Assert.Equal(code, reading.Codes().FirstOrDefault(one => one == "CM1402"));
    }

    [Fact]
    public void The_key_without_reference_stays_the_same_in_a_list_sorted_anew()
    {
        const string head = "Name;Vorname;Geburtsdatum;Anmeldedatum\n";
        var one = Read.Newcomers(head + "Muster;Ada;1.5.92;1.10.26\nBeispiel;Bo;2.6.93;1.10.26\n");
        var other = Read.Newcomers(head + "Beispiel;Bo;02.06.1993;1.10.26\nMUSTER;Ada;01.05.1992;1.10.26\n");

        Assert.Equal(one.Records[0].Key, other.Records[1].Key);
        Assert.Equal(one.Records[1].Key, other.Records[0].Key);
    }

    [Theory]
    [InlineData(";;;1.5.92;1.10.26", "CM1401")]
    [InlineData("PK-1;;;;1.10.26", "CM1403")]
    [InlineData("PK-1;;;03.02.2031;1.10.26", "CM1404")]
    [InlineData("PK-1;;;1.5.92;", "CM1406")]
    [InlineData("PK-1;;;1.5.92;bald", "CM1201")]
    [InlineData("PK-1;;;31.02.1992;1.10.26", "CM1202")]
    public void A_row_that_lacks_what_everything_rests_on_is_refused(string row, string code)
    {
        var reading = Read.Newcomers($"Aktenzeichen;Name;Vorname;Geburtsdatum;Anmeldedatum\n{row}\n");

        Assert.Equal([code], reading.Errors().Select(error => error[..6]));
        Assert.Equal((0, 1), (reading.Records.Count, reading.Rejected));
    }

    [Fact]
    public void An_availability_that_is_not_understood_opens_no_course_until_it_is_settled()
    {
        var reading = One("Verfügbarkeit", "wenn die Schicht es zulässt");

        Assert.Equal(0, Only(reading).Newcomer.Availability.EvenWeeks.Count);
        Assert.Contains("CM1408", reading.Codes());
    }

    [Fact]
    public void A_bare_yes_to_literacy_is_read_as_Latin_and_said()
    {
        var reading = One("Schreibkundigkeit", "ja");

        Assert.Equal(Literacy.Latin, Only(reading).Newcomer.Literacy);
        Assert.Contains("CM1410", reading.Codes());
    }

    [Fact]
    public void A_remark_is_looked_through_for_needs_and_not_kept()
    {
        var reading = One("Bemerkung", "Rollstuhl wegen Sklerose");

        Assert.Contains("CM1422", reading.Codes());
        Assert.DoesNotContain("Sklerose", RecordJson.Write(Only(reading)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Sklerose", string.Join(' ', reading.Findings.Select(Read.Shown)), StringComparison.Ordinal);
    }

    [Fact]
    public void Partners_share_a_household_and_name_their_children_once()
    {
        var reading = Family("HH1;03.05.2022, 17.11.2024", "HH1;03.05.2022, 17.11.2024");

        Assert.Equal(["HH1", "HH1"], reading.Records.Select(record => record.HouseholdKey));
        Assert.Equal([2, 0], reading.Records.Select(record => record.Children.Count));
        Assert.Empty(Warnings(reading));
    }

    [Fact]
    public void Children_only_one_partner_names_are_added_and_said()
    {
        var reading = Family("HH1;03.05.2022", "HH1;03.05.2022, 17.11.2024");

        Assert.Equal([1, 1], reading.Records.Select(record => record.Children.Count));
        Assert.Equal(new DateOnly(2024, 11, 17), reading.Records[1].Children[0].BirthDate);
        Assert.Contains("CM1423", reading.Codes());
    }

    [Fact]
    public void Twins_are_two_children()
    {
        var reading = Family("HH1;03.05.2022, 03.05.2022", "HH1;03.05.2022");

        Assert.Equal([2, 0], reading.Records.Select(record => record.Children.Count));
    }

    [Fact]
    public void A_third_adult_of_a_household_stands_alone()
    {
        var reading = Family("HH1;", "HH1;", "HH1;");

        Assert.Equal(["HH1", "HH1", null], reading.Records.Select(record => record.HouseholdKey));
        Assert.Contains("CM1420", reading.Codes());
    }

    [Fact]
    public void Partners_may_name_each_other_by_reference()
    {
        var reading = Read.Newcomers(
            "Aktenzeichen;Geburtsdatum;Anmeldedatum;Partner\nP2;1.5.92;1.10.26;P1\nP1;1.5.91;1.10.26;\n"
            + "P3;1.5.90;1.10.26;P9\n");

        Assert.Equal(["P1", "P1", null], reading.Records.Select(record => record.HouseholdKey));
        Assert.Contains("CM1421", reading.Codes());
    }

    [Fact]
    public void The_same_name_and_birth_date_twice_may_be_one_person_registered_by_two_bodies()
    {
        var reading = Read.Newcomers(
            "Aktenzeichen;Name;Vorname;Geburtsdatum;Anmeldedatum\nP1;Muster;Ada;1.5.92;1.10.26\n"
            + "P2;MUSTER;Ada;01.05.1992;2.10.26\n");

        var finding = reading.Findings.Single(one => one.Code == "CM1426");
        Assert.Equal(("P2", "P1", "2"), (finding.Place!.Record, finding.Values[0].Value, finding.Values[1].Value));
        Assert.Equal(2, reading.Records.Count);
    }

    /// <summary>School begins on 1 August after the sixth birthday (30 June), so a need without dates ends before
    /// it.</summary>
    [Theory]
    [InlineData("30.06.2023", "2029-07-31")]
    [InlineData("01.07.2023", "2030-07-31")]
    public void A_need_without_dates_runs_from_registration_to_school(string born, string last)
    {
        var child = Only(One("Geburtsdaten der Kinder", born)).Children[0];

        Assert.Equal(new DaySpan(new(2026, 10, 1), DateOnly.Parse(last, null)), child.CareNeed);
    }

    [Fact]
    public void Of_more_children_than_need_care_the_youngest_do()
    {
        var reading = One(
            "Kinder mit Betreuungsbedarf;Geburtsdaten der Kinder", "1;17.11.2024, 03.05.2022, 01.01.2023");

        Assert.Equal([false, false, true], Only(reading).Children.Select(child => child.CareNeed is not null));
        Assert.Contains("CM1418", reading.Codes());
    }

    [Fact]
    public void A_child_of_school_age_counted_as_in_need_is_said()
    {
        var reading = One("Kinder mit Betreuungsbedarf;Geburtsdaten der Kinder", "1;03.05.2017");

        Assert.Null(Only(reading).Children[0].CareNeed);
        Assert.Contains("CM1425", reading.Codes());
    }

    [Fact]
    public void Needs_and_Kita_places_belong_to_the_children_in_the_order_in_which_they_are_written()
    {
        var children = Only(One(
            "Geburtsdaten der Kinder;Betreuungsbedarf der Kinder;Kita-Plätze der Kinder",
            "17.11.2024 / 03.05.2022;01.12.2026-31.07.2028 / nein;nein / 01.08.2026 07:30-16:00")).Children;

        Assert.Equal(new DateOnly(2022, 5, 3), children[0].BirthDate);
        Assert.Null(children[0].CareNeed);
        Assert.Equal(new TimeOnly(16, 0), children[0].Kita!.Closes);
        Assert.Equal(new DaySpan(new(2026, 12, 1), new(2028, 7, 31)), children[1].CareNeed);
        Assert.Null(children[1].Kita);
    }

    [Theory]
    [InlineData("Kinder", "2", "CM1417")]
    [InlineData("Kinder", "ja", "CM1417")]
    [InlineData("Kinder;Alter der Kinder", "3;1,5 / 4", "CM1416")]
    [InlineData("Geburtsdaten der Kinder;Betreuungsbedarf der Kinder", "03.05.2022;ja / ja", "CM1431")]
    [InlineData("Geburtsdaten der Kinder", "03.05.2031", "CM1424")]
    [InlineData("Alter der Kinder", "klein", "CM1430")]
    public void Children_that_do_not_add_up_are_said(string columns, string values, string code) =>
        Assert.Contains(code, One(columns, values).Codes());

    [Fact]
    public void An_age_is_that_of_the_day_of_registration_so_that_children_grow_older()
    {
        const string list = "Aktenzeichen;Geburtsdatum;Anmeldedatum;Alter der Kinder\nP1;1.5.92;1.10.26;2,5\n";
        var now = Only(Read.Newcomers(list)).Children[0].BirthDate;
        var later = NewcomerFiles.Read(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(list)), Read.Day.AddYears(1), ReadingOptions.Default);

        Assert.Equal(new DateOnly(2024, 4, 1), now);
        Assert.Equal(now, later.Records[0].Children[0].BirthDate);
    }

    [Fact]
    public void A_course_file_given_as_newcomers_is_told_apart()
    {
        foreach (var name in new[] { "kurse-de-cp1252.csv", "kufer-kurse.xml", "openvhs-1.2-integrationskurs.xml" })
        {
            var errors = Read.Newcomers(Read.Example(name)).Findings
                .Where(finding => finding.Severity == Severity.Error);
            Assert.Equal("CM1014", Assert.Single(errors).Code);
        }
    }

    private static FileReading<NewcomerRecord> One(string columns, string values) => Read.Newcomers(
        $"Aktenzeichen;Geburtsdatum;Anmeldedatum;{columns}\nP1;1.5.92;1.10.26;{values}\n");

    private static FileReading<NewcomerRecord> Family(params string[] rows) => Read.Newcomers(
        "Aktenzeichen;Geburtsdatum;Anmeldedatum;Haushalt;Geburtsdaten der Kinder\n"
        + string.Concat(rows.Select((row, index) => $"P{index};1.5.9{index};1.10.26;{row}\n")));

    private static NewcomerRecord Only(FileReading<NewcomerRecord> reading)
    {
        Assert.Empty(reading.Errors());
        return Assert.Single(reading.Records);
    }

    private static string[] Warnings(FileReading<NewcomerRecord> reading) =>
    [
        .. reading.Findings.Where(finding => finding.Severity == Severity.Warning).Select(finding => finding.Code),
    ];
}
