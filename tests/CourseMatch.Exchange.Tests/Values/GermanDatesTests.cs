using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class GermanDatesTests
{
    private static readonly DateOnly Reference = new(2026, 11, 23);

    [Theory]
    [InlineData("11.01.2027", "2027-01-11")]
    [InlineData("1.2.27", "2027-02-01")]
    [InlineData("05.11.26", "2026-11-05")]
    [InlineData("1.2.46", "2046-02-01")]
    [InlineData("1.2.47", "1947-02-01")]
    [InlineData("2027-03-19", "2027-03-19")]
    [InlineData("2027-03-19T00:00:00", "2027-03-19")]
    [InlineData("11.01.2027 00:00", "2027-01-11")]
    [InlineData("11.01.2027 0:00:00", "2027-01-11")]
    [InlineData("Mo, 11.01.2027", "2027-01-11")]
    [InlineData("Montag, 11. 1. 2027", "2027-01-11")]
    [InlineData("1. März 2027", "2027-03-01")]
    [InlineData("24 Dezember 2026", "2026-12-24")]
    [InlineData("29.02.2028", "2028-02-29")]
    public void Understands_days_as_people_write_them(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), GermanDates.Near(Reference)(text).Value);

    [Theory]
    [InlineData("31.02.2027", "CM1202")]
    [InlineData("29.02.2027", "CM1202")]
    [InlineData("31.04.2027", "CM1202")]
    [InlineData("00.01.2027", "CM1202")]
    [InlineData("11.13.2027", "CM1202")]
    [InlineData("2027-02-30", "CM1202")]
    [InlineData("11.01.1027", "CM1202")]
    [InlineData("01/02/2027", "CM1203")]
    [InlineData("demnächst", "CM1201")]
    [InlineData("46398", "CM1201")]
    [InlineData("11.01.", "CM1201")]
    [InlineData("11.01.2027 09:30", "CM1201")]
    [InlineData("2027", "CM1201")]
    public void Refuses_what_is_no_day_or_could_be_two(string text, string code)
    {
        var parsed = GermanDates.Near(Reference)(text);
        Assert.False(parsed.IsUnderstood);
        Assert.Equal((code, Severity.Error), (parsed.Remark!.Code, parsed.Remark.Severity));
    }

    [Theory]
    [InlineData("1.5.92", "1992-05-01")]
    [InlineData("1.5.25", "2025-05-01")]
    [InlineData("1.5.27", "1927-05-01")]
    public void A_birth_year_of_two_digits_is_never_in_the_future(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), GermanDates.OfBirth(Reference)(text).Value);

    [Theory]
    [InlineData("00.00.1992")]
    [InlineData("1992")]
    [InlineData("1992-00-00")]
    public void A_birth_date_of_which_only_the_year_is_known_is_read_as_the_first_of_January_and_said(string text)
    {
        var parsed = GermanDates.OfBirth(Reference)(text);
        Assert.Equal(new DateOnly(1992, 1, 1), parsed.Value);
        Assert.Equal("CM1204", parsed.Remark!.Code);
    }

    [Theory]
    [InlineData("01.03.2027-30.06.2027", "2027-03-01", "2027-06-30")]
    [InlineData("01.03.2027 - 30.06.2027", "2027-03-01", "2027-06-30")]
    [InlineData("01.03.2027 bis 30.06.2027", "2027-03-01", "2027-06-30")]
    [InlineData("2027-03-01 – 2027-06-30", "2027-03-01", "2027-06-30")]
    [InlineData("2027-03-01/2027-06-30", "2027-03-01", "2027-06-30")]
    [InlineData("17.05.2027", "2027-05-17", "2027-05-17")]
    public void Understands_spans(string text, string first, string last)
    {
        var span = GermanDates.SpanNear(Reference)(text).Value;
        Assert.Equal((DateOnly.Parse(first, null), DateOnly.Parse(last, null)), (span.First, span.Last));
    }

    [Theory]
    [InlineData("30.06.2027-01.03.2027", "CM1213")]
    [InlineData("01.03.2027-31.06.2027", "CM1202")]
    [InlineData("Ostern bis Pfingsten", "CM1201")]
    public void Refuses_spans_that_end_before_they_begin_or_hold_no_days(string text, string code) =>
        Assert.Equal(code, GermanDates.SpanNear(Reference)(text).Remark!.Code);
}
