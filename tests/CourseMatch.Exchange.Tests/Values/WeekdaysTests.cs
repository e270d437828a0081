using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class WeekdaysTests
{
    [Theory]
    [InlineData("Mo-Fr", "Mo-Fr")]
    [InlineData("Mo, Di, Mi", "Mo-Mi")]
    [InlineData("Mo, Di, Mi, Do, Fr", "Mo-Fr")]
    [InlineData("Di+Do", "Di, Do")]
    [InlineData("Di/Do", "Di, Do")]
    [InlineData("Mo. und Mi.", "Mo, Mi")]
    [InlineData("Montag", "Mo")]
    [InlineData("montags und mittwochs", "Mo, Mi")]
    [InlineData("Montag bis Donnerstag", "Mo-Do")]
    [InlineData("Mo - Mi, Fr", "Mo, Di, Mi, Fr")]
    [InlineData("Sonnabend", "Sa")]
    [InlineData("täglich", "Mo-Fr")]
    [InlineData("Fr-Mo", "Mo, Fr, Sa, So")]
    [InlineData("Di;Do", "Di, Do")]
    [InlineData("Do Di", "Di, Do")]
    public void Understands_lists_and_ranges(string text, string days) =>
        Assert.Equal(days, Weekdays.Write([.. Weekdays.Read(text).Value]));

    [Theory]
    [InlineData("")]
    [InlineData("nach Absprache")]
    [InlineData("Mo-Xy")]
    [InlineData("Mo, 3x")]
    [InlineData("Morgen")]
    public void Refuses_the_whole_text_when_a_part_is_not_understood(string text) =>
        Assert.Equal("CM1209", Weekdays.Read(text).Remark!.Code);
}
