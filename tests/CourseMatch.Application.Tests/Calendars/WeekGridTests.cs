using CourseMatch.Application.Calendar;

namespace CourseMatch.Application.Tests.Calendars;

/// <summary>Quarter hours at the edges of days: an end at 00:00 is the end of its day, never the day after.</summary>
public sealed class WeekGridTests
{
    private static readonly TimeOnly Midnight = TimeOnly.MinValue;

    [Theory]
    [InlineData(DayOfWeek.Monday, "20:00", "00:00", 80, 96)]
    [InlineData(DayOfWeek.Tuesday, "20:10", "00:00", 96 + 81, 2 * 96)]
    [InlineData(DayOfWeek.Sunday, "23:45", "00:00", WeekGrid.QuartersPerWeek - 1, WeekGrid.QuartersPerWeek)]
    [InlineData(DayOfWeek.Sunday, "00:00", "00:00", 6 * 96, 7 * 96)]
    [InlineData(DayOfWeek.Monday, "00:00", "00:30", 0, 2)]
    [InlineData(DayOfWeek.Monday, "08:00", "08:00", 0, 0)]
    public void What_is_offered_until_midnight_reaches_the_end_of_its_day(
        DayOfWeek day, string from, string to, int first, int afterLast)
    {
        var week = WeekGrid.Empty.With(day, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));

        Assert.Equal(Enumerable.Range(first, afterLast - first), QuartersOf(week));
    }

    [Theory]
    [InlineData("22:00", "00:00", 88)]
    [InlineData("22:10", "00:00", 88)]
    [InlineData("00:00", "00:00", 0)]
    public void A_lesson_until_midnight_takes_every_quarter_hour_to_the_end_of_its_day(
        string from, string to, int first) => Assert.Equal(
        Enumerable.Range(first, 96 - first),
        QuartersOf(WeekGrid.Empty.WithTouched(
            DayOfWeek.Monday, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null))));

    [Theory]
    [InlineData("22:00", "00:00", true)]
    [InlineData("21:45", "00:00", false)]
    [InlineData("00:00", "00:00", false)]
    [InlineData("23:59", "00:00", true)]
    public void A_lesson_until_midnight_fits_who_is_free_until_midnight(string from, string to, bool fits)
    {
        var late = WeekGrid.Empty.With(DayOfWeek.Friday, new TimeOnly(22, 0), Midnight);

        Assert.Equal(fits, late.Covers(DayOfWeek.Friday, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)));
        Assert.False(late.Covers(DayOfWeek.Saturday, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)));
    }

    [Fact]
    public void Who_is_free_until_a_quarter_to_twelve_is_not_free_until_midnight()
    {
        var almost = WeekGrid.Empty.With(DayOfWeek.Friday, new TimeOnly(18, 0), new TimeOnly(23, 45));

        Assert.True(almost.Covers(DayOfWeek.Friday, new TimeOnly(18, 0), new TimeOnly(23, 45)));
        Assert.False(almost.Covers(DayOfWeek.Friday, new TimeOnly(18, 0), new TimeOnly(23, 46)));
        Assert.False(almost.Covers(DayOfWeek.Friday, new TimeOnly(18, 0), Midnight));
    }

    private static IEnumerable<int> QuartersOf(WeekGrid week) =>
        Enumerable.Range(0, WeekGrid.QuartersPerWeek).Where(quarter => week[quarter]);
}
