namespace CourseMatch.Store.Tests.Offers;

/// <summary>A clock that stands at noon of a day, and a minute later after each step.</summary>
internal sealed class DayClock(DateOnly day) : TimeProvider
{
    internal DateOnly Day { get; set; } = day;

    private int minutes;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(Day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).AddMinutes(minutes);

    /// <summary>A minute passes.</summary>
    internal void Advance() => minutes++;
}
