using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>Lessons and care until midnight, however a list writes it, and hours that are none: a whole day, as
/// programs write it that know no hours. Taken for hours, it would fit everybody or nobody.</summary>
public class HoursUntilMidnightTests
{
    private const string Head = "Kursnummer;Titel;Niveau;Beginn;Ende;Wochentage;UE;TN max;Gebäude;";
    private const string Row = "K1;Integrationskurs;A1.1;11.01.2027;05.02.2027;Mo-Fr;100;20;Haus;";

    [Theory]
    [InlineData("Uhrzeit", "20:15-24:00")]
    [InlineData("Uhrzeit", "20.15 bis 0 Uhr")]
    [InlineData("Uhrzeit von;Uhrzeit bis", "20:15;24:00")]
    [InlineData("Uhrzeit von;Uhrzeit bis", "20:15;00:00")]
    public void A_lesson_may_end_at_midnight(string columns, string hours)
    {
        var reading = Read.Courses($"{Head}{columns}\n{Row}{hours}\n");

        Assert.Empty(reading.Findings);
        var course = Assert.Single(reading.Records);
        Assert.Equal(20, course.Lessons.Count);
        Assert.All(course.Lessons, lesson =>
            Assert.Equal((new TimeOnly(20, 15), TimeOnly.MinValue), (lesson.From!.Value, lesson.To!.Value)));
    }

    [Theory]
    [InlineData("Uhrzeit", "00:00-00:00", "CM1307")]
    [InlineData("Uhrzeit", "0-24 Uhr", "CM1307")]
    [InlineData("Uhrzeit von;Uhrzeit bis", "00:00;00:00", "CM1214 CM1307")]
    [InlineData("Uhrzeit von;Uhrzeit bis", "00:00;24:00", "CM1214 CM1307")]
    [InlineData("Uhrzeit von;Uhrzeit bis", "22:00;00:30", "CM1214 CM1307")]
    public void Hours_of_a_whole_day_are_unknown_hours(string columns, string hours, string codes)
    {
        var reading = Read.Courses($"{Head}{columns}\n{Row}{hours}\n");

        Assert.Equal(codes, string.Join(' ', reading.Codes()));
        Assert.All(Assert.Single(reading.Records).Lessons, lesson => Assert.False(lesson.HasHours));
    }

    [Fact]
    public void Listed_days_say_it_in_the_same_way()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Niveau;UE;TN max;Unterrichtstage\n"
            + "K1;Integrationskurs;A1.1;100;20;\"11.01.2027 20:00-24:00, 12.01.2027 00:00-00:00\"\n");

        Assert.Equal(Late, Assert.Single(reading.Records).Lessons);
        Assert.Contains("CM1307", reading.Codes());
    }

    [Theory]
    [InlineData("00:00", "00:00")]
    [InlineData("00:00", "24:00")]
    [InlineData("0:00", "00:00")]
    public void Sessions_of_Kufer_say_it_in_the_same_way(string from, string to)
    {
        var reading = Read.Courses(
            $"""
            <kurse><kurs><knr>K1</knr><haupttitel>Integrationskurs A1.1</haupttitel><tnmax>20</tnmax><termine>
            <termin><tag>11.01.2027</tag><zeitvon>20:00</zeitvon><zeitbis>24:00</zeitbis></termin>
            <termin><tag>12.01.2027</tag><zeitvon>{from}</zeitvon><zeitbis>{to}</zeitbis></termin>
            </termine></kurs></kurse>
            """);

        Assert.Equal(Late, Assert.Single(reading.Records).Lessons);
        Assert.Contains("CM1307", reading.Codes());
    }

    // A group that is open day and night exists, so here a whole day is what it says.
    [Fact]
    public void Care_may_stay_until_midnight_or_all_day()
    {
        var reading = Read.Care(
            "Gruppennummer;Gruppe;PLZ;Ort;Alter von;Alter bis;gültig ab;gültig bis;Betreuungszeiten\n"
            + "G1;Nachtkinder;44787;Bochum;1;5;01.01.2027;31.12.2027;\"Mo 18:00-24:00 (4); Di 0-24 Uhr (3)\"\n");

        Assert.Empty(reading.Errors());
        Assert.Equal(
            [
                new CareSessionRecord(DayOfWeek.Monday, new TimeOnly(18, 0), TimeOnly.MinValue, 4),
                new CareSessionRecord(DayOfWeek.Tuesday, TimeOnly.MinValue, TimeOnly.MinValue, 3),
            ],
            Assert.Single(reading.Records).Sessions);
    }

    // No child may rely on hours nobody knows.
    [Theory]
    [InlineData("Betreuungszeiten", "\"Mo 00:00-00:00 (4)\"", "CM1508")]
    [InlineData("Wochentage;von;bis;Plätze", "Mo;00:00;00:00;4", "CM1214")]
    [InlineData("Wochentage;von;bis;Plätze", "Mo;00:00;24:00;4", null)]
    [InlineData("Wochentage;von;bis;Plätze", "Mo;18:00;00:00;4", null)]
    public void Care_from_midnight_to_midnight_is_none(string columns, string hours, string? code)
    {
        var reading = Read.Care(
            $"Gruppennummer;Gruppe;PLZ;Ort;Alter von;Alter bis;gültig ab;gültig bis;{columns}\n"
            + $"G1;Nachtkinder;44787;Bochum;1;5;01.01.2027;31.12.2027;{hours}\n");

        Assert.Equal(code is not null, reading.Findings.Any(finding => finding.Severity == Severity.Error));
        Assert.True(code is null || reading.Codes().Contains(code), string.Join(' ', reading.Codes()));
        Assert.Equal(code is null ? 1 : 0, reading.Records.Count);
    }

    [Theory]
    [InlineData("ab 01.08.2027 00:00-00:00", false)]
    [InlineData("ab 01.08.2027 00:00-24:00", true)]
    [InlineData("ab 01.08.2027 18:00-00:00", true)]
    public void A_Kita_without_known_hours_is_no_Kita(string text, bool isUnderstood) =>
        Assert.Equal(isUnderstood, ChildTexts.Kita(Read.Day)(text).IsUnderstood);

    private static readonly Lesson[] Late =
    [
        new(new DateOnly(2027, 1, 11), new TimeOnly(20, 0), TimeOnly.MinValue),
        new(new DateOnly(2027, 1, 12), null, null),
    ];
}
