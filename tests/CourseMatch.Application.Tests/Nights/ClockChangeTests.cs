using CourseMatch.Application.Calendar;
using CourseMatch.Application.Nights;

namespace CourseMatch.Application.Tests.Nights;

/// <summary>One night a day, in both clock-change nights too, and one made up for when it was missed.</summary>
public sealed class ClockChangeTests
{
    private static readonly NightClock Clock = new(NightClock.Usual);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData("2027-03-27", "2027-03-27T02:30:00Z")]
    [InlineData("2027-03-28", "2027-03-28T01:30:00Z")] // 02:00 to 03:00 does not exist
    [InlineData("2027-03-29", "2027-03-29T01:30:00Z")]
    [InlineData("2027-10-30", "2027-10-30T01:30:00Z")]
    [InlineData("2027-10-31", "2027-10-31T02:30:00Z")] // 02:00 to 03:00 comes twice
    [InlineData("2027-11-01", "2027-11-01T02:30:00Z")]
    public void A_night_is_due_at_half_past_three_in_Berlin(string day, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, null),
            Clock.DueOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null)));

    // Method: walk through two years minute by minute of UTC and count how often a new night becomes the newest due.
    [Theory]
    [InlineData(0, 15)]
    [InlineData(1, 59)]
    [InlineData(3, 0)]
    [InlineData(3, 30)]
    [InlineData(23, 45)]
    public void Every_day_has_exactly_one_night(int hour, int minute)
    {
        var clock = new NightClock(new TimeOnly(hour, minute));
        var instant = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var newest = clock.NewestDueAt(instant);
        for (var end = instant.AddYears(2); instant < end; instant = instant.AddMinutes(15))
        {
            var due = clock.NewestDueAt(instant);
            Assert.True(due == newest || due == newest.AddDays(1), $"{instant}: {newest} is followed by {due}");
            newest = due;
        }

        Assert.Equal(clock.NewestDueAt(instant), newest);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 30)]
    [InlineData(2, 59)]
    public void No_night_is_ever_due_in_the_hour_that_is_missing_or_double(int hour, int minute) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NightClock(new TimeOnly(hour, minute)));

    [Fact]
    public void A_missed_night_is_made_up_for_and_only_the_newest_of_several()
    {
        var now = Clock.DueOn(new DateOnly(2027, 3, 28)).AddHours(6);
        Assert.Equal(new DateOnly(2027, 3, 28), Clock.MissedAt(now, Run(2027, 3, 25, NightEnd.Done), Grace));
        Assert.Null(Clock.MissedAt(now, Run(2027, 3, 28, NightEnd.Held), Grace));
    }

    [Fact]
    public void A_night_left_unfinished_is_taken_up_again() => Assert.Equal(
        new DateOnly(2027, 10, 31),
        Clock.MissedAt(Clock.DueOn(new DateOnly(2027, 10, 31)).AddHours(1), Run(2027, 10, 31, null), Grace));

    [Fact]
    public void A_night_is_not_missed_while_it_may_still_begin_by_itself()
    {
        var due = Clock.DueOn(new DateOnly(2027, 3, 28));
        Assert.Null(Clock.MissedAt(due + Grace / 2, Run(2027, 3, 27, NightEnd.Done), Grace));
        Assert.NotNull(Clock.MissedAt(due + Grace, Run(2027, 3, 27, NightEnd.Done), Grace));
    }

    [Fact]
    public void Where_there_was_no_night_yet_none_was_missed() =>
        Assert.Null(Clock.MissedAt(Clock.DueOn(new DateOnly(2027, 3, 28)).AddHours(6), null, Grace));

    [Fact]
    public void Today_in_Berlin_begins_at_the_local_midnight() => Assert.Equal(
        (new DateOnly(2027, 3, 28), new DateOnly(2027, 3, 27)),
        (BerlinTime.DayOf(new DateTimeOffset(2027, 3, 27, 23, 0, 0, TimeSpan.Zero)),
            BerlinTime.DayOf(new DateTimeOffset(2027, 3, 27, 22, 59, 59, TimeSpan.Zero))));

    private static NightRun Run(int year, int month, int day, NightEnd? end) => new(
        default,
        new DateOnly(year, month, day),
        NightTrigger.Clock,
        default,
        end is null ? null : DateTimeOffset.UnixEpoch,
        end,
        1,
        []);
}
