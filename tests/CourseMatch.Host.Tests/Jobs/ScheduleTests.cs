using CourseMatch.Application.Calendar;
using CourseMatch.Application.Nights;
using CourseMatch.Host.Jobs;
using Quartz;

namespace CourseMatch.Host.Tests.Jobs;

/// <summary>What the scheduler makes of the time of day is what <see cref="NightClock"/> says, clock changes
/// included.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData(3, 30)]
    [InlineData(0, 5)]
    [InlineData(1, 59)]
    [InlineData(3, 0)]
    public void The_scheduler_fires_once_a_day_for_two_years_at_the_instant_the_clock_says(int hour, int minute)
    {
        var clock = new NightClock(new TimeOnly(hour, minute));
        var cron = new CronExpression(SchedulerSetup.CronOf(clock.At), BerlinTime.Zone);
        var instant = clock.DueOn(new DateOnly(2026, 6, 1));
        for (var day = new DateOnly(2026, 6, 2); day < new DateOnly(2028, 6, 1); day = day.AddDays(1))
        {
            instant = cron.GetNextValidTimeAfter(instant)!.Value;
            Assert.Equal(clock.DueOn(day), instant);
        }
    }
}
