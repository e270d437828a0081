using CourseMatch.Exchange.Tables;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

/// <summary>Whole lists in one cell, and cells a spreadsheet would run.</summary>
public class CellTextTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void Modules_are_read_with_level_days_and_units()
    {
        var modules = ModulesText.Near(Day)(
            "1. A1.1 11.01.2027-05.02.2027 100 UE | A1.2: 8.2.27 bis 5.3.27 "
            + "| Alpha 08.03.2027-02.04.2027, 80 UE").Value;
        Assert.Equal(["A1.1", "A1.2", "Alpha"], modules.Select(module => module.Level.ToString()));
        Assert.Equal([100, 100, 80], modules.Select(module => module.Units));
        Assert.Equal([1, 2, 3], modules.Select(module => module.Number));
        Assert.Equal(new DateOnly(2027, 3, 5), modules[1].Days.Last);
    }

    [Theory]
    [InlineData("A1.1", "CM1323")]
    [InlineData("Grundstufe 11.01.2027-05.02.2027", "CM1323")]
    [InlineData("A1.1 31.02.2027-05.03.2027", "CM1202")]
    [InlineData("A1.1 11.01.2027-05.02.2027 | A1.2 01.02.2027-01.03.2027", "CM1324")]
    public void Modules_that_are_not_understood_or_overlap_are_refused(string text, string code) =>
        Assert.Equal(code, ModulesText.Near(Day)(text).Remark!.Code);

    [Theory]
    [InlineData("Mo-Fr 08:15-13:15 (8); Di 17:00-21:00 (5)", "Mo-Fr 08:15-13:15 (8); Di 17:00-21:00 (5)")]
    [InlineData("Di, Do 9-12 Uhr: 6 Kinder", "Di, Do 09:00-12:00 (6)")]
    [InlineData("Mo-Fr 8-13 Uhr", "Mo-Fr 08:00-13:00 (7)")]
    public void Care_sessions_are_read_with_their_places(string text, string meaning) =>
        Assert.Equal(meaning, CareSessionsText.Write(CareSessionsText.With(7)(text).Value));

    [Theory]
    [InlineData("vormittags")]
    [InlineData("Mo-Fr")]
    [InlineData("Mo-Fr 13-8 Uhr (4)")]
    public void Care_sessions_that_are_not_understood_are_refused(string text) =>
        Assert.Equal("CM1508", CareSessionsText.With(7)(text).Remark!.Code);

    [Fact]
    public void Care_sessions_need_places_from_somewhere() =>
        Assert.Equal("CM1508", CareSessionsText.With(null)("Mo-Fr 8-13 Uhr").Remark!.Code);

    [Theory]
    [InlineData("1", 12, 24)]
    [InlineData("5 Jahre", 60, 72)]
    [InlineData("1,5", 18, 19)]
    [InlineData("30 Monate", 30, 31)]
    [InlineData("2 Jahre 6 Monate", 30, 31)]
    public void An_age_limit_of_whole_years_takes_in_the_whole_last_year(string text, int from, int below)
    {
        Assert.Equal(from, AgeBounds.From(text).Value);
        Assert.Equal(below, AgeBounds.To(text).Value);
        Assert.Equal(from, AgeBounds.Below(text).Value);
    }

    [Fact]
    public void An_age_limit_that_is_not_understood_is_refused() =>
        Assert.Equal("CM1510", AgeBounds.From("Krippenalter").Remark!.Code);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("-A1")]
    [InlineData("+A1")]
    public void What_a_spreadsheet_would_run_is_a_formula(string text) => Assert.True(CellGuard.IsFormula(text));

    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("-5")]
    [InlineData("+49 234 910-0")]
    [InlineData("-1,50 €")]
    [InlineData("- keine Angabe")]
    [InlineData("A=B")]
    public void Numbers_telephone_numbers_and_dashes_are_none(string text) => Assert.False(CellGuard.IsFormula(text));
}
