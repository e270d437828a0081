using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>Care groups from a table.</summary>
public class CsvCareTests
{
    [Fact]
    public void Everything_a_list_can_say_of_a_group_is_read()
    {
        var group = Assert.Single(Read.Care(
            "Gruppennummer;Gruppe;Gebäude;Straße;PLZ;Ort;lat;lon;barrierefrei;Alter von;Alter bis;gültig ab;gültig bis;"
            + "Betreuungszeiten;Kurse;nachrangig\n"
            + "G1;Zwerge;Haus;Weg 1;44787;Bochum;51,48;7,21;ja;1;3;1.12.26;31.7.27;"
            + "\"Mo-Mi 8:15-12:45 (8); Do 8:15-11:00 (5)\";\"K1, K2\";nein\n").Records);

        Assert.Equal(("G1", "Zwerge"), (group.Key, group.Name));
        Assert.Equal(FunctionalNeeds.StepFree, group.Site!.Offers);
        Assert.Equal((12, 48), (group.AgeMonthsFrom, group.AgeMonthsBelow));
        Assert.Equal(new DateOnly(2027, 7, 31), group.Days.Last);
        Assert.Equal(4, group.Sessions.Count);
        Assert.Equal(
            new CareSessionRecord(DayOfWeek.Thursday, new TimeOnly(8, 15), new TimeOnly(11, 0), 5), group.Sessions[3]);
        Assert.Equal(["K1", "K2"], group.CourseNumbers);
        Assert.False(group.IsSubsidiary);
    }

    [Fact]
    public void Plain_columns_for_days_hours_and_places_do_too_and_care_comes_after_Kita_by_law()
    {
        var group = Assert.Single(Read.Care(
            "Gruppe;Tage;von;bis;Plätze;Alter ab;Alter unter;Ort\n"
            + "Zwerge;Mo-Fr;8 Uhr;12.30 Uhr;6;6 Monate;3 Jahre;Bochum\n")
            .Records);

        Assert.Equal(5, group.Sessions.Count);
        Assert.All(group.Sessions, session => Assert.Equal(6, session.Places));
        Assert.Equal((6, 36), (group.AgeMonthsFrom, group.AgeMonthsBelow));
        Assert.Equal("Bochum", group.Site!.Name);
        Assert.True(group.IsSubsidiary);
    }

    [Theory]
    [InlineData(";;Mo-Fr 8-12 (5);1;3", "CM1501", Severity.Error)]
    [InlineData("G1;A;;1;3", "CM1502", Severity.Warning)]
    [InlineData("G1;A;Mo-Fr 8-12 (5);1;", "CM1503", Severity.Warning)]
    [InlineData("G1;A;Mo-Fr 8-12 (5);3;1", "CM1504", Severity.Error)]
    [InlineData("G1;A;vormittags;1;3", "CM1508", Severity.Error)]
    [InlineData("G1;A;Mo-Fr 8-12;1;3", "CM1508", Severity.Error)]
    [InlineData("G1;A;Mo-Fr 8-12 (5);Krippe;3", "CM1510", Severity.Error)]
    [InlineData("G1;A;Mo-Fr 8-12 (5);1;3", "CM1506", Severity.Warning)]
    [InlineData("G1;A;Mo-Fr 8-12 (5);1;3", "CM1511", Severity.Warning)]
    public void What_is_missing_or_wrong_is_said(string row, string code, Severity severity)
    {
        var reading = Read.Care($"Gruppennummer;Gruppe;Betreuungszeiten;Alter von;Alter bis\n{row}\n");

        Assert.Contains(reading.Findings, finding => finding.Code == code && finding.Severity == severity);
        Assert.Equal(severity == Severity.Error || code == "CM1502" ? 0 : 1, reading.Records.Count);
    }

    [Theory]
    [InlineData("Mo-Fr;12;8;5", "CM1214")]
    [InlineData("Mo-Fr;8;12;", "CM1505")]
    [InlineData("Xy;8;12;5", "CM1209")]
    public void Plain_columns_that_make_no_session_are_refused(string row, string code) =>
        Assert.Contains(
            code, Read.Care($"Gruppe;Tage;von;bis;Plätze\nZwerge;{row}\n").Errors().Select(one => one[..6]));

    [Fact]
    public void A_span_that_ends_before_it_begins_is_refused() =>
        Assert.Contains(
            "CM1213",
            Read.Care("Gruppe;Betreuungszeiten;gültig ab;gültig bis\nZwerge;Mo 8-12 (5);1.2.27;1.1.27\n").Codes());

    [Fact]
    public void A_span_left_open_is_the_same_tomorrow()
    {
        const string list = "Gruppe;Betreuungszeiten\nZwerge;Mo 8-12 (5)\n";
        var tomorrow = CareFiles.Read(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(list)), Read.Day.AddDays(1), ReadingOptions.Default);

        Assert.Equal(Read.Care(list).Records[0].Days, tomorrow.Records[0].Days);
    }

    [Fact]
    public void A_list_of_courses_with_places_for_children_gives_one_group_per_such_course()
    {
        var reading = Read.Care(Read.Example("kurse-de-cp1252.csv"));

        Assert.Empty(reading.Errors());
        Assert.Equal(["27F-404-1101/Kinder", "27F-404-1103/Kinder"], reading.Records.Select(group => group.Key));
        var group = reading.Records[0];
        Assert.Equal((12, 72), (group.AgeMonthsFrom, group.AgeMonthsBelow));
        Assert.Equal(new DaySpan(new(2027, 1, 11), new(2027, 3, 19)), group.Days);
        Assert.Equal(5, group.Sessions.Count);
        Assert.All(group.Sessions, session => Assert.Equal((10, new TimeOnly(8, 45)), (session.Places, session.From)));
        Assert.Equal(["27F-404-1101"], group.CourseNumbers);
        Assert.Equal("vhs-Haus", group.Site!.Name);
    }

    [Fact]
    public void A_mere_yes_to_childcare_makes_no_group() =>
        Assert.Empty(Read.Care(
            "Kursnummer;Titel;Beginn;Tage;Uhrzeit;UE;Kinderbetreuung;Plätze Kinder\n"
            + "K1;Integrationskurs A1;11.01.2027;Mo-Fr;8-12;100;ja;\n").Records);

    [Fact]
    public void A_course_without_hours_gives_no_group_and_a_warning()
    {
        var reading = Read.Care(
            "Kursnummer;Titel;Beginn;Plätze Kinder\nK1;Integrationskurs A1;11.01.2027;5\n");

        Assert.Empty(reading.Records);
        Assert.Equal(["CM1502"], reading.Codes());
    }
}
