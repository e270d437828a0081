using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class GermanNumbersTests
{
    [Theory]
    [InlineData("25", 25)]
    [InlineData("250,0", 250)]
    [InlineData("1.145,00", 1145)]
    [InlineData("1.145", 1145)]
    [InlineData("1 145", 1145)]
    [InlineData("100 UE", 100)]
    [InlineData("ca. 20 TN", 20)]
    [InlineData("-1", -1)]
    [InlineData("45 Min.", 45)]
    public void Understands_whole_numbers(string text, int number) =>
        Assert.Equal(number, GermanNumbers.Whole(-1, 10_000)(text).Value);

    [Theory]
    [InlineData("2,5", "CM1206")]
    [InlineData("2.5", "CM1206")]
    [InlineData("1.14", "CM1206")]
    [InlineData("viele", "CM1206")]
    [InlineData("12-15", "CM1206")]
    [InlineData("10.001", "CM1207")]
    [InlineData("-2", "CM1207")]
    [InlineData("999999999999", "CM1206")]
    public void Refuses_what_is_no_whole_number_or_out_of_bounds(string text, string code) =>
        Assert.Equal(code, GermanNumbers.Whole(-1, 10_000)(text).Remark!.Code);

    [Theory]
    [InlineData("51,4818", 51.4818)]
    [InlineData("51.4818", 51.4818)]
    [InlineData("7", 7)]
    public void Understands_degrees_with_comma_and_dot(string text, double degrees) =>
        Assert.Equal(degrees, GermanNumbers.Degrees(text).Value);

    [Theory]
    [InlineData("51° 28'")]
    [InlineData("1.051,5")]
    [InlineData("200")]
    public void Refuses_what_are_no_degrees(string text) =>
        Assert.Equal("CM1212", GermanNumbers.Degrees(text).Remark!.Code);

    [Theory]
    [InlineData("44787", "44787", null)]
    [InlineData("1067", "01067", "CM1215")]
    [InlineData("01067", "01067", null)]
    [InlineData("D-44787", "44787", null)]
    [InlineData("44787,0", "44787", null)]
    public void Puts_the_leading_zero_of_a_postcode_back_with_a_note(string text, string postcode, string? code)
    {
        var parsed = Postcodes.Read(text);
        Assert.Equal((postcode, code), (parsed.Value, parsed.Remark?.Code));
    }

    [Theory]
    [InlineData("447")]
    [InlineData("447871")]
    [InlineData("A-1010")]
    [InlineData("Bochum")]
    public void Refuses_what_is_no_German_postcode(string text) =>
        Assert.Equal("CM1216", Postcodes.Read(text).Remark!.Code);

    [Theory]
    [InlineData("ja", true)]
    [InlineData("J", true)]
    [InlineData("x", true)]
    [InlineData("1", true)]
    [InlineData("✓", true)]
    [InlineData("WAHR", true)]
    [InlineData("nein", false)]
    [InlineData("n", false)]
    [InlineData("0", false)]
    [InlineData("fasle", false)]
    public void Understands_yes_and_no(string text, bool value)
    {
        var parsed = YesNo.Read(text);
        Assert.Equal((true, value), (parsed.IsUnderstood, parsed.Value));
    }

    [Theory]
    [InlineData("vielleicht")]
    [InlineData("jein")]
    [InlineData("2")]
    public void Refuses_what_is_neither_yes_nor_no(string text) =>
        Assert.Equal("CM1208", YesNo.Read(text).Remark!.Code);
}
