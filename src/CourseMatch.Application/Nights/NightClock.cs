using CourseMatch.Application.Calendar;

namespace CourseMatch.Application.Nights;

/// <summary>When nights are due: at one local time in Berlin, once a day, on clock-change days too.</summary>
/// <remarks>The hour from 02:00 to 03:00 does not exist in one night of the year and exists twice in another; no night
/// is ever due in it.</remarks>
public sealed class NightClock
{
    /// <summary>When nothing else is asked for.</summary>
    public static readonly TimeOnly Usual = new(3, 30);

    private static readonly TimeOnly ForbiddenFrom = new(2, 0);

    private static readonly TimeOnly ForbiddenBefore = new(3, 0);

    /// <summary>A clock for a time of day in Berlin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not <see cref="IsAllowed"/>.</exception>
    public NightClock(TimeOnly at)
    {
        if (!IsAllowed(at))
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, "No night is due between 02:00 and 03:00.");
        }

        At = at;
    }

    /// <summary>Time of day in Berlin.</summary>
    public TimeOnly At { get; }

    /// <summary>Whether nights may be due at this time of day.</summary>
    public static bool IsAllowed(TimeOnly at) => at < ForbiddenFrom || at >= ForbiddenBefore;

    /// <summary>The instant at which the night of a day is due.</summary>
    public DateTimeOffset DueOn(DateOnly day)
    {
        var local = day.ToDateTime(At);
        return new DateTimeOffset(local, BerlinTime.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The newest night that is due at an instant.</summary>
    public DateOnly NewestDueAt(DateTimeOffset now)
    {
        var today = BerlinTime.DayOf(now);
        return DueOn(today) <= now ? today : today.AddDays(-1);
    }

    /// <summary>The night to make up for, or null: the newest one due when it has not ended. Older ones are not made up
    /// for, since one night takes in everything that came since.</summary>
    /// <param name="now">Now.</param>
    /// <param name="newest">The newest night begun; null when there was none yet, and then none was missed: the first
    /// one comes by the clock or by hand.</param>
    /// <param name="grace">How long a night may be due before it counts as missed.</param>
    public DateOnly? MissedAt(DateTimeOffset now, NightRun? newest, TimeSpan grace)
    {
        var due = NewestDueAt(now - grace);
        return newest is null ? null
            : newest.Night < due ? due
            : newest.EndedAt is null ? newest.Night
            : null;
    }
}
