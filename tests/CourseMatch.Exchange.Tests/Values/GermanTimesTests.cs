using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class GermanTimesTests
{
    [Theory]
    [InlineData("08:45", "08:45")]
    [InlineData("8:45", "08:45")]
    [InlineData("8.45", "08:45")]
    [InlineData("9 Uhr", "09:00")]
    [InlineData("12.15 Uhr", "12:15")]
    [InlineData("17h", "17:00")]
    [InlineData("9", "09:00")]
    [InlineData("08:45:00", "08:45")]
    [InlineData("24:00", "00:00")]
    [InlineData("00:00", "00:00")]
    public void Understands_times_as_people_write_them(string text, string time) =>
        Assert.Equal(TimeOnly.Parse(time, null), GermanTimes.Read(text).Value);

    [Theory]
    [InlineData("25:00")]
    [InlineData("24:30")]
    [InlineData("9:75")]
    [InlineData("morgens")]
    [InlineData("9-12")]
    [InlineData("")]
    public void Refuses_what_is_no_time(string text) => Assert.Equal("CM1205", GermanTimes.Read(text).Remark!.Code);

    [Theory]
    [InlineData("08:45-13:00", "08:45", "13:00")]
    [InlineData("8.45 bis 13 Uhr", "08:45", "13:00")]
    [InlineData("von 9 – 12.15 Uhr", "09:00", "12:15")]
    [InlineData("17:00-24:00", "17:00", "00:00")]
    [InlineData("20 bis 0 Uhr", "20:00", "00:00")]
    [InlineData("23:59-24.00 Uhr", "23:59", "00:00")]
    [InlineData("00:00-24:00", "00:00", "00:00")]
    public void Understands_spans(string text, string from, string to)
    {
        var span = GermanTimes.ReadSpan(text).Value;
        Assert.Equal((TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)), (span.From, span.To));
    }

    [Theory]
    [InlineData("13:00-08:45", "CM1214")]
    [InlineData("08:45-08:45", "CM1214")]
    [InlineData("22:00-00:15", "CM1214")]
    [InlineData("22:00-24:15", "CM1205")]
    [InlineData("vormittags", "CM1205")]
    [InlineData("08:45", "CM1205")]
    public void Refuses_spans_that_end_before_they_begin(string text, string code) =>
        Assert.Equal(code, GermanTimes.ReadSpan(text).Remark!.Code);
}
