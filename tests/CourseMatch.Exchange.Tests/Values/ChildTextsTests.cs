using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class ChildTextsTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>Whole years are half a year past on average; halves and months stand as they are.</summary>
    [Theory]
    [InlineData("1,5 / 4", "2025-05-23 2022-05-23")]
    [InlineData("4", "2022-05-23")]
    [InlineData("2 und 5 Jahre", "2024-05-23 2021-05-23")]
    [InlineData("8 Monate, 3 Jahre", "2026-03-23 2023-05-23")]
    [InlineData("3 J.; 18 Mon.", "2023-05-23 2025-05-23")]
    [InlineData("2 1/2", "2024-05-23")]
    [InlineData("2½", "2024-05-23")]
    [InlineData("0", "2026-05-23")]
    [InlineData("4/2", "2022-05-23 2024-05-23")]
    public void Ages_become_estimated_birth_dates(string text, string days)
    {
        var children = ChildTexts.Ages(Day)(text).Value;
        Assert.Equal(days, string.Join(' ', children.Select(child => $"{child.Day:yyyy-MM-dd}")));
        Assert.All(children, child => Assert.True(child.IsEstimated));
    }

    [Theory]
    [InlineData("klein")]
    [InlineData("1,5 / klein")]
    [InlineData("40")]
    [InlineData("2-4")]
    public void Ages_that_are_not_understood_are_refused(string text) =>
        Assert.Equal("CM1430", ChildTexts.Ages(Day)(text).Remark!.Code);

    [Theory]
    [InlineData("03.05.2022, 17.11.2024", "2022-05-03 2024-11-17")]
    [InlineData("03.05.2022 / 17.11.2024", "2022-05-03 2024-11-17")]
    [InlineData("3.5.22 und 17.11.24", "2022-05-03 2024-11-17")]
    [InlineData("03.05.2022 / ca. 17.11.2024", "2022-05-03 ~2024-11-17")]
    [InlineData("2021", "~2021-01-01")]
    public void Birth_dates_are_read_as_a_list_and_estimated_ones_marked(string text, string days) =>
        Assert.Equal(days, string.Join(' ', ChildTexts.BirthDates(Day)(text).Value.Select(
            child => $"{(child.IsEstimated ? "~" : "")}{child.Day:yyyy-MM-dd}")));

    [Fact]
    public void A_birth_date_that_does_not_exist_refuses_the_list() =>
        Assert.Equal("CM1202", ChildTexts.BirthDates(Day)("03.05.2022, 31.02.2024").Remark!.Code);

    [Fact]
    public void Kita_places_are_read_child_by_child()
    {
        var places = ChildTexts.Kita(Day)("ab 01.08.2027 07:30-16:00 / - / 1.9.26 8-12 Uhr").Value;
        Assert.Equal((new DateOnly(2027, 8, 1), new TimeOnly(7, 30), new TimeOnly(16, 0)),
            (places[0]!.From, places[0]!.Opens, places[0]!.Closes));
        Assert.Null(places[1]);
        Assert.Equal(new DateOnly(2026, 9, 1), places[2]!.From);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("ab August")]
    [InlineData("01.08.2027")]
    public void A_Kita_place_without_day_or_hours_is_not_guessed(string text) =>
        Assert.Equal("CM1419", ChildTexts.Kita(Day)(text).Remark!.Code);

    [Fact]
    public void Needs_are_read_child_by_child()
    {
        var needs = ChildTexts.Needs(Day)("01.03.2027-31.07.2028 / nein / ja").Value;
        Assert.Equal(new DateOnly(2028, 7, 31), needs[0].Days!.Value.Last);
        Assert.Equal((false, true), (needs[1].IsNeeded, needs[2].IsNeeded));
        Assert.Null(needs[2].Days);
    }
}
